package fr.mediation.bilan.indicator.measure;

import fr.mediation.bilan.indicator.Category;
import fr.mediation.bilan.indicator.Figure;
import fr.mediation.bilan.indicator.Figure.Status;
import fr.mediation.bilan.indicator.Indicator;
import fr.mediation.bilan.indicator.Period;
import fr.mediation.bilan.indicator.Territory;
import java.math.BigDecimal;
import java.math.RoundingMode;

/** The one rounding rule: a figure is scale × numerator / denominator, rounded half up to six decimals at the end. */
final class Quotients {

    private Quotients() {}

    /** What a figure is made of when nothing is known. */
    static final Terms NOTHING = new Terms(null, null, null, 0);

    /** What a count is made of when there was nothing to count. */
    static final Terms ZERO = new Terms(BigDecimal.ZERO, null, null, 0);

    /**
     * What a figure is made of.
     *
     * @param numerator null where no line has a value
     * @param denominator null where there is none
     * @param total the whole, known and unknown; null where that does not apply
     * @param contributors how many places contribute
     */
    record Terms(BigDecimal numerator, BigDecimal denominator, BigDecimal total, long contributors) {}

    static Figure figure(Indicator indicator, Period period, Territory place, Category category, Terms terms) {
        BigDecimal value = value(indicator, terms.numerator(), terms.denominator());
        return new Figure(
                period,
                place.perimeter(),
                place.level(),
                place.code(),
                indicator.id(),
                category,
                value,
                rounded(terms.numerator()),
                rounded(terms.denominator()),
                unknownRate(terms.denominator(), terms.total()),
                terms.contributors(),
                value == null ? Status.MISSING : Status.NORMAL);
    }

    private static BigDecimal value(Indicator indicator, BigDecimal numerator, BigDecimal denominator) {
        if (numerator == null) {
            return null;
        }
        if (indicator.denominator() == null && indicator.criteria().isEmpty()) {
            return rounded(numerator.multiply(indicator.scale()));
        }
        if (denominator == null || denominator.signum() == 0) {
            return null;
        }
        return numerator.multiply(indicator.scale()).divide(denominator, Figure.DECIMALS, RoundingMode.HALF_UP);
    }

    private static BigDecimal unknownRate(BigDecimal known, BigDecimal total) {
        if (known == null || total == null || total.signum() == 0) {
            return null;
        }
        return BigDecimal.ONE.subtract(known.divide(total, Figure.DECIMALS, RoundingMode.HALF_UP));
    }

    private static BigDecimal rounded(BigDecimal number) {
        return number == null ? null : number.setScale(Figure.DECIMALS, RoundingMode.HALF_UP);
    }
}
