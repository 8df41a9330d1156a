package fr.mediation.bilan.text;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The first vector is the one-block message of FIPS 180-4's examples. */
class Sha256Test {
    private static final String ABC = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";

    @Test
    void digestsBytes() {
        assertThat(Sha256.of("abc".getBytes(UTF_8))).isEqualTo(ABC);
    }

    @Test
    void tellsWhereOneContentEnds() {
        assertThat(Sha256.of(Stream.of("ab".getBytes(UTF_8), "c".getBytes(UTF_8))))
                .isNotEqualTo(Sha256.of(Stream.of("a".getBytes(UTF_8), "bc".getBytes(UTF_8))));
    }
}
