package fr.mediation.bilan.indicator;

import fr.mediation.bilan.fact.ColumnType;
import fr.mediation.bilan.indicator.Expression.Branch;
import fr.mediation.bilan.indicator.Expression.Literal;
import fr.mediation.bilan.indicator.MeasureTokens.Kind;
import fr.mediation.bilan.indicator.MeasureTokens.Token;
import fr.mediation.bilan.indicator.WrongMeasure.Reason;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Reads an expression over the columns of one fact. The grammar is all that is admitted: what no rule of it takes is
 * refused, whatever a database would make of it. The rules stand from the loosest operator to the tightest.
 */
final class ExpressionParser {
    /** Parentheses, functions, cases and signs within each other; no measure that is shipped has more than 3. */
    private static final int MOST_NESTED = 16;

    private static final Set<String> COMPARISONS = Set.of("=", "<>", "!=", "<", "<=", ">", ">=");

    private final MeasureTokens tokens;
    private final Map<String, ColumnType> columns;
    private final TypeCheck types;
    private final FunctionParser functions;
    private int nested;

    /**
     * A parser of some words.
     *
     * @param tokens the words
     * @param columns the columns of the facts
     */
    ExpressionParser(MeasureTokens tokens, Map<String, ColumnType> columns) {
        this.tokens = tokens;
        this.columns = columns;
        this.types = new TypeCheck(tokens);
        this.functions = new FunctionParser(tokens, types, this);
    }

    /** A rule of the grammar. */
    private interface Rule {
        Expression read() throws WrongMeasure;
    }

    /** A number. */
    Expression number() throws WrongMeasure {
        return types.number(expression());
    }

    /** A condition. */
    Expression condition() throws WrongMeasure {
        return types.condition(expression());
    }

    /** Any expression. */
    Expression expression() throws WrongMeasure {
        return deeper(this::disjunction);
    }

    private Expression deeper(Rule rule) throws WrongMeasure {
        descend();
        Expression read = rule.read();
        ascend();
        return read;
    }

    /** One level deeper, of a measure or of an expression in it. */
    void descend() throws WrongMeasure {
        if (++nested > MOST_NESTED) {
            throw new WrongMeasure(Reason.TOO_DEEP, tokens.text());
        }
    }

    /** One level up again. */
    void ascend() {
        nested--;
    }

    private Expression disjunction() throws WrongMeasure {
        Expression left = conjunction();
        while (tokens.takeWord("or")) {
            left = new Expression.Operation(
                    types.condition(left), "or", types.condition(conjunction()), ColumnType.BOOLEAN);
        }
        return left;
    }

    private Expression conjunction() throws WrongMeasure {
        Expression left = negation();
        while (tokens.takeWord("and")) {
            left = new Expression.Operation(
                    types.condition(left), "and", types.condition(negation()), ColumnType.BOOLEAN);
        }
        return left;
    }

    private Expression negation() throws WrongMeasure {
        if (tokens.takeWord("not")) {
            return new Expression.Prefixed("not", types.condition(deeper(this::negation)), ColumnType.BOOLEAN);
        }
        return predicate();
    }

    /** At most one comparison: several in a row mean something else in each database. */
    private Expression predicate() throws WrongMeasure {
        Expression value = concatenation();
        String comparison = tokens.takeOneOf(COMPARISONS);
        if (comparison != null) {
            Expression other = concatenation();
            types.alike(value, other);
            return new Expression.Operation(
                    value, comparison.equals("!=") ? "<>" : comparison, other, ColumnType.BOOLEAN);
        }
        if (tokens.takeWord("is")) {
            return new Expression.Tested(value, test(value));
        }
        String negated = tokens.takeWord("not") ? "not " : "";
        if (tokens.takeWord("in")) {
            return new Expression.Among(value, negated + "in", several(value));
        }
        if (tokens.isWord("between")) {
            // A database repeats the value for each bound: one in another doubles it again and again.
            if (value.contains(Expression.Between.class)) {
                throw tokens.unexpected();
            }
            tokens.take();
            Expression low = concatenation();
            tokens.expectWord("and");
            Expression high = concatenation();
            types.alike(value, low);
            types.alike(value, high);
            return new Expression.Between(value, negated + "between", low, high);
        }
        if (tokens.takeWord("like")) {
            return new Expression.Operation(types.text(value), negated + "like", pattern(), ColumnType.BOOLEAN);
        }
        if (!negated.isEmpty()) {
            throw tokens.unexpected();
        }
        return value;
    }

    private String test(Expression value) throws WrongMeasure {
        String not = tokens.takeWord("not") ? "not " : "";
        if (tokens.takeWord("null")) {
            return "is " + not + "null";
        }
        for (String truth : List.of("true", "false")) {
            if (tokens.takeWord(truth)) {
                types.condition(value);
                return "is " + not + truth;
            }
        }
        throw tokens.unexpected();
    }

    private List<Expression> several(Expression value) throws WrongMeasure {
        tokens.expectSign("(");
        List<Expression> several = new ArrayList<>();
        do {
            Expression one = expression();
            types.alike(value, one);
            several.add(one);
        } while (tokens.takeSign(","));
        tokens.expectSign(")");
        for (Expression one : several) {
            if (!isLiteral(one)) {
                throw new WrongMeasure(Reason.FORBIDDEN, one.sql());
            }
        }
        return List.copyOf(several);
    }

    /** A database repeats the value for each of several that are no literals: in each other they would multiply. */
    private static boolean isLiteral(Expression one) {
        return one instanceof Literal || one instanceof Expression.Prefixed signed && signed.of() instanceof Literal;
    }

    private Expression pattern() throws WrongMeasure {
        if (tokens.peek().kind() != Kind.TEXT) {
            throw tokens.unexpected();
        }
        return literal(tokens.take());
    }

    private Expression concatenation() throws WrongMeasure {
        Expression left = sum();
        while (tokens.takeSign("||")) {
            left = new Expression.Operation(types.text(left), "||", types.text(sum()), ColumnType.TEXT);
        }
        return left;
    }

    private Expression sum() throws WrongMeasure {
        Expression left = product();
        for (String sign = tokens.takeOneOf(Set.of("+", "-"));
                sign != null;
                sign = tokens.takeOneOf(Set.of("+", "-"))) {
            Expression right = product();
            if (sign.equals("-") && left.type() == ColumnType.DATE && right.type() == ColumnType.DATE) {
                left = new Expression.Operation(left, sign, right, ColumnType.NUMBER);
            } else {
                left = new Expression.Operation(types.number(left), sign, types.number(right), ColumnType.NUMBER);
            }
        }
        return left;
    }

    private Expression product() throws WrongMeasure {
        Expression left = signed();
        for (String sign = tokens.takeOneOf(Set.of("*", "/"));
                sign != null;
                sign = tokens.takeOneOf(Set.of("*", "/"))) {
            left = new Expression.Operation(types.number(left), sign, types.number(signed()), ColumnType.NUMBER);
        }
        return left;
    }

    private Expression signed() throws WrongMeasure {
        String sign = tokens.takeOneOf(Set.of("+", "-"));
        return sign == null
                ? primary()
                : new Expression.Prefixed(sign, types.number(deeper(this::signed)), ColumnType.NUMBER);
    }

    private Expression primary() throws WrongMeasure {
        Token token = tokens.peek();
        return switch (token.kind()) {
            case NUMBER, TEXT -> literal(tokens.take());
            case WORD -> word(token.value());
            case SIGN -> parenthesised();
            case FAULT, END -> throw tokens.unexpected();
        };
    }

    static Literal literal(Token token) {
        return token.kind() == Kind.TEXT
                ? new Literal(token.shown(), ColumnType.TEXT)
                : new Literal(token.value(), ColumnType.NUMBER);
    }

    private Expression parenthesised() throws WrongMeasure {
        tokens.expectSign("(");
        Expression inner = expression();
        tokens.expectSign(")");
        return inner;
    }

    private Expression word(String word) throws WrongMeasure {
        switch (word) {
            case "null":
                tokens.take();
                return Literal.NULL;
            case "true", "false":
                tokens.take();
                return new Literal(word, ColumnType.BOOLEAN);
            case "case":
                tokens.take();
                return deeper(this::cases);
            default:
                break;
        }
        if (tokens.peekBehind().equals(new Token(Kind.SIGN, "("))) {
            return functions.call(word);
        }
        ColumnType type = columns.get(word);
        if (type == null) {
            throw noColumn(word);
        }
        tokens.take();
        return new Expression.Column(word, type);
    }

    /** A word that stands like a column is a column misspelt; any other one has no place here. */
    private WrongMeasure noColumn(String word) {
        Token behind = tokens.peekBehind();
        boolean likeColumn = behind.kind() == Kind.SIGN
                || behind.kind() == Kind.END
                || TypeCheck.BEHIND_OPERANDS.contains(behind.value());
        return new WrongMeasure(
                likeColumn && !TypeCheck.BEHIND_OPERANDS.contains(word) ? Reason.UNKNOWN_COLUMN : Reason.FORBIDDEN,
                word);
    }

    private Expression cases() throws WrongMeasure {
        Expression subject = tokens.isWord("when") ? null : expression();
        List<Branch> branches = new ArrayList<>();
        Expression known = Literal.NULL;
        do {
            tokens.expectWord("when");
            Expression when = subject == null ? condition() : expression();
            if (subject != null) {
                types.alike(subject, when);
            }
            tokens.expectWord("then");
            Expression then = expression();
            known = types.common(known, then);
            branches.add(new Branch(when, then));
        } while (tokens.isWord("when"));
        Expression otherwise = null;
        if (tokens.takeWord("else")) {
            otherwise = expression();
            known = types.common(known, otherwise);
        }
        tokens.expectWord("end");
        return new Expression.Case(subject, List.copyOf(branches), otherwise, known.type());
    }
}
