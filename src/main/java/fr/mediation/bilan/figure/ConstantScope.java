package fr.mediation.bilan.figure;

import fr.mediation.bilan.figure.Figure.Level;
import fr.mediation.bilan.territory.Perimeter;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * A figure over what the same reporters reported in a year and in the year before. A reporter is a producer with a place as
 * its lines name it, or with a department where they name none; of facts without places, the producer alone.
 *
 * @param year the later year
 * @param perimeter the map of regions
 * @param level country or region
 * @param territory the territory's code
 * @param indicator the indicator's id
 * @param before what those reporters gave the year before, in the indicator's unit; null where they say nothing of it
 * @param now what they give this year; null where they say nothing of it
 * @param shareBefore which share of last year's volume is theirs, 0 to 1: of the sum or count itself, of the denominator
 *     where the indicator is a quotient; null where there was none
 * @param shareNow the same of this year's
 * @param estimate the figure with what is missing from those that did not report; null where nobody is missing, and where
 *     too little is known to say
 */
public record ConstantScope(
        int year,
        Perimeter perimeter,
        Level level,
        String territory,
        String indicator,
        @Nullable BigDecimal before,
        @Nullable BigDecimal now,
        @Nullable BigDecimal shareBefore,
        @Nullable BigDecimal shareNow,
        @Nullable Estimate estimate) {
    /** Below this share of either year's volume two years of a series do not compare. */
    public static final BigDecimal LEAST_SHARE = new BigDecimal("0.8");

    /**
     * A figure with what is missing from those that did not report, estimated.
     *
     * @param value in the indicator's unit
     * @param low the lower end of its 95 % interval
     * @param high the upper end
     */
    public record Estimate(BigDecimal value, BigDecimal low, BigDecimal high) {
        /** The ratio to last year within strata of region, kind of place and size, as files call it. */
        public static final String METHOD = "ratio_strates";
    }

    /** {@return whether these reporters carry too little of either year for the two to be compared} */
    public boolean isBroken() {
        return tooLittle(shareBefore) || tooLittle(shareNow);
    }

    /**
     * {@return the same of another territory that is made of the same departments}
     *
     * @param map its map of regions
     * @param of its level
     * @param code its code
     */
    public ConstantScope in(Perimeter map, Level of, String code) {
        return new ConstantScope(year, map, of, code, indicator, before, now, shareBefore, shareNow, estimate);
    }

    private static boolean tooLittle(@Nullable BigDecimal share) {
        return share != null && share.compareTo(LEAST_SHARE) < 0;
    }
}
