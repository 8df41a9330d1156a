package fr.mediation.bilan.indicator.judge;

import fr.mediation.bilan.indicator.Figure;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * One figure of a year beside what it can be held against. Numbers are rounded half up to six decimals.
 *
 * @param figure the figure
 * @param previous last year's value, in the indicator's unit; null where there is none
 * @param difference this year − last year, in the indicator's unit (points where that is a percentage); null where
 *     one of them is missing or the series is broken between them
 * @param percent 100 × difference / |last year|; null where the difference is, where last year's value is 0 and
 *     where the unit is a percentage, whose change is told in points
 * @param slope the slope of the least-squares line through the values of this year and the two before, in the
 *     indicator's unit per year; null where one of the three is missing or the series is broken between them
 * @param direction which way the slope goes; null where there is none
 * @param rank the region's place among the regions that have a value, from 1; equal values share a place and the
 *     next one is left out for each (1, 2, 2, 4). Null for the country and where the value is missing
 * @param share 100 × value / the country's value; null for the country and where regions do not add up to it
 * @param target the committee's target, in the indicator's unit; null where it set none
 * @param gap value − target, in the indicator's unit; null where one of them is missing or the year is not over
 * @param reached whether the value is as good as the target or better; null where the gap is, and where neither way
 *     is better
 * @param broken why the difference is withheld; null where it is not
 * @param trendBreak why the slope is withheld: the same, else what broke the series a year earlier; null where it is
 *     not
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
        @Nullable Break trendBreak) {
    /** Which way a figure goes. */
    public enum Direction {
        /** Up. */
        RISING,
        /** Down. */
        FALLING,
        /** By less than one percent of the three years' mean a year. */
        STABLE
    }

    /** Why two years of a series are not to be compared. The order is that in which one reason stands for several. */
    public enum Break {
        /** One of the years is not over. */
        RUNNING("annee_en_cours"),
        /** Deliveries reach a part of one of the years only. */
        PARTIAL("annee_partielle"),
        /** The territory does not consist of the same departments. */
        PERIMETER("perimetre"),
        /** The indicator's definition changed. */
        DEFINITION("definition"),
        /** So many more or fewer places report that the change is theirs. */
        COVERAGE("couverture");

        private final String code;

        Break(String code) {
            this.code = code;
        }

        /**
         * Its name in files.
         *
         * @return a French word
         */
        public String code() {
            return code;
        }
    }
}
