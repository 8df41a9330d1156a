package fr.mediation.bilan.indicator;

import fr.mediation.bilan.indicator.Figure.Status;
import fr.mediation.bilan.indicator.Measurement.Place;
import java.math.BigDecimal;
import java.math.RoundingMode;

/** The one rounding rule: a figure is scale × numerator / denominator, rounded half up to six decimals at the end. */
final class Quotients {
    static final int DECIMALS = 6;

    private Quotients() {}

    static Figure figure(
            Indicator indicator,
            int year,
            Place place,
            BigDecimal numerator,
            BigDecimal denominator,
            BigDecimal total,
            long contributors) {
        BigDecimal value = value(indicator, numerator, denominator);
        return new Figure(
                year,
                place.perimeter(),
                place.level(),
                place.code(),
                indicator.id(),
                value,
                rounded(numerator),
                rounded(denominator),
                unknownRate(denominator, total),
                contributors,
                value == null ? Status.MISSING : Status.NORMAL);
    }

    static Figure missing(Indicator indicator, int year, Place place) {
        return figure(indicator, year, place, null, null, null, 0);
    }

    private static BigDecimal value(Indicator indicator, BigDecimal numerator, BigDecimal denominator) {
        if (numerator == null) {
            return null;
        }
        if (indicator.denominator() == null) {
            return rounded(numerator.multiply(indicator.scale()));
        }
        if (denominator == null || denominator.signum() == 0) {
            return null;
        }
        return numerator.multiply(indicator.scale()).divide(denominator, DECIMALS, RoundingMode.HALF_UP);
    }

    private static BigDecimal unknownRate(BigDecimal known, BigDecimal total) {
        if (known == null || total == null || total.signum() == 0) {
            return null;
        }
        return BigDecimal.ONE.subtract(known.divide(total, DECIMALS, RoundingMode.HALF_UP));
    }

    private static BigDecimal rounded(BigDecimal number) {
        return number == null ? null : number.setScale(DECIMALS, RoundingMode.HALF_UP);
    }
}
