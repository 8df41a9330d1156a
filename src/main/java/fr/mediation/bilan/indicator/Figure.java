package fr.mediation.bilan.indicator;

import fr.mediation.bilan.territory.Perimeter;
import java.math.BigDecimal;
import java.util.Optional;

/**
 * One published value of an indicator.
 *
 * @param year the civil year of the facts
 * @param perimeter the map of regions it belongs to; the country's figure stands once in each
 * @param level country or region
 * @param territory {@code FR} or the region's code in its perimeter
 * @param indicator the indicator's id
 * @param valueOrNull the value in the indicator's unit, rounded half up to six decimals; null where it is missing
 * @param numeratorOrNull the numerator, or the sum itself where the indicator is no quotient
 * @param denominatorOrNull the denominator, null where the indicator is no quotient
 * @param unknownRateOrNull the share of the whole, 0 to 1, whose answer is not known; null where it does not apply
 * @param contributors how many places the facts behind it come from
 * @param status how it may be read
 */
public record Figure(
        int year,
        Perimeter perimeter,
        Level level,
        String territory,
        String indicator,
        BigDecimal valueOrNull,
        BigDecimal numeratorOrNull,
        BigDecimal denominatorOrNull,
        BigDecimal unknownRateOrNull,
        long contributors,
        Status status) {
    /** The country's code. */
    public static final String COUNTRY = "FR";

    /** The levels figures are computed at. */
    public enum Level {
        /** The whole country. */
        NATIONAL,
        /** A region of the perimeter. */
        REGION
    }

    /** Observation status, with the code of the SDMX code list CL_OBS_STATUS that the open files carry. */
    public enum Status {
        /** Normal. */
        NORMAL("A"),
        /** Estimated in part. */
        ESTIMATED("E"),
        /** Missing: nothing to compute it from. */
        MISSING("M");

        private final String code;

        Status(String code) {
            this.code = code;
        }

        /**
         * The status code of the open files.
         *
         * @return one letter
         */
        public String code() {
            return code;
        }

        /**
         * The status of a code.
         *
         * @param code one letter
         * @return the status
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

    /**
     * The value.
     *
     * @return empty where it is missing
     */
    public Optional<BigDecimal> value() {
        return Optional.ofNullable(valueOrNull);
    }
}
