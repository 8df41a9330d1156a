package fr.mediation.bilan.indicator;

import fr.mediation.bilan.indicator.WrongMeasure.Reason;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The words of a measure, read one after the other. What has no place in any measure is a fault, and what follows it is not
 * looked at: comments, quoted names, parameters, semicolons, brackets, braces, escapes and letters outside ASCII.
 */
final class MeasureTokens {
    /** Ten times the longest measure that is shipped. */
    private static final int MOST_CHARACTERS = 2_000;

    private static final int MOST_TOKENS = 400;

    /** Any sum of money in cents, or a share to ten decimals. */
    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,15}(\\.[0-9]{1,10})?");

    private static final Pattern ASCII = Pattern.compile("[A-Za-z0-9_.]+");
    private static final String WHITE_SPACE = " \t\r\n";
    private static final Set<String> SIGNS_OF_TWO = Set.of("<=", ">=", "<>", "!=", "||");
    private static final String SIGNS_OF_ONE = "(),+-*/=<>";
    private static final Set<String> COMMENTS = Set.of("--", "/*", "*/");

    private final String text;
    private final List<Token> tokens = new ArrayList<>();
    private int at;

    /** What a token is. */
    enum Kind {
        /** A name or keyword, in lower case. */
        WORD,
        /** A number without sign. */
        NUMBER,
        /** A text without the quotation marks around it. */
        TEXT,
        /** An operator, comma or parenthesis. */
        SIGN,
        /** Something that belongs into no measure. */
        FAULT,
        /** The end of the measure. */
        END
    }

    /**
     * One word of a measure.
     *
     * @param kind what it is
     * @param value its content
     * @param reason why it may not stand where no rule takes it
     */
    record Token(Kind kind, String value, Reason reason) {
        Token(Kind kind, String value) {
            this(kind, value, kind == Kind.END ? Reason.UNFINISHED : Reason.FORBIDDEN);
        }

        /** As the measure has it, but for its case. */
        String shown() {
            return kind == Kind.TEXT ? quoted(value) : value;
        }
    }

    private MeasureTokens(String text) {
        this.text = text;
    }

    /**
     * {@return the words of a measure}
     *
     * @param text the measure
     * @throws WrongMeasure if there are too many
     */
    static MeasureTokens of(String text) throws WrongMeasure {
        if (text.length() > MOST_CHARACTERS) {
            throw new WrongMeasure(Reason.TOO_LONG, text.substring(0, MOST_CHARACTERS));
        }
        MeasureTokens words = new MeasureTokens(text);
        words.split();
        words.at = 0;
        return words;
    }

    private void split() throws WrongMeasure {
        boolean faultless = true;
        while (at < text.length() && faultless) {
            char c = text.charAt(at);
            if (WHITE_SPACE.indexOf(c) >= 0) {
                at++;
            } else {
                Token token = token(c);
                tokens.add(token);
                faultless = token.kind() != Kind.FAULT;
            }
            if (tokens.size() > MOST_TOKENS) {
                throw new WrongMeasure(Reason.TOO_LONG, text);
            }
        }
        tokens.add(new Token(Kind.END, ""));
    }

    private Token token(char first) {
        if (isDigit(first)) {
            String number = run();
            return NUMBER.matcher(number).matches()
                    ? new Token(Kind.NUMBER, number)
                    : new Token(Kind.FAULT, number, Reason.NUMBER);
        }
        if (isLetter(first)) {
            String word = run();
            return ASCII.matcher(word).matches()
                    ? new Token(Kind.WORD, word.toLowerCase(Locale.ROOT))
                    : new Token(Kind.FAULT, word);
        }
        return first == '\'' ? quotation() : sign();
    }

    /** Letters, digits and points: what a point qualifies is no column, and is refused as a whole. */
    private String run() {
        int from = at;
        while (at < text.length() && isPartOfWord(text.charAt(at))) {
            at++;
        }
        return text.substring(from, at);
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    private static boolean isLetter(char c) {
        return Character.isLetter(c) || c == '_';
    }

    private static boolean isPartOfWord(char c) {
        return isLetter(c) || isDigit(c) || c == '.';
    }

    private Token quotation() {
        StringBuilder content = new StringBuilder();
        for (at++; at < text.length(); ) {
            int c = text.codePointAt(at);
            if (c == '\'') {
                if (at + 1 >= text.length() || text.charAt(at + 1) != '\'') {
                    at++;
                    return new Token(Kind.TEXT, content.toString());
                }
                at++;
            } else if (!belongsIntoText(c)) {
                return new Token(Kind.FAULT, visible(c));
            }
            content.appendCodePoint(c);
            at += Character.charCount(c);
        }
        return new Token(Kind.FAULT, text, Reason.UNFINISHED);
    }

    /** A backslash would escape in a database that still reads texts the old way. */
    private static boolean belongsIntoText(int c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> false;
            default -> c != '\\';
        };
    }

    private Token sign() {
        String two = text.substring(at, Math.min(text.length(), at + 2));
        if (COMMENTS.contains(two)) {
            return new Token(Kind.FAULT, two);
        }
        if (SIGNS_OF_TWO.contains(two)) {
            at += 2;
            return new Token(Kind.SIGN, two);
        }
        if (SIGNS_OF_ONE.indexOf(two.charAt(0)) < 0) {
            return new Token(Kind.FAULT, visible(text.codePointAt(at)));
        }
        at++;
        return new Token(Kind.SIGN, two.substring(0, 1));
    }

    private static String visible(int c) {
        return belongsIntoText(c) && !Character.isSpaceChar(c) || c == '\\'
                ? Character.toString(c)
                : "U+%04X".formatted(c);
    }

    /** A text as SQL writes it. */
    static String quoted(String text) {
        return "'" + text.replace("'", "''") + "'";
    }

    /** The whole measure. */
    String text() {
        return text;
    }

    /** The token that is next. */
    Token peek() {
        return tokens.get(at);
    }

    /** The token behind the next. */
    Token peekBehind() {
        return tokens.get(Math.min(at + 1, tokens.size() - 1));
    }

    /** Takes the next token. */
    Token take() {
        Token token = tokens.get(at);
        at = Math.min(at + 1, tokens.size() - 1);
        return token;
    }

    /** Whether a keyword is next. */
    boolean isWord(String word) {
        return peek().kind() == Kind.WORD && peek().value().equals(word);
    }

    /** Whether an operator, comma or parenthesis is next. */
    boolean isSign(String sign) {
        return peek().kind() == Kind.SIGN && peek().value().equals(sign);
    }

    /** Takes a keyword if it is next. */
    boolean takeWord(String word) {
        boolean is = isWord(word);
        if (is) {
            take();
        }
        return is;
    }

    /** Takes an operator, comma or parenthesis if it is next. */
    boolean takeSign(String sign) {
        boolean is = isSign(sign);
        if (is) {
            take();
        }
        return is;
    }

    /** Takes one of several operators if one is next; null where none is. */
    @Nullable
    String takeOneOf(Set<String> signs) {
        return peek().kind() == Kind.SIGN && signs.contains(peek().value()) ? take().value() : null;
    }

    /** Takes a keyword that must be next. */
    void expectWord(String word) throws WrongMeasure {
        if (!takeWord(word)) {
            throw unexpected();
        }
    }

    /** Takes an operator, comma or parenthesis that must be next. */
    void expectSign(String sign) throws WrongMeasure {
        if (!takeSign(sign)) {
            throw unexpected();
        }
    }

    /** Nothing may be left. */
    void expectEnd() throws WrongMeasure {
        if (peek().kind() != Kind.END) {
            throw unexpected();
        }
    }

    /** Says that the next token may not stand where it does. */
    WrongMeasure unexpected() {
        return new WrongMeasure(peek().reason(), peek().kind() == Kind.END ? text : peek().shown());
    }
}
