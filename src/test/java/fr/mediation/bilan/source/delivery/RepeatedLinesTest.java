package fr.mediation.bilan.source.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import fr.mediation.bilan.source.Fact;
import fr.mediation.bilan.source.Verdict;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class RepeatedLinesTest {
    private static Fact fact(int line, long key, boolean identified, long content) {
        return new Fact("", line, key, identified, content, LocalDate.of(2016, 3, 1), List.of());
    }

    private static List<Verdict.Repeated> among(Fact... facts) {
        List<Verdict.Repeated> found = new ArrayList<>();
        try (RepeatedLines lines = new RepeatedLines()) {
            for (Fact fact : facts) {
                lines.add(fact);
            }
            for (Verdict.Repeated next = lines.next(); next != null; next = lines.next()) {
                found.add(next);
            }
        }
        return found;
    }

    @Test
    void theSameLineAgainIsADuplicate() {
        assertThat(among(fact(2, 7, true, 70), fact(3, 7, true, 70)))
                .containsExactly(new Verdict.Repeated("", 3, 7, false, true));
    }

    @Test
    void anotherContentUnderTheSameKeyReplacesTheEarlierLine() {
        assertThat(among(fact(2, 7, true, 70), fact(3, 7, true, 71)))
                .containsExactly(new Verdict.Repeated("", 2, 7, false, false));
    }

    @Test
    void onePersonOfALineThatNamesTwoIsRepeatedWithoutTheOther() {
        assertThat(among(
                        fact(2, 7, true, 70), fact(2, 8, true, 70),
                        fact(3, 7, true, 70), fact(3, 9, true, 70)))
                .containsExactly(new Verdict.Repeated("", 3, 7, false, true));
        assertThat(among(fact(2, 7, true, 70), fact(3, 9, true, 70), fact(3, 7, true, 70)))
                .containsExactly(new Verdict.Repeated("", 3, 7, true, true));
    }

    @Test
    void theFactsOfALineThatAProfileNamesDoNotRepeatEachOther() {
        assertThat(among(fact(2, 7, true, 70), fact(2, 7, true, 70), fact(3, 7, true, 71), fact(3, 7, true, 71)))
                .containsExactly(new Verdict.Repeated("", 2, 7, false, false));
    }

    @Test
    void linesOfAGroupAddUp() {
        assertThat(among(fact(2, 7, false, 70), fact(3, 7, false, 71))).isEmpty();
    }

    @Test
    void theSameLineOfAGroupAgainIsADuplicate() {
        assertThat(among(fact(2, 7, false, 70), fact(3, 7, false, 70)))
                .containsExactly(new Verdict.Repeated("", 3, 7, false, true));
    }

    @Test
    void aRepeatedLineIsFoundThoughAHundredThousandOthersStandBetween() {
        Fact[] facts = new Fact[200_002];
        for (int i = 0; i < facts.length; i++) {
            facts[i] = fact(i + 2, 64L * i, true, i);
        }
        facts[facts.length - 1] = fact(facts.length + 1, 0, true, 0);

        assertThat(among(facts)).containsExactly(new Verdict.Repeated("", facts.length + 1, 0, false, true));
    }
}
