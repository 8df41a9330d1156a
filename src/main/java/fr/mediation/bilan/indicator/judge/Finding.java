package fr.mediation.bilan.indicator.judge;

import java.math.BigDecimal;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A figure that somebody should look at before it is published. It is shown as it is all the same.
 *
 * @param kind what is odd about it
 * @param indicator the indicator's id
 * @param territory the territory's code
 * @param year the year
 * @param value the value, in the indicator's unit; null where it is missing
 * @param least the least value that would not have been odd, in the indicator's unit; null where there is no bound
 * @param most the greatest such value; null where there is no bound
 */
public record Finding(
        Kind kind,
        String indicator,
        String territory,
        int year,
        @Nullable BigDecimal value,
        @Nullable BigDecimal least,
        @Nullable BigDecimal most) {
    /** What is odd, the gravest first. */
    public enum Kind {
        /** A territory where places reported last year and none does. */
        SILENT,
        /** Outside what the definition says is possible. */
        OUT_OF_BOUNDS,
        /** Changed as in no other year. */
        JUMP,
        /** Changed as in no other region. */
        APART;

        /**
         * Its name in files and messages.
         *
         * @return an English word in lower case
         */
        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
