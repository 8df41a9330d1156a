package fr.mediation.bilan.indicator;

import fr.mediation.bilan.fact.ColumnType;
import fr.mediation.bilan.indicator.Aggregate.Kind;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * What a definition measures: arithmetic over aggregates. The aggregates are computed once for each department and combined
 * from there for every other territory; the arithmetic comes last.
 */
public sealed interface Measure {
    /** Enough for a quotient of any two sums of money or hours. */
    MathContext PRECISION = MathContext.DECIMAL128;

    /**
     * {@return its value, null where SQL would give null}
     *
     * @param results the result of each aggregate; null where no fact has a value
     */
    BigDecimal value(Function<Aggregate, BigDecimal> results);

    /** {@return the aggregates in it, in the order of the text} */
    Stream<Aggregate> aggregates();

    /** {@return the measure as an SQL expression} */
    String sql();

    /**
     * {@return the same measure of those participants alone that a column counts}
     *
     * @param column a column of counts
     */
    Measure restrictedTo(String column);

    /** {@return whether each aggregate counts participants or persons, so that columns of counts can break it down} */
    boolean countsParticipants();

    /**
     * One aggregate.
     *
     * @param aggregate the aggregate
     * @param argument what it is over
     */
    record Of(Aggregate aggregate, Expression argument) implements Measure {
        /** The column of all participants of a line; columns of counts stand for some of them. */
        private static final String COUNTED = "participants";

        private static final Expression PERSON = new Expression.Column("person", ColumnType.KEY);

        /** A sum over all facts. */
        static Of sum(Expression summand) {
            return new Of(new Aggregate(Kind.SUM, summand), summand);
        }

        @Override
        public BigDecimal value(Function<Aggregate, BigDecimal> results) {
            return results.apply(aggregate);
        }

        @Override
        public Stream<Aggregate> aggregates() {
            return Stream.of(aggregate);
        }

        @Override
        public String sql() {
            return aggregate.sql();
        }

        @Override
        public Measure restrictedTo(String column) {
            if (aggregate.kind() != Kind.SUM) {
                Expression counts = new Expression.Operation(
                        new Expression.Column(column, ColumnType.NUMBER),
                        ">",
                        Expression.Literal.ZERO,
                        ColumnType.BOOLEAN);
                return new Of(aggregate.where(counts), argument);
            }
            return sum(argument.renamed(name -> name.equals(COUNTED) ? column : name));
        }

        @Override
        public boolean countsParticipants() {
            return aggregate.kind() == Kind.DISTINCT
                    ? argument.equals(PERSON)
                    : !argument.renamed(name -> name.equals(COUNTED) ? "" : name)
                            .equals(argument);
        }
    }

    /** A number. */
    record Constant(BigDecimal number) implements Measure {
        @Override
        public BigDecimal value(Function<Aggregate, BigDecimal> results) {
            return number;
        }

        @Override
        public Stream<Aggregate> aggregates() {
            return Stream.empty();
        }

        @Override
        public String sql() {
            return number.toPlainString();
        }

        @Override
        public Measure restrictedTo(String column) {
            return this;
        }

        @Override
        public boolean countsParticipants() {
            return true;
        }
    }

    /** Two measures joined by {@code + - * /}. */
    record Operation(Measure left, char operator, Measure right) implements Measure {
        @Override
        public BigDecimal value(Function<Aggregate, BigDecimal> results) {
            BigDecimal a = left.value(results);
            BigDecimal b = right.value(results);
            if (a == null || b == null) {
                return null;
            }
            return switch (operator) {
                case '+' -> a.add(b);
                case '-' -> a.subtract(b);
                case '*' -> a.multiply(b);
                case '/' -> b.signum() == 0 ? null : a.divide(b, PRECISION);
                default -> throw new IllegalStateException("operator " + operator);
            };
        }

        @Override
        public Stream<Aggregate> aggregates() {
            return Stream.concat(left.aggregates(), right.aggregates());
        }

        @Override
        public String sql() {
            return "(" + left.sql() + " " + operator + " " + right.sql() + ")";
        }

        @Override
        public Measure restrictedTo(String column) {
            return new Operation(left.restrictedTo(column), operator, right.restrictedTo(column));
        }

        @Override
        public boolean countsParticipants() {
            return left.countsParticipants() && right.countsParticipants();
        }
    }

    /** The first of several measures that has a value. */
    record FirstKnown(List<Measure> alternatives) implements Measure {
        @Override
        public BigDecimal value(Function<Aggregate, BigDecimal> results) {
            for (Measure alternative : alternatives) {
                BigDecimal value = alternative.value(results);
                if (value != null) {
                    return value;
                }
            }
            return null;
        }

        @Override
        public Stream<Aggregate> aggregates() {
            return alternatives.stream().flatMap(Measure::aggregates);
        }

        @Override
        public String sql() {
            return "coalesce("
                    + String.join(", ", alternatives.stream().map(Measure::sql).toList()) + ")";
        }

        @Override
        public Measure restrictedTo(String column) {
            return new FirstKnown(alternatives.stream()
                    .map(alternative -> alternative.restrictedTo(column))
                    .toList());
        }

        @Override
        public boolean countsParticipants() {
            return alternatives.stream().allMatch(Measure::countsParticipants);
        }
    }
}
