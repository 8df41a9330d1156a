package fr.mediation.bilan.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class SentenceTest {
    @Test
    void whatWasStoredIsRenderedAsBefore() {
        Sentence sentence = Sentence.of("job.anomaly.few-lines", "2017", 12, "2016", 12_345L);

        Sentence read = Sentence.ofStored(sentence.stored());

        assertThat(Messages.in(Messages.FRENCH).get(read))
                .isEqualTo(Messages.in(Messages.FRENCH).get(sentence));
    }

    @Test
    void aTextThatLooksLikeANumberStaysAText() {
        assertThat(Sentence.ofStored(Sentence.of("job.no-such-path", "2017").stored()))
                .isEqualTo(Sentence.of("job.no-such-path", "2017"));
    }

    @Test
    void aTabInAValueBecomesASpace() {
        assertThat(Sentence.ofStored(Sentence.of("job.no-such-path", "a\tb").stored())
                        .values())
                .containsExactly("a b");
    }

    @Test
    void aSentenceWithoutValuesIsItsKey() {
        assertThat(Sentence.of("job.locked").stored()).isEqualTo("job.locked");
        assertThat(Sentence.ofStored("job.locked").values()).isEmpty();
    }

    @Test
    void aListIsRenderedAsWordsToChooseFrom() {
        Sentence sentence = Sentence.of("cli.unknown-source", "toto", List.of("attendance", "training", "donation"));

        assertThat(Messages.in(Messages.ENGLISH).get(sentence))
                .isEqualTo("Unknown source: “toto”. Choose attendance, training or donation.");
    }
}
