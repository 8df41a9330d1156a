package fr.mediation.bilan.indicator.judge;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * A figure that somebody should look at before it is published. The figure itself is not changed.
 *
 * @param kind what is odd about it
 * @param indicator the indicator's id
 * @param territory the territory's code
 * @param year the year
 * @param value the value, in the indicator's unit; null where it is missing
 * @param least the least value expected, in the indicator's unit; null where there is no lower bound
 * @param most the greatest value expected; null where there is no upper bound
 */
public record Finding(
        Kind kind,
        String indicator,
        String territory,
        int year,
        @Nullable BigDecimal value,
        @Nullable BigDecimal least,
        @Nullable BigDecimal most) {
    /** What is odd, the most serious first. */
    public enum Kind {
        /** Places of the territory reported last year, and none reports now. */
        SILENT("silent"),
        /** Outside the bounds of its definition. */
        OUT_OF_BOUNDS("out_of_bounds"),
        /** Its change is an outlier among the territory's changes of earlier years. */
        JUMP("jump"),
        /** Its change is an outlier among those of all regions. */
        OUTLIER("apart");

        private final String code;

        Kind(String code) {
            this.code = code;
        }

        /** {@return its name in files and messages, an English word in lower case} */
        public String code() {
            return code;
        }
    }
}
