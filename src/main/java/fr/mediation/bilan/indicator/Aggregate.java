package fr.mediation.bilan.indicator;

import org.jspecify.annotations.Nullable;

/**
 * One aggregate of a measure.
 *
 * @param kind what is done with the values
 * @param argument an SQL expression over the columns of the facts, which gives the values
 * @param condition an SQL condition that a fact must meet to count; null where all count. Of a distinct count it is kept
 *     apart from the argument, so that all aggregates that count the same values share one counter
 */
public record Aggregate(
        Kind kind, String argument, @Nullable String condition) {
    /**
     * An aggregate over all facts.
     *
     * @param kind what is done with the values
     * @param argument the expression that gives them
     */
    public Aggregate(Kind kind, String argument) {
        this(kind, argument, null);
    }

    /** What is done with the values; nulls are left out. */
    public enum Kind {
        /** Their sum; null where no fact has a value. */
        SUM,
        /** How many facts have a value. */
        COUNT,
        /** How many distinct values there are. */
        DISTINCT,
        /** The middle one, or the mean of the two in the middle; null where no fact has a value. */
        MEDIAN
    }

    /**
     * {@return the same aggregate over fewer facts}
     *
     * @param condition an SQL condition that they must meet too
     */
    public Aggregate where(String condition) {
        return kind == Kind.DISTINCT
                ? new Aggregate(
                        kind,
                        argument,
                        this.condition == null ? condition : "(" + this.condition + ") and " + condition)
                : new Aggregate(kind, "case when " + condition + " then " + argument + " end");
    }

    /** {@return the aggregate as an SQL expression} */
    public String sql() {
        String values = condition == null ? argument : "case when " + condition + " then " + argument + " end";
        return switch (kind) {
            case SUM -> "sum(" + values + ")";
            case COUNT -> "count(" + values + ")";
            case DISTINCT -> "count(distinct " + values + ")";
            case MEDIAN -> "percentile_cont(0.5) within group (order by " + values + ")";
        };
    }
}
