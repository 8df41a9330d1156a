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
     * {@return an amount as it is shown, with two decimals}
     *
     * @param amount euros, or months
     */
    public static BigDecimal cents(BigDecimal amount) {
        return amount.setScale(2, RoundingMode.HALF_UP);
    }

    /**
     * {@return a ratio as it is shown, with four decimals}
     *
     * @param ratio the ratio, or a share
     */
    public static BigDecimal ratio(BigDecimal ratio) {
        return ratio.setScale(RATIO_DECIMALS, RoundingMode.HALF_UP);
    }

    /**
     * {@return a discount factor as it is shown, with ten decimals}
     *
     * @param factor the factor
     */
    public static BigDecimal factor(BigDecimal factor) {
        return factor.setScale(FACTOR_DECIMALS, RoundingMode.HALF_UP);
    }
}
