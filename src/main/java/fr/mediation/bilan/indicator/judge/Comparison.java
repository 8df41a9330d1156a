package fr.mediation.bilan.indicator.judge;

import fr.mediation.bilan.figure.Figure;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * A figure of a year with all that it is compared with. Numbers are rounded half up to six decimals.
 *
 * @param figure the figure
 * @param previous last year's value, in the indicator's unit; null where there is none
 * @param difference this year − last year, in the indicator's unit (points where that is a percentage); null where
 *     one of them is missing or the series is broken between them
 * @param percent 100 × difference / |last year|; null where the difference is, where last year's value is 0 and
 *     where the unit is a percentage, whose change is given in points
 * @param slope the slope of the least-squares line through the values of this year and the two before, in the
 *     indicator's unit per year; null where one of the three is missing or the series is broken between them
 * @param direction the direction of the slope; null where there is none
 * @param rank the region's rank among the regions that have a value, from 1; equal values share a rank, and as many of the
 *     following ranks are left out (1, 2, 2, 4). Null for the country, where the value is missing, where the indicator has no
 *     better direction, is a total or comes of the value map, and where the region lies within the limits of its funnel
 * @param share 100 × value / the country's value; null for the country and where regions do not add up to it
 * @param target the committee's target, in the indicator's unit; null where it set none
 * @param gap value − target, in the indicator's unit; null where one of them is missing or the year is not over
 * @param reached whether the value is as good as the target or better; null where the gap is, and where the indicator has
 *     no better direction
 * @param broken why the difference is withheld; null where it is not
 * @param trendBreak why the slope is withheld: the same, else what broke the series a year earlier; null where it is
 *     not
 * @param scope the figure over what the same reporters reported in both years, and how many of those expected reported;
 *     null where nothing is known of that
 */
public record Comparison(
        Figure figure,
        @Nullable BigDecimal previous,
        @Nullable BigDecimal difference,
        @Nullable BigDecimal percent,
        @Nullable BigDecimal slope,
        @Nullable Direction direction,
        @Nullable Integer rank,
        @Nullable BigDecimal share,
        @Nullable BigDecimal target,
        @Nullable BigDecimal gap,
        @Nullable Boolean reached,
        @Nullable Break broken,
        @Nullable Break trendBreak,
        @Nullable Scope scope) {
    /**
     * Whether the change at constant scope is the one to be told: it differs from that of all that was reported by more than
     * two points, or the series is broken because others reported.
     *
     * @return false where no change at constant scope is known or told
     */
    public boolean isToldAtConstantScope() {
        if (scope == null || scope.difference() == null) {
            return false;
        }
        if (broken != null && broken.isOfReporters()) {
            return true;
        }
        return broken == null && scope.differsFrom(previous, difference, percent);
    }

    /** Whether the change of all that was reported may be called better or worse: not where what changed is who reported. */
    public boolean isJudged() {
        return scope == null || !scope.partsDiffer();
    }

    /** The direction of a trend. */
    public enum Direction {
        /** Up. */
        RISING,
        /** Down. */
        FALLING,
        /** Up or down by less than one percent of the three years' mean a year. */
        STABLE
    }

    /** Why two years of a series are not to be compared. Where several reasons apply, the first of them is given. */
    public enum Break {
        /** One of the years is not over. */
        RUNNING("annee_en_cours"),
        /** Deliveries cover only a part of one of the years. */
        PARTIAL("annee_partielle"),
        /** The territory consists of other departments. */
        PERIMETER("perimetre"),
        /** One of the years has no directory of its own: its figure is that of an earlier one. */
        CARRIED_OVER("annuaire_reporte"),
        /** The indicator's definition changed. */
        DEFINITION("definition"),
        /** The year before is the first in which people are known: all of them look new in it, and are credited in full. */
        FIRST_YEAR("premiere_annee"),
        /**
         * Reporters changed their names: persons that they name look new, or count twice where that was within a year, and so do
         * places.
         */
        RENAMED("declarant_renomme"),
        /**
         * Others reported: those of both years carry less than 80 % of either year's volume. Where that is not known, at least
         * twice or at most half as many places reported.
         */
        COVERAGE("couverture");

        private final String code;

        Break(String code) {
            this.code = code;
        }

        /** Whether it lies with who reported, or under which name. */
        boolean isOfReporters() {
            return this == COVERAGE || this == RENAMED;
        }

        /** Whether what the same reporters gave may be compared all the same. */
        boolean leavesTheSame() {
            return isOfReporters() || this == CARRIED_OVER;
        }

        /** {@return its name in files, a French word} */
        public String code() {
            return code;
        }
    }
}
