package fr.mediation.bilan.source.cell;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WildcardTest {
    @ParameterizedTest
    @CsvSource({
        "*, Mail, true",
        "*, '', true",
        "Démarches*, DEMARCHES en ligne, true",
        "Démarches*, Les démarches, false",
        "*démarches, Les démarches, true",
        "*é*e*, Démarches, true",
        "a*a, a, false",
        "a*a, aa, true",
        "a*b*a, aba, true",
        "a*ba*a, aba, false",
        "a*b*b*a, aba, false",
        "x**y, xy, true",
    })
    void aStarStandsForAnyText(String wildcard, String text, boolean matches) {
        assertThat(new Wildcard(wildcard).matches(text)).isEqualTo(matches);
    }

    /** Trying each star anew at each place would not end before the machine does. */
    @Test
    void manyStarsAreTriedOnce() {
        assertThat(new Wildcard("*a".repeat(200) + "*b*").matches("a".repeat(30_000)))
                .isFalse();
    }
}
