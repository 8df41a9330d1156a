package fr.mediation.bilan.indicator;

import fr.mediation.bilan.fact.ColumnType;
import fr.mediation.bilan.indicator.Expression.Literal;
import fr.mediation.bilan.indicator.MeasureTokens.Kind;
import fr.mediation.bilan.indicator.MeasureTokens.Token;
import fr.mediation.bilan.indicator.WrongMeasure.Reason;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Set;

/** Which types go together in a measure: a database may be more lenient, or refuse a night later. */
final class TypeCheck {
    /** The keywords that an operand may stand before; none of them can be one. */
    static final Set<String> BEHIND_OPERANDS = Set.of(
            "and", "or", "not", "in", "between", "like", "is", "when", "then", "else", "end", "as", "from", "distinct");

    private final MeasureTokens tokens;

    /**
     * A check of expressions that are being read.
     *
     * @param tokens where the reading is: a word that cannot stand there is a fault before any type is
     */
    TypeCheck(MeasureTokens tokens) {
        this.tokens = tokens;
    }

    /** Whether every value of an expression has one of another type: a text need not be a number. */
    static boolean mayBecome(Expression value, ColumnType type, String name) {
        if (value.type() == null || value.type() == type || type == ColumnType.DATE && isDate(value)) {
            return true;
        }
        return switch (value.type()) {
            case NUMBER, DATE -> type == ColumnType.TEXT;
            case BOOLEAN -> type == ColumnType.TEXT || name.equals("int") || name.equals("integer");
            case TEXT, KEY -> false;
        };
    }

    /** Whether it is a text that says a day: a database reads it as one beside a day. */
    private static boolean isDate(Expression value) {
        if (!(value instanceof Literal literal) || literal.type() != ColumnType.TEXT) {
            return false;
        }
        try {
            return LocalDate.parse(literal.sql().substring(1, literal.sql().length() - 1))
                            .getYear()
                    > 0;
        } catch (DateTimeParseException e) {
            return false;
        }
    }

    /** Two expressions that are compared must be of one type. */
    void alike(Expression one, Expression other) throws WrongMeasure {
        common(one, other);
    }

    /** Of two expressions that stand for the same, the one that says of which type they are. */
    Expression common(Expression one, Expression other) throws WrongMeasure {
        if (one.type() == null || other.type() == ColumnType.DATE && isDate(one)) {
            return other;
        }
        if (other.type() == null || one.type() == other.type() || one.type() == ColumnType.DATE && isDate(other)) {
            return one;
        }
        throw mayEndHere() ? new WrongMeasure(Reason.NOT_ALIKE, one.sql() + ", " + other.sql()) : tokens.unexpected();
    }

    /** An expression that must be a number. */
    Expression number(Expression expression) throws WrongMeasure {
        return of(ColumnType.NUMBER, expression, Reason.NOT_A_NUMBER);
    }

    /** An expression that must be a text. */
    Expression text(Expression expression) throws WrongMeasure {
        return of(ColumnType.TEXT, expression, Reason.NOT_A_TEXT);
    }

    /** An expression that must be a condition. */
    Expression condition(Expression expression) throws WrongMeasure {
        return of(ColumnType.BOOLEAN, expression, Reason.NOT_A_CONDITION);
    }

    private Expression of(ColumnType type, Expression expression, Reason otherwise) throws WrongMeasure {
        if (expression.type() != type) {
            throw mayEndHere() ? new WrongMeasure(otherwise, expression.sql()) : tokens.unexpected();
        }
        return expression;
    }

    /** Whether an operand may end before the next token: else that token is the fault, whatever stands before it. */
    private boolean mayEndHere() {
        Token next = tokens.peek();
        return next.kind() == Kind.SIGN || next.kind() == Kind.END || BEHIND_OPERANDS.contains(next.value());
    }
}
