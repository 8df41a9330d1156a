package fr.mediation.bilan.value;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/**
 * The one rounding rule: while computing, only quotients are rounded, to fifty digits. What is shown is
 * rounded once, half up: amounts and months to two decimals, ratios to four, discount factors to ten.
 */
public final class Rounding {
    /** Fifty digits: a rounded factor is off by less than a cent on any amount of fewer than 45 digits. */
    static final MathContext QUOTIENT = new MathContext(50);

    private static final int RATIO_DECIMALS = 4;
    private static final int FACTOR_DECIMALS = 10;

    private Rounding() {}

    /**
     * An amount as it is shown.
     *
     * @param amount euros, or months
     * @return with two decimals
     */
    public static BigDecimal cents(BigDecimal amount) {
        return amount.setScale(2, RoundingMode.HALF_UP);
    }

    /**
     * A ratio as it is shown.
     *
     * @param ratio the ratio, or a share
     * @return with four decimals
     */
    public static BigDecimal ratio(BigDecimal ratio) {
        return ratio.setScale(RATIO_DECIMALS, RoundingMode.HALF_UP);
    }

    /**
     * A discount factor as it is shown.
     *
     * @param factor the factor
     * @return with ten decimals
     */
    public static BigDecimal factor(BigDecimal factor) {
        return factor.setScale(FACTOR_DECIMALS, RoundingMode.HALF_UP);
    }
}
