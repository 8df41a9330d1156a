package fr.mediation.bilan.source.cell;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SimilarIdentifiersTest {
    private final SimilarIdentifiers seen = new SimilarIdentifiers();

    @ParameterizedTest
    @CsvSource({"U-11, u-11", "451, 00451", "U-7, U-007", "Élise, ÉLISE", "0, 00"})
    void anotherCaseAndLeadingZerosResemble(String first, String second) {
        assertThat(seen.resembles(first)).isFalse();
        assertThat(seen.resembles(second)).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"U-11, U-11", "U-1, U-10", "100, 10", "U-11, U-12", "A0, A"})
    void theSameAndOthersDoNot(String first, String second) {
        assertThat(seen.resembles(first)).isFalse();
        assertThat(seen.resembles(second)).isFalse();
        assertThat(seen.resembles(first)).isFalse();
    }

    @Test
    void oneIsFoundAmongATenThousandOthers() {
        for (int i = 1; i <= 10_000; i++) {
            assertThat(seen.resembles("U-" + i)).isFalse();
        }

        assertThat(seen.resembles("u-5000")).isTrue();
    }

    @Test
    void amongMillionsOfOthersNoneResemblesByChance() {
        Random random = new Random(7);
        for (int i = 0; i < 2_000_000; i++) {
            assertThat(seen.resembles(Long.toString(random.nextLong() >>> 1))).isFalse();
        }
    }
}
