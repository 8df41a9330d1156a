package fr.mediation.bilan.indicator;

import fr.mediation.bilan.fact.ColumnType;
import org.jspecify.annotations.Nullable;

/** One aggregate of a measure. Two are the same where their SQL is. */
public final class Aggregate {
    private final Kind kind;
    private final Expression argument;
    private final @Nullable Expression condition;
    private final String sql;

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
     * An aggregate over all facts.
     *
     * @param kind what is done with the values
     * @param argument gives them
     */
    public Aggregate(Kind kind, Expression argument) {
        this(kind, argument, null);
    }

    /**
     * An aggregate.
     *
     * @param kind what is done with the values
     * @param argument gives them
     * @param condition what a fact must meet to count; null where all count. Of a distinct count it is kept apart from the
     *     argument, so that all aggregates that count the same values share one counter
     */
    public Aggregate(Kind kind, Expression argument, @Nullable Expression condition) {
        this.kind = kind;
        this.argument = argument;
        this.condition = condition;
        this.sql = sql(
                kind,
                condition == null
                        ? argument.sql()
                        : Expression.Case.of(condition, argument, null).sql());
    }

    /**
     * An aggregate of this program's own over all facts.
     *
     * @param kind what is done with the values
     * @param argument an SQL expression over the columns of the facts, which gives them
     */
    public Aggregate(Kind kind, String argument) {
        this(kind, new Expression.Given(argument));
    }

    private static String sql(Kind kind, String values) {
        return switch (kind) {
            case SUM -> "sum(" + values + ")";
            case COUNT -> "count(" + values + ")";
            case DISTINCT -> "count(distinct " + values + ")";
            case MEDIAN -> "percentile_cont(0.5) within group (order by " + values + ")";
        };
    }

    /** {@return what is done with the values} */
    public Kind kind() {
        return kind;
    }

    /** {@return what gives the values} */
    public Expression argument() {
        return argument;
    }

    /** {@return what a fact must meet to count; null where all count} */
    public @Nullable Expression condition() {
        return condition;
    }

    /**
     * {@return the same aggregate over fewer facts}
     *
     * @param more a condition that they must meet too
     */
    public Aggregate where(Expression more) {
        if (kind != Kind.DISTINCT) {
            return new Aggregate(kind, Expression.Case.of(more, argument, null));
        }
        return new Aggregate(
                kind,
                argument,
                condition == null ? more : new Expression.Operation(condition, "and", more, ColumnType.BOOLEAN));
    }

    /**
     * {@return the same aggregate over fewer facts}
     *
     * @param more an SQL condition of this program's own that they must meet too
     */
    public Aggregate where(String more) {
        return where(new Expression.Given(more));
    }

    /** {@return the aggregate as an SQL expression} */
    public String sql() {
        return sql;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Aggregate aggregate && aggregate.sql.equals(sql);
    }

    @Override
    public int hashCode() {
        return sql.hashCode();
    }

    @Override
    public String toString() {
        return sql;
    }
}
