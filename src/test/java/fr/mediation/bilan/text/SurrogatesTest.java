package fr.mediation.bilan.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SurrogatesTest {
    private static final String EMOJI = "😀";

    @Test
    void halfACharacterIsLost() {
        assertThat(Surrogates.replaced("a\uD83Db\uDE00")).isEqualTo("a\uFFFDb\uFFFD");
    }

    @Test
    void wholeCharactersStay() {
        assertThat(Surrogates.replaced("é" + EMOJI)).isEqualTo("é" + EMOJI);
    }

    @Test
    void aTextIsNotCutWithinACharacter() {
        assertThat(Surrogates.beginning("ab" + EMOJI, 3)).isEqualTo("ab");
        assertThat(Surrogates.beginning("ab" + EMOJI + "c", 4)).isEqualTo("ab" + EMOJI);
        assertThat(Surrogates.beginning("ab" + EMOJI, 4)).isEqualTo("ab" + EMOJI);
    }
}
