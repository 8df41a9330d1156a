package fr.mediation.bilan.source.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import fr.mediation.bilan.source.Fact;
import fr.mediation.bilan.source.Verdict;
import fr.mediation.bilan.source.Warnings;
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
                lines.add(fact, 0);
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
    void equalLinesThatNameNobodyAllCount() {
        assertThat(among(fact(2, 7, false, 70), fact(3, 7, false, 70))).isEmpty();
        assertThat(told(fact(2, 7, false, 70), fact(3, 7, false, 70), fact(4, 7, false, 70), fact(5, 7, false, 70)))
                .isEmpty();
    }

    /** What is told of facts: the code, then how many lines, and the first line of the block and of the one before. */
    private static List<String> told(Fact... facts) {
        Warnings warnings = new Warnings();
        try (RepeatedLines lines = new RepeatedLines()) {
            for (Fact fact : facts) {
                lines.add(fact, 0);
            }
            while (lines.next() != null) {
                continue;
            }
            lines.tellOfBlock(warnings);
        }
        return warnings.sentences().stream()
                .map(sentence -> sentence.key().replaceAll(".*\\.", "") + " "
                        + sentence.values().get(0) + " " + sentence.values().get(2) + " "
                        + sentence.values().get(3))
                .toList();
    }

    /** Lines of activities of two participants each, who are all different. */
    private static List<Fact> pairs(int firstLine, int firstActivity, int count) {
        List<Fact> facts = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            facts.add(fact(firstLine + i, (firstActivity * 2 + i) / 2, false, 100L + firstActivity * 2 + i));
        }
        return facts;
    }

    private static Fact[] joined(List<Fact> first, List<Fact> second) {
        List<Fact> all = new ArrayList<>(first);
        all.addAll(second);
        return all.toArray(Fact[]::new);
    }

    @Test
    void aFileThatIsTheSameLinesTwiceIsTold() {
        assertThat(told(joined(pairs(2, 0, 4), pairs(6, 0, 4)))).containsExactly("fichier_repete 4 6 2");
        assertThat(told(joined(pairs(2, 0, 2), pairs(4, 0, 2)))).containsExactly("fichier_repete 2 4 2");
    }

    @Test
    void aBlockThatComesAgainIsTold() {
        assertThat(told(joined(pairs(2, 0, 40), pairs(42, 5, 12)))).containsExactly("bloc_repete 12 42 12");
    }

    @Test
    void fewerLinesThatComeAgainAreNotABlock() {
        assertThat(told(joined(pairs(2, 0, 40), pairs(42, 5, 3)))).isEmpty();
    }

    @Test
    void participantsOfOneActivityWhoAreAlikeAreNotABlock() {
        List<Fact> facts = new ArrayList<>(pairs(2, 20, 2));
        for (int i = 0; i < 20; i++) {
            facts.add(fact(4 + i, 7, false, i % 2));
        }

        assertThat(told(facts.toArray(Fact[]::new))).isEmpty();
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
