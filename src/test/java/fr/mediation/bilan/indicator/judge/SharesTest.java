package fr.mediation.bilan.indicator.judge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.math.BigDecimal;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class SharesTest {
    @Test
    void equalPartsAddUpToOneHundredAndTheEarlierGetsWhatIsLeft() {
        assertThat(shares(1, "1", "1", "1")).containsExactly("33.4", "33.3", "33.3");
    }

    @Test
    void whatIsLeftGoesToTheLargestRemainder() {
        // 14.28…, 28.57… and 57.14…: 14 + 28 + 57 leave one, for the second.
        assertThat(shares(0, "1", "2", "4")).containsExactly("14", "29", "57");
    }

    @Test
    void ofEqualRemaindersTheLargerPartGoesFirst() {
        assertThat(shares(0, "1", "3", "4")).containsExactly("12", "38", "50");
    }

    @Test
    void aPartOfNothingHasNoShare() {
        assertThat(shares(1, "0", "5")).containsExactly("0.0", "100.0");
    }

    @Test
    void aWholeOfNothingHasNoShares() {
        assertThat(shares(1, "0", "0")).isEmpty();
    }

    @Test
    void aNegativePartIsRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> shares(1, "-1", "2"));
    }

    @Test
    void sharesOfAnyWholeAddUpToOneHundredWithinOneStepOfTheExactShare() {
        Random random = new Random(7);
        for (int round = 0; round < 500; round++) {
            List<BigDecimal> parts = random.ints(1 + random.nextInt(12), 0, 1000)
                    .mapToObj(BigDecimal::valueOf)
                    .toList();
            BigDecimal whole = parts.stream().reduce(BigDecimal.ONE, BigDecimal::add);
            List<BigDecimal> all =
                    Stream.concat(parts.stream(), Stream.of(BigDecimal.ONE)).toList();
            List<BigDecimal> shares = Shares.of(all, 1);
            assertThat(shares.stream().reduce(BigDecimal.ZERO, BigDecimal::add)).isEqualByComparingTo("100");
            for (int index = 0; index < all.size(); index++) {
                BigDecimal error = shares.get(index)
                        .multiply(whole)
                        .subtract(all.get(index).multiply(BigDecimal.valueOf(100)))
                        .abs();
                assertThat(error).isLessThan(whole.movePointLeft(1));
            }
        }
    }

    private static List<String> shares(int decimals, String... parts) {
        return Shares.of(Stream.of(parts).map(BigDecimal::new).toList(), decimals).stream()
                .map(BigDecimal::toPlainString)
                .toList();
    }
}
