package fr.mediation.bilan.indicator;

import fr.mediation.bilan.fact.ColumnType;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a measure may say about one fact. There is nothing else than these kinds: what is run is the text that they give,
 * never the text that was read. Each operand that is an operation itself stands in parentheses, so that the text means the
 * same under any order of precedence.
 */
public sealed interface Expression {
    /** {@return what its values are; null where it is always null, or not known} */
    @Nullable
    ColumnType type();

    /** {@return the expression in SQL} */
    String sql();

    /** {@return the expression in SQL, as a part of another} */
    default String operand() {
        return "(" + sql() + ")";
    }

    /** {@return what it is made of, and could be evaluated by itself} */
    default List<Expression> parts() {
        return List.of();
    }

    /**
     * {@return the expression with other names of columns}
     *
     * @param names gives the other name of each
     */
    default Expression renamed(UnaryOperator<String> names) {
        return this;
    }

    /**
     * {@return whether an expression of some kind stands in it}
     *
     * @param kind the kind
     */
    default boolean contains(Class<? extends Expression> kind) {
        return kind.isInstance(this) || parts().stream().anyMatch(part -> part.contains(kind));
    }

    private static List<Expression> renamed(List<Expression> all, UnaryOperator<String> names) {
        return all.stream().map(one -> one.renamed(names)).toList();
    }

    private static @Nullable Expression renamed(@Nullable Expression one, UnaryOperator<String> names) {
        return one == null ? null : one.renamed(names);
    }

    private static String list(List<Expression> all) {
        return all.stream().map(Expression::sql).collect(Collectors.joining(", "));
    }

    /**
     * A column of the facts.
     *
     * @param name its name
     * @param type what its values are
     */
    record Column(String name, ColumnType type) implements Expression {
        @Override
        public String sql() {
            return name;
        }

        @Override
        public String operand() {
            return name;
        }

        @Override
        public Expression renamed(UnaryOperator<String> names) {
            return new Column(names.apply(name), type);
        }
    }

    /**
     * A number, a text, true, false or null.
     *
     * @param sql as SQL writes it
     * @param type what it is; null for null
     */
    record Literal(String sql, @Nullable ColumnType type) implements Expression {
        /** Null. */
        public static final Literal NULL = new Literal("null", null);

        static final Literal ONE = new Literal("1", ColumnType.NUMBER);
        static final Literal ZERO = new Literal("0", ColumnType.NUMBER);

        /** {@return the text that it stands for, without quotation marks; itself where it is no text} */
        public String text() {
            return type == ColumnType.TEXT ? sql.substring(1, sql.length() - 1).replace("''", "'") : sql;
        }

        @Override
        public String operand() {
            return sql;
        }
    }

    /**
     * Two expressions joined by an operator.
     *
     * @param left what stands before it
     * @param operator the operator
     * @param right what stands behind it
     * @param type what comes out
     */
    record Operation(Expression left, String operator, Expression right, ColumnType type) implements Expression {
        /** The same one over and over is read from the left. */
        private static final Set<String> CHAINED = Set.of("+", "-", "*", "/", "||", "and", "or");

        @Override
        public String sql() {
            boolean chain =
                    CHAINED.contains(operator) && left instanceof Operation before && before.operator.equals(operator);
            return (chain ? left.sql() : left.operand()) + " " + operator + " " + right.operand();
        }

        @Override
        public List<Expression> parts() {
            return List.of(left, right);
        }

        @Override
        public Expression renamed(UnaryOperator<String> names) {
            return new Operation(left.renamed(names), operator, right.renamed(names), type);
        }
    }

    /**
     * A sign before a number, or {@code not} before a condition.
     *
     * @param operator the sign or word
     * @param of what it stands before
     * @param type what comes out
     */
    record Prefixed(String operator, Expression of, ColumnType type) implements Expression {
        @Override
        public String sql() {
            return operator + " " + of.operand();
        }

        @Override
        public List<Expression> parts() {
            return List.of(of);
        }

        @Override
        public Expression renamed(UnaryOperator<String> names) {
            return new Prefixed(operator, of.renamed(names), type);
        }
    }

    /**
     * A condition that words behind an expression make: {@code is null}, {@code is not true}…
     *
     * @param tested the expression
     * @param test the words
     */
    record Tested(Expression tested, String test) implements Expression {
        @Override
        public ColumnType type() {
            return ColumnType.BOOLEAN;
        }

        @Override
        public String sql() {
            return tested.operand() + " " + test;
        }

        @Override
        public List<Expression> parts() {
            return List.of(tested);
        }

        @Override
        public Expression renamed(UnaryOperator<String> names) {
            return new Tested(tested.renamed(names), test);
        }
    }

    /**
     * Whether a value is one of several literals.
     *
     * @param value the value
     * @param operator {@code in} or {@code not in}
     * @param several the literals
     */
    record Among(Expression value, String operator, List<Expression> several) implements Expression {
        @Override
        public ColumnType type() {
            return ColumnType.BOOLEAN;
        }

        @Override
        public String sql() {
            return value.operand() + " " + operator + " (" + list(several) + ")";
        }

        @Override
        public List<Expression> parts() {
            return List.of(value);
        }

        @Override
        public Expression renamed(UnaryOperator<String> names) {
            return new Among(value.renamed(names), operator, several);
        }
    }

    /**
     * Whether a value lies between two others.
     *
     * @param value the value
     * @param operator {@code between} or {@code not between}
     * @param low the first that lies between
     * @param high the last
     */
    record Between(Expression value, String operator, Expression low, Expression high) implements Expression {
        @Override
        public ColumnType type() {
            return ColumnType.BOOLEAN;
        }

        @Override
        public String sql() {
            return value.operand() + " " + operator + " " + low.operand() + " and " + high.operand();
        }

        @Override
        public List<Expression> parts() {
            return List.of(value, low, high);
        }

        @Override
        public Expression renamed(UnaryOperator<String> names) {
            return new Between(value.renamed(names), operator, low.renamed(names), high.renamed(names));
        }
    }

    /**
     * One branch of a case.
     *
     * @param when a condition, or what the subject is compared with
     * @param then what the case then is
     */
    record Branch(Expression when, Expression then) {}

    /**
     * The first branch that applies; those of a subject compare it, those of none are conditions.
     *
     * @param subject what is compared; null where there is none
     * @param branches the branches, at least one
     * @param otherwise what it is where none applies; null where null
     * @param type what comes out; null where that is always null
     */
    record Case(
            @Nullable Expression subject,
            List<Branch> branches,
            @Nullable Expression otherwise,
            @Nullable ColumnType type)
            implements Expression {
        /** A case of one condition. */
        static Case of(Expression condition, Expression then, @Nullable Expression otherwise) {
            return new Case(null, List.of(new Branch(condition, then)), otherwise, then.type());
        }

        /** {@return whether it gives one expression where one condition holds, and null elsewhere} */
        public boolean isFilter() {
            return subject == null && otherwise == null && branches.size() == 1;
        }

        @Override
        public String sql() {
            StringBuilder sql = new StringBuilder("case");
            if (subject != null) {
                sql.append(' ').append(subject.operand());
            }
            for (Branch branch : branches) {
                sql.append(" when ")
                        .append(branch.when().sql())
                        .append(" then ")
                        .append(branch.then().sql());
            }
            if (otherwise != null) {
                sql.append(" else ").append(otherwise.sql());
            }
            return sql.append(" end").toString();
        }

        @Override
        public List<Expression> parts() {
            List<Expression> parts = new ArrayList<>();
            branches.forEach(branch -> parts.addAll(List.of(branch.when(), branch.then())));
            Stream.of(subject, otherwise).filter(Objects::nonNull).forEach(parts::add);
            return parts;
        }

        @Override
        public Expression renamed(UnaryOperator<String> names) {
            return new Case(
                    Expression.renamed(subject, names),
                    branches.stream()
                            .map(branch -> new Branch(
                                    branch.when().renamed(names), branch.then().renamed(names)))
                            .toList(),
                    Expression.renamed(otherwise, names),
                    type);
        }
    }

    /**
     * A function of some arguments.
     *
     * @param function its name
     * @param arguments the arguments
     * @param type what comes out; null where that is always null
     */
    record Call(
            String function,
            List<Expression> arguments,
            @Nullable ColumnType type) implements Expression {
        @Override
        public String sql() {
            return function + "(" + list(arguments) + ")";
        }

        @Override
        public String operand() {
            return sql();
        }

        @Override
        public List<Expression> parts() {
            return arguments;
        }

        @Override
        public Expression renamed(UnaryOperator<String> names) {
            return new Call(function, Expression.renamed(arguments, names), type);
        }
    }

    /**
     * An expression as another type of the database.
     *
     * @param value the expression
     * @param as the type's name in SQL
     * @param type what comes out
     */
    record Cast(Expression value, String as, ColumnType type) implements Expression {
        @Override
        public String sql() {
            return "cast(" + value.sql() + " as " + as + ")";
        }

        @Override
        public String operand() {
            return sql();
        }

        @Override
        public List<Expression> parts() {
            return List.of(value);
        }

        @Override
        public Expression renamed(UnaryOperator<String> names) {
            return new Cast(value.renamed(names), as, type);
        }
    }

    /**
     * SQL of this program, which stands in no measure: what it is made of is not known.
     *
     * @param sql the SQL
     */
    record Given(String sql) implements Expression {
        @Override
        public @Nullable ColumnType type() {
            return null;
        }
    }
}
