package fr.mediation.bilan.indicator;

import fr.mediation.bilan.indicator.Aggregate.Kind;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import net.sf.jsqlparser.JSQLParserException;
import net.sf.jsqlparser.expression.AnalyticExpression;
import net.sf.jsqlparser.expression.BinaryExpression;
import net.sf.jsqlparser.expression.CaseExpression;
import net.sf.jsqlparser.expression.DoubleValue;
import net.sf.jsqlparser.expression.Expression;
import net.sf.jsqlparser.expression.ExpressionVisitorAdapter;
import net.sf.jsqlparser.expression.LongValue;
import net.sf.jsqlparser.expression.NullValue;
import net.sf.jsqlparser.expression.WhenClause;
import net.sf.jsqlparser.expression.operators.arithmetic.Addition;
import net.sf.jsqlparser.expression.operators.arithmetic.Division;
import net.sf.jsqlparser.expression.operators.arithmetic.Multiplication;
import net.sf.jsqlparser.expression.operators.arithmetic.Subtraction;
import net.sf.jsqlparser.expression.operators.relational.ExpressionList;
import net.sf.jsqlparser.expression.operators.relational.ParenthesedExpressionList;
import net.sf.jsqlparser.parser.CCJSqlParserUtil;
import net.sf.jsqlparser.parser.TokenMgrException;
import net.sf.jsqlparser.schema.Column;
import net.sf.jsqlparser.statement.select.AllColumns;
import net.sf.jsqlparser.statement.select.ParenthesedSelect;
import net.sf.jsqlparser.statement.select.Select;

/**
 * Reads the SQL of a measure: {@code sum}, {@code count} and {@code count(distinct)} joined by arithmetic, and inside them
 * plain expressions over the columns of the facts, in the part of SQL that databases share.
 */
public final class MeasureParser {
    private static final Set<String> FUNCTIONS =
            Set.of("coalesce", "nullif", "abs", "round", "floor", "ceil", "length");
    private static final String COUNTED = "participants";
    private static final Map<Class<?>, Character> OPERATORS =
            Map.of(Addition.class, '+', Subtraction.class, '-', Multiplication.class, '*', Division.class, '/');

    private MeasureParser() {}

    /** A measure that is not admitted. */
    public static final class WrongMeasure extends Exception {
        private static final long serialVersionUID = 1L;

        /** Why it is not admitted. */
        enum Reason {
            /** It is no SQL expression. */
            UNREADABLE,
            /** A column that the facts do not have. */
            UNKNOWN_COLUMN,
            /** A function or construct that measures may not use. */
            FORBIDDEN,
            /** A column outside any aggregate. */
            NO_AGGREGATE
        }

        private final Reason reason;
        private final String word;

        WrongMeasure(Reason reason, String word) {
            super(reason + " " + word);
            this.reason = reason;
            this.word = word;
        }

        Reason reason() {
            return reason;
        }

        /** The word or text at fault. */
        String word() {
            return word;
        }
    }

    /**
     * Reads a measure.
     *
     * @param sql its text
     * @param columns the columns of the facts
     * @return the measure
     * @throws WrongMeasure if it is not admitted
     */
    static Measure parse(String sql, Collection<String> columns) throws WrongMeasure {
        return measure(expression(sql), columns);
    }

    /**
     * Reads an expression over the columns of the facts, such as a criterion.
     *
     * @param sql its text
     * @param columns the columns of the facts
     * @throws WrongMeasure if it is not admitted
     */
    static void checkExpression(String sql, Collection<String> columns) throws WrongMeasure {
        checkArgument(expression(sql), columns);
    }

    private static Expression expression(String sql) throws WrongMeasure {
        try {
            return CCJSqlParserUtil.parseExpression(sql, false);
        } catch (JSQLParserException | TokenMgrException e) {
            throw new WrongMeasure(WrongMeasure.Reason.UNREADABLE, sql.strip());
        }
    }

    private static Measure measure(Expression expression, Collection<String> columns) throws WrongMeasure {
        if (expression instanceof ParenthesedExpressionList<?> parentheses && parentheses.size() == 1) {
            return measure(parentheses.get(0), columns);
        }
        if (expression instanceof LongValue number) {
            return new Measure.Constant(new BigDecimal(number.getStringValue()));
        }
        if (expression instanceof DoubleValue number) {
            return new Measure.Constant(new BigDecimal(number.toString()));
        }
        if (expression instanceof BinaryExpression operation && OPERATORS.containsKey(operation.getClass())) {
            return new Measure.Operation(
                    measure(operation.getLeftExpression(), columns),
                    OPERATORS.get(operation.getClass()),
                    measure(operation.getRightExpression(), columns));
        }
        if (expression instanceof net.sf.jsqlparser.expression.Function function) {
            return function(function, columns);
        }
        throw new WrongMeasure(WrongMeasure.Reason.NO_AGGREGATE, expression.toString());
    }

    private static Measure function(net.sf.jsqlparser.expression.Function function, Collection<String> columns)
            throws WrongMeasure {
        String name = function.getName().toLowerCase(Locale.ROOT);
        ExpressionList<?> parameters = function.getParameters();
        List<? extends Expression> arguments = parameters == null ? List.of() : parameters;
        if (name.equals("coalesce")) {
            List<Measure> alternatives = new ArrayList<>();
            for (Expression argument : arguments) {
                alternatives.add(measure(argument, columns));
            }
            return new Measure.FirstKnown(List.copyOf(alternatives));
        }
        boolean counts = name.equals("count");
        if (!counts && !name.equals("sum") || arguments.size() != 1 || !counts && function.isDistinct()) {
            throw new WrongMeasure(WrongMeasure.Reason.FORBIDDEN, function.toString());
        }
        Expression argument = arguments.get(0);
        if (counts && argument instanceof AllColumns) {
            return new Measure.Of(new Aggregate(Kind.COUNT, "1"));
        }
        checkArgument(argument, columns);
        return new Measure.Of(
                function.isDistinct()
                        ? distinct(argument)
                        : new Aggregate(counts ? Kind.COUNT : Kind.SUM, argument.toString()));
    }

    private static Aggregate distinct(Expression argument) {
        if (argument instanceof CaseExpression cases
                && cases.getSwitchExpression() == null
                && cases.getElseExpression() == null
                && cases.getWhenClauses().size() == 1) {
            WhenClause only = cases.getWhenClauses().get(0);
            return new Aggregate(
                    Kind.DISTINCT,
                    only.getThenExpression().toString(),
                    only.getWhenExpression().toString());
        }
        return new Aggregate(Kind.DISTINCT, argument.toString());
    }

    private static void checkArgument(Expression argument, Collection<String> columns) throws WrongMeasure {
        Set<String> unknown = new TreeSet<>();
        Set<String> forbidden = new TreeSet<>();
        argument.accept(
                new ExpressionVisitorAdapter<Void>() {
                    @Override
                    public <S> Void visit(Column column, S context) {
                        if (column.getTable() != null || !columns.contains(column.getColumnName())) {
                            if (!isBoolean(column)) {
                                unknown.add(column.toString());
                            }
                        }
                        return null;
                    }

                    @Override
                    public <S> Void visit(net.sf.jsqlparser.expression.Function inner, S context) {
                        if (!FUNCTIONS.contains(inner.getName().toLowerCase(Locale.ROOT))) {
                            forbidden.add(inner.getName());
                        }
                        return super.visit(inner, context);
                    }

                    @Override
                    public <S> Void visit(AnalyticExpression window, S context) {
                        forbidden.add(window.toString());
                        return null;
                    }

                    @Override
                    public <S> Void visit(ParenthesedSelect select, S context) {
                        forbidden.add(select.toString());
                        return null;
                    }

                    @Override
                    public <S> Void visit(Select select, S context) {
                        forbidden.add(select.toString());
                        return null;
                    }
                },
                null);
        if (!forbidden.isEmpty()) {
            throw new WrongMeasure(
                    WrongMeasure.Reason.FORBIDDEN, forbidden.iterator().next());
        }
        if (!unknown.isEmpty()) {
            throw new WrongMeasure(
                    WrongMeasure.Reason.UNKNOWN_COLUMN, unknown.iterator().next());
        }
    }

    private static boolean isBoolean(Column column) {
        String name = column.toString().toLowerCase(Locale.ROOT);
        return name.equals("true") || name.equals("false");
    }

    /**
     * An expression with another column in place of that of all participants.
     *
     * @param argument an expression that was checked
     * @param column the column that counts some of the participants
     * @return SQL; an expression that does not mention participants stays as it is
     */
    static String countedBy(String argument, String column) {
        Expression expression;
        try {
            expression = expression(argument);
        } catch (WrongMeasure e) {
            throw new IllegalStateException(e);
        }
        if (expression instanceof NullValue) {
            return argument;
        }
        expression.accept(
                new ExpressionVisitorAdapter<Void>() {
                    @Override
                    public <S> Void visit(Column found, S context) {
                        if (found.getColumnName().equals(COUNTED)) {
                            found.setColumnName(column);
                        }
                        return null;
                    }
                },
                null);
        return expression.toString();
    }

    /** Whether a measure can be broken down by columns of counts: each aggregate counts participants or persons. */
    static boolean countsParticipants(Measure measure) {
        return measure.aggregates()
                .allMatch(aggregate -> aggregate.kind() == Kind.DISTINCT
                        ? aggregate.argument().equals("person") && aggregate.condition() == null
                        : !countedBy(aggregate.argument(), "\u0000").equals(aggregate.argument()));
    }
}
