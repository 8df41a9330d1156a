package fr.mediation.bilan.indicator.row;

import fr.mediation.bilan.fact.ColumnType;
import fr.mediation.bilan.indicator.Expression;
import fr.mediation.bilan.indicator.row.RowValue.CurrentRow;
import fr.mediation.bilan.store.query.FactReader.Type;
import fr.mediation.bilan.store.query.FactRow;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The expressions that are wanted of each row, split into what is selected of the server and what is made of that here:
 * sums, differences and products of numbers, comparisons of numbers, tests of null, {@code and}, {@code or}, {@code not},
 * cases of conditions, {@code coalesce}, and whether a text that is sent anyway is one of several. All else is the server's:
 * other texts, days, quotients, functions and casts.
 *
 * <p>What the server evaluates, it evaluates on every row. So an expression that could fail is not taken out of a case, or
 * from behind {@code and}, {@code or} and {@code coalesce}, which may be there to keep it from failing.
 */
public final class RowExpressions {
    private static final Set<String> CONDITIONS = Set.of("and", "or");
    private static final Set<String> EQUALITY = Set.of("=", "<>");
    private static final Set<String> ARITHMETIC = Set.of("+", "-", "*", "/");

    /** The functions that have a value whatever their arguments are. */
    private static final Set<String> NEVER_FAILING = Set.of("coalesce", "nullif", "length");

    private final List<String> selected;
    private final Map<Expression, RowValue> values = new HashMap<>();
    /** Each behind its parts. */
    private final List<RowValue> inOrder = new ArrayList<>();

    private final CurrentRow current = new CurrentRow();

    /**
     * Nothing wanted yet.
     *
     * @param selected the expressions that the server evaluates, to which more are added, each once
     */
    public RowExpressions(List<String> selected) {
        this.selected = selected;
    }

    /**
     * Has the server evaluate an expression as a whole.
     *
     * @param sql the expression
     * @return the index of its column
     */
    public int column(String sql) {
        int known = selected.indexOf(sql);
        if (known >= 0) {
            return known;
        }
        selected.add(sql);
        return selected.size() - 1;
    }

    /**
     * {@return what an expression will be on each row, in part or as a whole made here}
     *
     * @param wanted the expression
     */
    public RowValue value(Expression wanted) {
        RowValue known = values.get(wanted);
        if (known != null) {
            return known;
        }
        RowValue value = isMadeHere(wanted) ? made(wanted) : new Sent(current, column(wanted.sql()));
        values.put(wanted, value);
        inOrder.add(value);
        return value;
    }

    /**
     * Says of which types the selected expressions are, before the first row.
     *
     * @param types their types
     */
    public void types(List<Type> types) {
        inOrder.forEach(value -> value.resolve(types));
    }

    /**
     * Goes on to the next row.
     *
     * @param row the row, of which all values tell from now on
     */
    public void read(FactRow row) {
        current.row = row;
        current.number++;
    }

    /** Whether it is made here of its parts, whoever evaluates these. */
    private boolean isMadeHere(Expression expression) {
        return comparesSentText(expression)
                || isKnown(expression)
                        && guarded(expression).noneMatch(RowExpressions::needsWhatMayFail)
                        && !(expression instanceof Expression.Tested tested && !isAtHand(tested.tested()));
    }

    /** Whether it is known whether it is null, without sending a text for that alone. */
    private boolean isAtHand(Expression tested) {
        return isNumber(tested) || tested.type() == ColumnType.BOOLEAN || selected.contains(tested.sql());
    }

    /** Whether a text that is sent anyway is compared with others. */
    private boolean comparesSentText(Expression expression) {
        return expression.parts().size() > 0
                && isText(expression.parts().get(0))
                && expression.parts().get(0) instanceof Expression.Column column
                && selected.contains(column.name())
                && !texts(expression).isEmpty()
                && texts(expression).stream().allMatch(text -> text instanceof Expression.Literal && isText(text));
    }

    private static boolean isText(Expression expression) {
        return expression.type() == ColumnType.TEXT;
    }

    /** What a comparison asks for, equal or among; none where it is another. */
    private static List<Expression> texts(Expression expression) {
        if (expression instanceof Expression.Among among) {
            return among.several();
        }
        return expression instanceof Expression.Operation operation && EQUALITY.contains(operation.operator())
                ? List.of(operation.right())
                : List.of();
    }

    /** Whether it is of a kind that has the same values here as on the server. */
    private static boolean isKnown(Expression expression) {
        if (expression instanceof Expression.Literal literal) {
            return literal.type() != ColumnType.TEXT;
        }
        if (expression instanceof Expression.Operation operation) {
            return switch (operation.operator()) {
                case "and", "or" -> true;
                case "=", "<>", "<", "<=", ">", ">=" -> areNumbers(operation);
                // What has no column the server refuses before the first row, where it has no value.
                case "+", "-", "*" -> areNumbers(operation) && operation.contains(Expression.Column.class);
                default -> false;
            };
        }
        if (expression instanceof Expression.Prefixed prefixed) {
            return prefixed.operator().equals("not")
                    || prefixed.of() instanceof Expression.Literal
                    || prefixed.contains(Expression.Column.class);
        }
        if (expression instanceof Expression.Case cases) {
            return cases.subject() == null
                    && isOneType(
                            cases.type(),
                            Stream.concat(
                                    cases.branches().stream().map(Expression.Branch::then),
                                    Stream.ofNullable(cases.otherwise())));
        }
        if (expression instanceof Expression.Call call) {
            return call.function().equals("coalesce") && isOneType(call.type(), call.arguments().stream());
        }
        return expression instanceof Expression.Between between && areNumbers(between)
                || expression instanceof Expression.Tested;
    }

    private static boolean areNumbers(Expression expression) {
        return expression.parts().stream().allMatch(RowExpressions::isNumber)
                && expression.parts().stream().anyMatch(part -> part.type() == ColumnType.NUMBER);
    }

    private static boolean isNumber(Expression expression) {
        return expression.type() == ColumnType.NUMBER || isNull(expression);
    }

    /** Of what else is always null the server makes a text, and refuses it beside a number. */
    private static boolean isNull(Expression expression) {
        return expression.equals(Expression.Literal.NULL);
    }

    private static boolean isOneType(@Nullable ColumnType type, Stream<Expression> alternatives) {
        return (type == ColumnType.NUMBER || type == ColumnType.BOOLEAN)
                && alternatives.allMatch(one -> one.type() == type || isNull(one));
    }

    /** The parts that the server does not always evaluate. */
    private static Stream<Expression> guarded(Expression expression) {
        List<Expression> parts = expression.parts();
        if (expression instanceof Expression.Case || expression instanceof Expression.Call) {
            return parts.stream().skip(1);
        }
        boolean lastIs = expression instanceof Expression.Between
                || expression instanceof Expression.Operation operation && CONDITIONS.contains(operation.operator());
        return lastIs ? Stream.of(parts.get(parts.size() - 1)) : Stream.empty();
    }

    /** Whether the server, evaluating what is not made here of an expression, may fail. */
    private static boolean needsWhatMayFail(Expression expression) {
        return isKnown(expression)
                ? expression.parts().stream().anyMatch(RowExpressions::needsWhatMayFail)
                : mayFail(expression);
    }

    private static boolean mayFail(Expression expression) {
        boolean never = expression instanceof Expression.Column
                || expression instanceof Expression.Literal
                || expression instanceof Expression.Operation operation && !ARITHMETIC.contains(operation.operator())
                || expression instanceof Expression.Prefixed prefixed
                        && prefixed.operator().equals("not")
                || expression instanceof Expression.Tested
                || expression instanceof Expression.Among
                || expression instanceof Expression.Between
                || expression instanceof Expression.Case
                || expression instanceof Expression.Call call && NEVER_FAILING.contains(call.function())
                || expression instanceof Expression.Cast cast && cast.type() == ColumnType.TEXT;
        return !never || expression.parts().stream().anyMatch(RowExpressions::mayFail);
    }

    private RowValue made(Expression expression) {
        if (comparesSentText(expression)) {
            return amongTexts(expression);
        }
        if (expression instanceof Expression.Literal literal) {
            return new Constant(current, literal.sql());
        }
        if (expression instanceof Expression.Operation operation) {
            return joined(operation.operator(), value(operation.left()), value(operation.right()));
        }
        if (expression instanceof Expression.Prefixed prefixed) {
            return prefixed(prefixed);
        }
        if (expression instanceof Expression.Case cases) {
            return choice(cases);
        }
        if (expression instanceof Expression.Call call) {
            return new FirstKnown(
                    current, call.arguments().stream().map(this::value).toList());
        }
        if (expression instanceof Expression.Between between) {
            return between(between);
        }
        Expression.Tested tested = (Expression.Tested) expression;
        return new Tested(current, value(tested.tested()), tested.test());
    }

    private RowValue amongTexts(Expression expression) {
        boolean among = expression instanceof Expression.Among several
                ? several.operator().equals("in")
                : expression instanceof Expression.Operation operation
                        && operation.operator().equals("=");
        List<String> texts = texts(expression).stream()
                .map(text -> ((Expression.Literal) text).text())
                .toList();
        return new AmongTexts(current, column(expression.parts().get(0).sql()), texts, among ? 1 : 0);
    }

    private RowValue joined(String operator, RowValue left, RowValue right) {
        return switch (operator) {
            case "and", "or" -> new Junction(current, left, operator, right);
            case "+", "-", "*" -> new Arithmetic(current, left, operator.charAt(0), right);
            default -> new Comparison(current, left, operator, right);
        };
    }

    private RowValue prefixed(Expression.Prefixed prefixed) {
        return switch (prefixed.operator()) {
            case "not" -> new Not(current, value(prefixed.of()));
            case "+" -> value(prefixed.of());
            // The server reads the sign as a part of the number: the least one of a type has no positive.
            default ->
                prefixed.of() instanceof Expression.Literal literal
                        ? new Constant(current, "-" + literal.sql())
                        : new Negative(current, value(prefixed.of()));
        };
    }

    private RowValue choice(Expression.Case cases) {
        return new Choice(
                current,
                cases.branches().stream().map(branch -> value(branch.when())).toList(),
                cases.branches().stream().map(branch -> value(branch.then())).toList(),
                value(cases.otherwise() == null ? Expression.Literal.NULL : cases.otherwise()));
    }

    private RowValue between(Expression.Between between) {
        boolean within = between.operator().equals("between");
        RowValue value = value(between.value());
        RowValue low = joined(within ? ">=" : "<", value, value(between.low()));
        RowValue high = joined(within ? "<=" : ">", value, value(between.high()));
        inOrder.add(low);
        inOrder.add(high);
        return joined(within ? "and" : "or", low, high);
    }
}
