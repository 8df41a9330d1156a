package fr.mediation.bilan.indicator;

import org.jspecify.annotations.Nullable;

/**
 * One aggregate of a measure: what is summed, counted or counted once each over the lines of a fact table.
 *
 * @param kind what is done
 * @param argument an SQL expression over the columns of the facts
 * @param condition which lines are looked at, as an SQL condition; null for all. Kept apart where things are counted
 *     once each, so that all that count the same things share one set of them
 */
public record Aggregate(
        Kind kind, String argument, @Nullable String condition) {
    public Aggregate(Kind kind, String argument) {
        this(kind, argument, null);
    }

    /** What is done with the argument's values; nulls are passed over. */
    public enum Kind {
        /** The sum; null where no line has a value. */
        SUM,
        /** How many lines have a value. */
        COUNT,
        /** How many different values there are. */
        DISTINCT
    }

    /** The same over fewer lines. */
    public Aggregate where(String condition) {
        return new Aggregate(
                kind, argument, this.condition == null ? condition : "(" + this.condition + ") and " + condition);
    }

    /** The aggregate as SQL writes it. */
    public String sql() {
        String values = condition == null ? argument : "case when " + condition + " then " + argument + " end";
        return switch (kind) {
            case SUM -> "sum(" + values + ")";
            case COUNT -> "count(" + values + ")";
            case DISTINCT -> "count(distinct " + values + ")";
        };
    }
}
