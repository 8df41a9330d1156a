package fr.mediation.bilan.indicator.judge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Published cases are those of the R package PHEindicatormethods (UK Health Security Agency), its test data
 * {@code testdata_Byars_Wilson.xlsx}. They were worked out with a quantile of fifteen digits, which shows in the last ones.
 */
class ConfidenceIntervalTest {
    private static final MathContext EXACT = new MathContext(34);

    @ParameterizedTest
    @CsvSource({
        "65, USUAL, 50.163187710459454, 82.849138545939837",
        "1045, USUAL, 982.59320180733255, 1110.3312129856499",
        "10, STRICT, 2.916318374695686, 24.193724927880535"
    })
    void theIntervalOfACountIsThePublishedOne(int count, Confidence confidence, double low, double high) {
        ConfidenceInterval interval = ConfidenceInterval.ofCount(count, confidence);
        assertThat(interval.low()).isCloseTo(low, within(low * 1e-15 * 2));
        assertThat(interval.high()).isCloseTo(high, within(high * 1e-15 * 2));
    }

    @Test
    void theIntervalOfAProportionIsThePublishedOne() {
        ConfidenceInterval interval = ConfidenceInterval.ofProportion(65, 100, Confidence.USUAL);
        assertThat(interval.low()).isEqualTo(0.55254443296887967);
        assertThat(interval.high()).isEqualTo(0.73635751756902468);
    }

    @ParameterizedTest
    @CsvSource({"0, 12", "3, 12", "12, 12", "1, 4000", "2500, 4000"})
    void theIntervalOfAProportionHoldsThoseItIsProbableFrom(int count, int of) {
        // Independently: the ends are the two roots of n (p − count/n)² = z² p (1 − p), in decimal numbers of 34
        // digits.
        BigDecimal z = new BigDecimal("1.959963984540054235524594430520551");
        BigDecimal n = BigDecimal.valueOf(of);
        BigDecimal p = BigDecimal.valueOf(count).divide(n, EXACT);
        BigDecimal a = n.add(z.multiply(z));
        BigDecimal b = n.multiply(p).multiply(BigDecimal.valueOf(2)).add(z.multiply(z));
        BigDecimal c = n.multiply(p).multiply(p);
        BigDecimal root = b.multiply(b)
                .subtract(a.multiply(c).multiply(BigDecimal.valueOf(4)))
                .sqrt(EXACT);
        BigDecimal twice = a.multiply(BigDecimal.valueOf(2));
        ConfidenceInterval interval = ConfidenceInterval.ofProportion(count, of, Confidence.USUAL);
        assertThat(rounded(interval.low()))
                .isEqualTo(rounded(b.subtract(root).divide(twice, EXACT).doubleValue()));
        assertThat(rounded(interval.high()))
                .isEqualTo(rounded(b.add(root).divide(twice, EXACT).doubleValue()));
    }

    @Test
    void theIntervalOfNothingBeginsAtNothing() {
        assertThat(ConfidenceInterval.ofCount(0, Confidence.STRICT).low()).isZero();
        assertThat(ConfidenceInterval.ofProportion(0, 20, Confidence.USUAL).low())
                .isZero();
        assertThat(ConfidenceInterval.ofProportion(20, 20, Confidence.USUAL).high())
                .isEqualTo(1);
    }

    private static BigDecimal rounded(double number) {
        return BigDecimal.valueOf(number).setScale(12, RoundingMode.HALF_UP);
    }
}
