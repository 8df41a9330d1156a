package fr.mediation.bilan.figure;

import fr.mediation.bilan.territory.Perimeter;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * One published value of an indicator.
 *
 * @param period the time of the facts
 * @param perimeter the map of regions it belongs to; the country has a figure in each, those of departments and
 *     places belong to none and are given as of {@link Perimeter#REGIONS_2016}
 * @param level country, region, department or place
 * @param territory {@code FR}, the code of the region in its perimeter or of the department, or the place's identifier
 * @param indicator the indicator's id
 * @param category the category it counts
 * @param value the value in the indicator's unit, rounded half up to six decimals; null where it is missing
 * @param numerator the numerator, or the sum itself where the indicator is no quotient
 * @param denominator the denominator, null where the indicator is no quotient
 * @param unknownRate the share of the whole, 0 to 1, whose answer is not known; null where it does not apply
 * @param contributors how many places contributed facts
 * @param status its observation status
 */
public record Figure(
        Period period,
        Perimeter perimeter,
        Level level,
        String territory,
        String indicator,
        Category category,
        @Nullable BigDecimal value,
        @Nullable BigDecimal numerator,
        @Nullable BigDecimal denominator,
        @Nullable BigDecimal unknownRate,
        long contributors,
        Status status) {
    /** How many decimals a figure is rounded to, half up. */
    public static final int DECIMALS = 6;

    /** The country's code. */
    public static final String COUNTRY = "FR";

    /** The code of what lies in no region: at a distance, in an overseas collectivity, or for the whole country. */
    public static final String OUTSIDE = "HR";

    /** The levels figures are computed at. */
    public enum Level {
        /** The whole country. */
        NATIONAL,
        /** A region of the perimeter. */
        REGION,
        /** A department. */
        DEPARTMENT,
        /** A place of the directory, or one that lines name. */
        PLACE
    }

    /** Observation status, with the code of the SDMX code list CL_OBS_STATUS that the open files carry. */
    public enum Status {
        /** Normal. */
        NORMAL("A"),
        /** The series is broken: not to be compared with the year before. */
        BREAK("B"),
        /** Partly estimated. */
        ESTIMATED("E"),
        /** Provisional: the period is not over. */
        PROVISIONAL("P"),
        /** Missing: there is nothing to compute it from. */
        MISSING("M"),
        /** Withheld: it could reveal something about single persons. */
        CONFIDENTIAL("C");

        private final String code;

        Status(String code) {
            this.code = code;
        }

        /** {@return the status code of the open files, one letter} */
        public String code() {
            return code;
        }

        /**
         * {@return the status of a code}
         *
         * @param code one letter
         */
        public static Status of(String code) {
            for (Status status : values()) {
                if (status.code.equals(code)) {
                    return status;
                }
            }
            throw new IllegalArgumentException("no observation status " + code);
        }
    }

    /** {@return the year of its period} */
    public int year() {
        return period.year();
    }

    /**
     * {@return the same figure with another status}
     *
     * @param other the status
     */
    public Figure with(Status other) {
        return new Figure(
                period,
                perimeter,
                level,
                territory,
                indicator,
                category,
                value,
                numerator,
                denominator,
                unknownRate,
                contributors,
                other);
    }

    /**
     * {@return whether it is about a whole year and all categories together: false for months, quarters and single
     * categories}
     */
    public boolean isAnnualTotal() {
        return period.isYear() && category.isTotal();
    }

    /** {@return whether it is about what lies in no region} */
    public boolean isOutside() {
        return territory.equals(OUTSIDE) && level == Level.REGION;
    }
}
