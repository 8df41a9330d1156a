package fr.mediation.bilan.indicator.judge;

import java.math.BigDecimal;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/**
 * A figure that somebody should look at before it is published. The figure itself is not changed.
 *
 * @param kind what is odd about it
 * @param indicator the indicator's id
 * @param territory the territory's code
 * @param year the year
 * @param observed the value that is implausible, and that of the year before
 * @param expected the values that would be plausible
 * @param gravity how far it is from them, to be compared within its kind: in standard deviations; where places fell silent,
 *     how many they were
 */
public record Finding(
        Kind kind,
        String indicator,
        String territory,
        int year,
        Observed observed,
        Range expected,
        BigDecimal gravity) {
    /** The gravest first; of the same gravity none before the other. */
    static final Comparator<Finding> GRAVEST_FIRST = Comparator.<Finding>comparingInt(finding -> finding.kind().order)
            .thenComparing(Finding::gravity, Comparator.reverseOrder());

    /**
     * What was looked at.
     *
     * @param value the value, in the indicator's unit; null where it is missing
     * @param previous the value of the year before, which it is held against; null where it is held against none
     * @param atConstantScope whether both are those of the reporters of both years alone
     */
    public record Observed(
            @Nullable BigDecimal value, @Nullable BigDecimal previous, boolean atConstantScope) {}

    /** {@return the value, in the indicator's unit; null where it is missing} */
    public @Nullable BigDecimal value() {
        return observed.value();
    }

    /** {@return the value of the year before; null where the value is held against none} */
    public @Nullable BigDecimal previous() {
        return observed.previous();
    }

    /**
     * The values that would be plausible, both ends included.
     *
     * @param least the least, in the indicator's unit; null where there is no lower bound
     * @param most the greatest; null where there is no upper bound
     */
    public record Range(
            @Nullable BigDecimal least, @Nullable BigDecimal most) {}

    /** What is odd, the most serious first. */
    public enum Kind {
        /** Places of the territory reported last year, and none reports now. */
        SILENT("silent", 0),
        /** Outside the bounds of its definition. */
        OUT_OF_BOUNDS("out_of_bounds", 1),
        /** The country's change is unlike its changes of earlier years. */
        JUMP("jump", 2),
        /** A region's change is unlike that of the other regions. */
        OUTLIER("apart", 2);

        private final String code;
        private final int order;

        Kind(String code, int order) {
            this.code = code;
            this.order = order;
        }

        /** {@return its name in files and messages, an English word in lower case} */
        public String code() {
            return code;
        }
    }
}
