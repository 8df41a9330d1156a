package fr.mediation.bilan.indicator;

import fr.mediation.bilan.fact.ColumnType;
import fr.mediation.bilan.indicator.MeasureTokens.Kind;
import fr.mediation.bilan.indicator.MeasureTokens.Token;
import fr.mediation.bilan.indicator.WrongMeasure.Reason;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads the functions that a measure may use of one fact, and casts. */
final class FunctionParser {
    private static final Set<String> FUNCTIONS =
            Set.of("coalesce", "nullif", "abs", "round", "floor", "ceil", "length");
    private static final Set<String> ROUNDING = Set.of("round", "floor", "ceil");
    private static final Pattern DECIMALS = Pattern.compile("[0-9]|10");
    private static final Pattern DIGITS = Pattern.compile("[1-9]|[12][0-9]|3[0-8]");

    /** The types that a cast may name. */
    private static final Map<String, ColumnType> TYPES = Map.of(
            "int", ColumnType.NUMBER,
            "integer", ColumnType.NUMBER,
            "bigint", ColumnType.NUMBER,
            "numeric", ColumnType.NUMBER,
            "decimal", ColumnType.NUMBER,
            "text", ColumnType.TEXT,
            "boolean", ColumnType.BOOLEAN,
            "date", ColumnType.DATE);

    private final MeasureTokens tokens;
    private final TypeCheck types;
    private final ExpressionParser expressions;

    /**
     * A parser of calls.
     *
     * @param tokens the words
     * @param types the check of their arguments
     * @param expressions reads arguments
     */
    FunctionParser(MeasureTokens tokens, TypeCheck types, ExpressionParser expressions) {
        this.tokens = tokens;
        this.types = types;
        this.expressions = expressions;
    }

    /**
     * Reads a call.
     *
     * @param function its name, which is next
     */
    Expression call(String function) throws WrongMeasure {
        if (function.equals("cast")) {
            tokens.take();
            tokens.take();
            return cast();
        }
        if (!FUNCTIONS.contains(function)) {
            throw tokens.unexpected();
        }
        tokens.take();
        tokens.take();
        List<Expression> arguments = new ArrayList<>();
        arguments.add(expressions.expression());
        ColumnType type = switch (function) {
            case "coalesce" -> alternatives(arguments);
            case "nullif" -> unlessEqual(arguments);
            case "round" -> rounded(arguments);
            case "length" -> {
                types.text(arguments.get(0));
                yield ColumnType.NUMBER;
            }
            default -> types.number(arguments.get(0)).type();
        };
        tokens.expectSign(")");
        if (ROUNDING.contains(function)) {
            arguments.set(0, decimal(arguments.get(0)));
        }
        return new Expression.Call(function, List.copyOf(arguments), type);
    }

    /** A database rounds whole numbers to floating point, which no sum can be exact with. */
    private static Expression decimal(Expression number) {
        return number instanceof Expression.Cast cast && cast.as().startsWith("numeric")
                ? number
                : new Expression.Cast(number, "numeric", ColumnType.NUMBER);
    }

    private @Nullable ColumnType alternatives(List<Expression> arguments) throws WrongMeasure {
        Expression known = arguments.get(0);
        while (tokens.takeSign(",")) {
            Expression next = expressions.expression();
            known = types.common(known, next);
            arguments.add(next);
        }
        return known.type();
    }

    private @Nullable ColumnType unlessEqual(List<Expression> arguments) throws WrongMeasure {
        tokens.expectSign(",");
        Expression other = expressions.expression();
        types.alike(arguments.get(0), other);
        arguments.add(other);
        return arguments.get(0).type();
    }

    private ColumnType rounded(List<Expression> arguments) throws WrongMeasure {
        types.number(arguments.get(0));
        if (tokens.takeSign(",")) {
            arguments.add(ExpressionParser.literal(whole(DECIMALS)));
        }
        return ColumnType.NUMBER;
    }

    private Token whole(Pattern digits) throws WrongMeasure {
        if (tokens.peek().kind() != Kind.NUMBER
                || !digits.matcher(tokens.peek().value()).matches()) {
            throw tokens.unexpected();
        }
        return tokens.take();
    }

    private Expression cast() throws WrongMeasure {
        Expression value = expressions.expression();
        tokens.expectWord("as");
        ColumnType type =
                tokens.peek().kind() == Kind.WORD ? TYPES.get(tokens.peek().value()) : null;
        if (type == null) {
            throw tokens.unexpected();
        }
        String name = tokens.take().value();
        String as = (name.equals("numeric") || name.equals("decimal")) && tokens.takeSign("(")
                ? name + "(" + precision() + ")"
                : name;
        tokens.expectSign(")");
        Expression cast = new Expression.Cast(value, as, type);
        if (!TypeCheck.mayBecome(value, type, name)) {
            throw new WrongMeasure(Reason.NOT_ALIKE, cast.sql());
        }
        return cast;
    }

    private String precision() throws WrongMeasure {
        String digits = whole(DIGITS).value();
        String decimals = tokens.takeSign(",") ? ", " + whole(DECIMALS).value() : "";
        tokens.expectSign(")");
        return digits + decimals;
    }
}
