package fr.mediation.bilan.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class PseudonymsTest {
    private final Pseudonyms pseudonyms = under("0123456789abcdef");

    private static Pseudonyms under(String key) {
        return new Pseudonyms(key.getBytes(StandardCharsets.US_ASCII));
    }

    @Test
    void theSameIdentifierOfAProducerIsTheSamePerson() {
        assertThat(pseudonyms.of("canope", "p1")).isEqualTo(pseudonyms.of("canope", "p1"));
    }

    @Test
    void theSameIdentifierOfTwoProducersIsTwoPersons() {
        assertThat(pseudonyms.of("canope", "p1")).isNotEqualTo(pseudonyms.of("reseau", "p1"));
    }

    @Test
    void anotherKeyGivesOtherPseudonyms() {
        assertThat(under("fedcba9876543210").of("canope", "p1")).isNotEqualTo(pseudonyms.of("canope", "p1"));
    }

    @Test
    void aShortKeyIsRefused() {
        assertThatThrownBy(() -> under("0123456789abcde")).isInstanceOf(IllegalArgumentException.class);
    }
}
