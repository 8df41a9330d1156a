package fr.mediation.bilan.source.cell;

import fr.mediation.bilan.bound.Bounds;
import java.math.BigDecimal;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Numbers as people and programs write them: thousands apart by a space, an apostrophe, a point or a comma, decimals after a
 * comma or a point, euros before, after or between.
 */
final class NumberParser {
    private static final int GROUP = 3;
    private static final Pattern EUROS_BETWEEN = Pattern.compile("(\\d+) ?€ ?(\\d{2})");
    private static final Pattern CURRENCY = Pattern.compile("^€|(?:€|(?i:EUR|euros?))$");

    private final String text;
    private final StringBuilder digits = new StringBuilder();
    private int at;

    private NumberParser(String text) {
        this.text = text;
    }

    static Optional<BigDecimal> number(String text) {
        if (text.length() > Bounds.NUMBER_DIGITS || text.isEmpty()) {
            return Optional.empty();
        }
        char last = text.charAt(text.length() - 1);
        boolean plain = text.charAt(0) != '€' && last >= '0' && last <= '9' && text.indexOf('€') < 0;
        return new NumberParser(plain ? text : withoutCurrency(text)).number();
    }

    private static String withoutCurrency(String text) {
        String between = EUROS_BETWEEN.matcher(text).replaceFirst("$1,$2");
        return CURRENCY.matcher(between).replaceAll("").strip();
    }

    /** Whether a mark and three digits may be thousands as well as decimals, as in {@code 24.000}. */
    static boolean isAmbiguous(String text) {
        int mark = text.indexOf('.') < 0 ? text.indexOf(',') : text.indexOf('.');
        if (mark < 1) {
            return false;
        }
        String plain = withoutCurrency(text);
        mark = Math.max(plain.indexOf('.'), plain.indexOf(','));
        int first = plain.charAt(0) == '-' || plain.charAt(0) == '+' ? 1 : 0;
        int before = mark - first;
        return before >= 1
                && before <= GROUP
                && plain.charAt(first) != '0'
                && plain.length() - mark - 1 == GROUP
                && plain.chars().skip(first).filter(c -> c < '0' || c > '9').count() == 1;
    }

    private Optional<BigDecimal> number() {
        if (text.isEmpty()) {
            return Optional.empty();
        }
        char sign = text.charAt(0);
        if (sign == '-' || sign == '\u2212') {
            digits.append('-');
        }
        at = sign == '-' || sign == '+' || sign == '\u2212' ? 1 : 0;
        int length = group();
        if (length == 0) {
            return Optional.empty();
        }
        char grouping = 0;
        while (at < text.length()) {
            char mark = mark(text.charAt(at++));
            int beforeMark = digits.length();
            int next = group();
            boolean last = at == text.length();
            if (mark == 0 || next == 0) {
                return Optional.empty();
            }
            if (last && isDecimal(mark) && mark != grouping) {
                return Optional.of(new BigDecimal(digits.insert(beforeMark, '.').toString()));
            }
            if (next != GROUP || length > GROUP || grouping != 0 && mark != grouping) {
                return Optional.empty();
            }
            grouping = mark;
        }
        return Optional.of(new BigDecimal(digits.toString()));
    }

    private int group() {
        int from = at;
        while (at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9') {
            digits.append(text.charAt(at++));
        }
        return at - from;
    }

    private static boolean isDecimal(char mark) {
        return mark == '.' || mark == ',';
    }

    /** What separates groups of digits, one character for each kind; 0 for what does not. */
    private static char mark(char c) {
        return switch (c) {
            case '.', ',' -> c;
            case '\'', '\u2019', '\u02BC' -> '\'';
            default -> Character.isWhitespace(c) || Character.isSpaceChar(c) ? ' ' : 0;
        };
    }
}
