package fr.mediation.bilan.report.content;

import fr.mediation.bilan.indicator.Unit;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/**
 * The change of a figure against the year before.
 *
 * @param difference this year − last year, in the figure's unit (points where that is a percentage), rounded half up to
 *     the decimals a reader is shown, so that a change too small to be seen is none
 * @param percent 100 × difference / |last year|; null where last year's figure is 0, and where the unit is a
 *     percentage, whose change is given in points
 * @param atConstantScope whether both years are what the same reporters reported
 */
public record Change(BigDecimal difference, @Nullable BigDecimal percent, boolean atConstantScope) {
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    /**
     * Compares two years.
     *
     * @param before last year's value
     * @param now this year's value
     * @param unit their unit
     * @return the change
     */
    public static Change between(BigDecimal before, BigDecimal now, Unit unit) {
        BigDecimal exact = now.subtract(before);
        BigDecimal percent = unit == Unit.PERCENT || before.signum() == 0
                ? null
                : exact.multiply(HUNDRED).divide(before.abs(), MathContext.DECIMAL64);
        BigDecimal shown = exact.setScale(unit.decimals(), RoundingMode.HALF_UP);
        return new Change(shown, percent != null && shown.signum() == 0 ? BigDecimal.ZERO : percent, false);
    }

    /** The same change, of what the same reporters reported. */
    Change ofConstantScope() {
        return new Change(difference, percent, true);
    }
}
