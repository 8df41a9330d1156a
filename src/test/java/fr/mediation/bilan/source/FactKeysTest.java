package fr.mediation.bilan.source;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class FactKeysTest {
    private final FactKeys keys = new FactKeys("reseau");

    @Test
    void theSamePartsGiveTheSameKeyEveryTime() {
        assertThat(keys.of("a", "b")).isEqualTo(keys.of("a", "b"));
    }

    @Test
    void theSamePartsOfTwoProducersGiveTwoKeys() {
        assertThat(keys.of("a", "b")).isNotEqualTo(new FactKeys("canope").of("a", "b"));
    }

    @Test
    void nothingDiffersFromAnEmptyText() {
        assertThat(keys.of("a", null)).isNotEqualTo(keys.of("a", ""));
    }

    @Test
    void whereAPartEndsMatters() {
        assertThat(keys.of("ab", "c")).isNotEqualTo(keys.of("a", "bc"));
    }

    @Test
    void aSharedKeyIsThatOfItsKindAndIdentifier() {
        assertThat(keys.shared("activity", "A1")).isEqualTo(keys.of("activity", "A1"));
        assertThat(keys.shared("activity", "A2")).isEqualTo(keys.of("activity", "A2"));
        assertThat(keys.shared("session", "A2")).isEqualTo(keys.of("session", "A2"));
    }

    @Test
    void longTextsInAllScriptsHaveAKey() {
        String text = "aé€😀".repeat(2000);

        assertThat(keys.of(text)).isEqualTo(keys.of(text)).isNotEqualTo(keys.of(text + "a"));
    }
}
