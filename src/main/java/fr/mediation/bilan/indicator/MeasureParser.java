package fr.mediation.bilan.indicator;

import fr.mediation.bilan.fact.ColumnType;
import fr.mediation.bilan.indicator.Aggregate.Kind;
import fr.mediation.bilan.indicator.MeasureTokens.Token;
import fr.mediation.bilan.indicator.WrongMeasure.Reason;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Reads the SQL of a measure: {@code sum}, {@code count}, {@code count(distinct)} and {@code median} joined by arithmetic,
 * and inside them
 * what {@link ExpressionParser} admits.
 */
final class MeasureParser {
    private final MeasureTokens tokens;
    private final ExpressionParser expressions;

    private MeasureParser(MeasureTokens tokens, Map<String, ColumnType> columns) {
        this.tokens = tokens;
        this.expressions = new ExpressionParser(tokens, columns);
    }

    /**
     * Reads a measure.
     *
     * @param sql its text
     * @param columns the columns of the facts
     * @return the measure
     * @throws WrongMeasure if it is not admitted
     */
    static Measure parse(String sql, Map<String, ColumnType> columns) throws WrongMeasure {
        MeasureTokens tokens = MeasureTokens.of(sql);
        Measure measure = new MeasureParser(tokens, columns).measure();
        tokens.expectEnd();
        return measure;
    }

    /**
     * Reads a condition over the columns of the facts, such as a criterion.
     *
     * @param sql its text
     * @param columns the columns of the facts
     * @return the condition
     * @throws WrongMeasure if it is not admitted
     */
    static Expression parseCondition(String sql, Map<String, ColumnType> columns) throws WrongMeasure {
        MeasureTokens tokens = MeasureTokens.of(sql);
        Expression condition = new ExpressionParser(tokens, columns).condition();
        tokens.expectEnd();
        return condition;
    }

    private Measure measure() throws WrongMeasure {
        expressions.descend();
        Measure left = product();
        for (String sign = tokens.takeOneOf(Set.of("+", "-"));
                sign != null;
                sign = tokens.takeOneOf(Set.of("+", "-"))) {
            left = new Measure.Operation(left, sign.charAt(0), product());
        }
        expressions.ascend();
        return left;
    }

    private Measure product() throws WrongMeasure {
        Measure left = factor();
        for (String sign = tokens.takeOneOf(Set.of("*", "/"));
                sign != null;
                sign = tokens.takeOneOf(Set.of("*", "/"))) {
            left = new Measure.Operation(left, sign.charAt(0), factor());
        }
        return left;
    }

    private Measure factor() throws WrongMeasure {
        Token token = tokens.peek();
        return switch (token.kind()) {
            case NUMBER -> new Measure.Constant(new BigDecimal(tokens.take().value()));
            case SIGN -> parenthesised();
            case WORD -> function(token.value());
            case TEXT -> throw new WrongMeasure(Reason.NO_AGGREGATE, token.shown());
            case FAULT, END -> throw tokens.unexpected();
        };
    }

    private Measure parenthesised() throws WrongMeasure {
        tokens.expectSign("(");
        Measure inner = measure();
        tokens.expectSign(")");
        return inner;
    }

    private Measure function(String name) throws WrongMeasure {
        if (!tokens.peekBehind().equals(new Token(MeasureTokens.Kind.SIGN, "("))) {
            throw new WrongMeasure(Reason.NO_AGGREGATE, name);
        }
        if (!Set.of("sum", "count", "median", "coalesce").contains(name)) {
            throw tokens.unexpected();
        }
        tokens.take();
        tokens.take();
        Measure measure = switch (name) {
            case "sum" -> Measure.Of.sum(expressions.number());
            case "count" -> count();
            case "median" -> median();
            default -> firstKnown();
        };
        tokens.expectSign(")");
        return measure;
    }

    private Measure count() throws WrongMeasure {
        if (tokens.takeSign("*")) {
            return new Measure.Of(new Aggregate(Kind.COUNT, Expression.Literal.ONE), Expression.Literal.ONE);
        }
        if (tokens.takeWord("distinct")) {
            Expression counted = expressions.expression();
            return new Measure.Of(distinct(counted), counted);
        }
        Expression counted = expressions.expression();
        return new Measure.Of(new Aggregate(Kind.COUNT, counted), counted);
    }

    private Measure median() throws WrongMeasure {
        Expression values = expressions.number();
        return new Measure.Of(new Aggregate(Kind.MEDIAN, values), values);
    }

    private static Aggregate distinct(Expression counted) {
        if (counted instanceof Expression.Case cases && cases.isFilter()) {
            Expression.Branch only = cases.branches().get(0);
            return new Aggregate(Kind.DISTINCT, compared(only.then()), only.when());
        }
        return new Aggregate(Kind.DISTINCT, compared(counted));
    }

    /** What is counted once: 1.5 and 1.50 are the same number. */
    private static Expression compared(Expression counted) {
        if (counted.type() != ColumnType.NUMBER) {
            return counted;
        }
        Expression decimal = new Expression.Cast(counted, "numeric", ColumnType.NUMBER);
        Expression trimmed = new Expression.Call("trim_scale", List.of(decimal), ColumnType.NUMBER);
        return new Expression.Cast(trimmed, "text", ColumnType.TEXT);
    }

    private Measure firstKnown() throws WrongMeasure {
        List<Measure> alternatives = new ArrayList<>();
        do {
            alternatives.add(measure());
        } while (tokens.takeSign(","));
        return new Measure.FirstKnown(List.copyOf(alternatives));
    }
}
