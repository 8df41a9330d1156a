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
sealed interface Expression {
    /** What its values are; null where it is always null. */
    @Nullable
    ColumnType type();

    /** The expression in SQL. */
    String sql();

    /** The expression in SQL, as a part of another. */
    default String operand() {
        return "(" + sql() + ")";
    }

    /** What it is made of, and could be evaluated by itself. */
    List<Expression> parts();

    /** The expression with other names of columns. */
    Expression renamed(UnaryOperator<String> names);

    /** Whether an expression of some kind stands in it. */
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

    /** A column of the facts. */
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
        public List<Expression> parts() {
            return List.of();
        }

        @Override
        public Expression renamed(UnaryOperator<String> names) {
            return new Column(names.apply(name), type);
        }
    }

    /** A number, a text, true, false or null. */
    record Literal(String sql, @Nullable ColumnType type) implements Expression {
        static final Literal NULL = new Literal("null", null);
        static final Literal ONE = new Literal("1", ColumnType.NUMBER);
        static final Literal ZERO = new Literal("0", ColumnType.NUMBER);

        @Override
        public String operand() {
            return sql;
        }

        @Override
        public List<Expression> parts() {
            return List.of();
        }

        @Override
        public Expression renamed(UnaryOperator<String> names) {
            return this;
        }
    }

    /** Two expressions joined by an operator. */
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

    /** A sign before a number, or {@code not} before a condition. */
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

    /** A condition that words behind an expression make: {@code is null}, {@code is not true}… */
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

    /** Whether a value is one of several literals; the operator is {@code in} or {@code not in}. */
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

    /** Whether a value lies between two others; the operator is {@code between} or {@code not between}. */
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

    /** One branch of a case. */
    record Branch(Expression when, Expression then) {}

    /** The first branch that applies; those of a subject compare it, those of none are conditions. */
    record Case(
            @Nullable Expression subject,
            List<Branch> branches,
            @Nullable Expression otherwise,
            @Nullable ColumnType type)
            implements Expression {
        /** A case of one branch and nothing else. */
        static Case of(Expression condition, Expression then, Expression otherwise) {
            return new Case(null, List.of(new Branch(condition, then)), otherwise, then.type());
        }

        /** Whether it gives one expression where one condition holds, and null elsewhere. */
        boolean isFilter() {
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

    /** A function of some arguments. */
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

    /** An expression as another type of the database. */
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
}
