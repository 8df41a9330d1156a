package fr.mediation.bilan.source.cell;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import fr.mediation.bilan.bound.Bounds;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Compiles the regular expressions of profiles. RE2/J finds a match in time that grows with the text alone, whatever the
 * expression, at the price of back references and look-arounds, which it refuses.
 */
public final class ExtractPattern {
    private ExtractPattern() {}

    /**
     * {@return a regular expression}
     *
     * @param expression in the syntax of RE2
     * @throws PatternSyntaxException if it is none, or asks for more steps than {@link Bounds#PATTERN_STEPS}
     */
    public static Pattern compile(String expression) {
        if (expression.length() > Bounds.PATTERN_CHARACTERS || steps(expression) > Bounds.PATTERN_STEPS) {
            throw new PatternSyntaxException("too long, or too many repetitions", expression);
        }
        return Pattern.compile(expression);
    }

    /**
     * How many steps an expression has at most once its counted repetitions are written out: the library writes them out
     * before it counts them, and a repetition of repetitions fills any memory.
     */
    private static long steps(String expression) {
        Deque<Long> groups = new ArrayDeque<>();
        long steps = 0;
        long last = 0;
        for (int i = 0; i < expression.length(); i++) {
            switch (expression.charAt(i)) {
                case '(' -> {
                    groups.push(steps);
                    steps = 0;
                    last = 0;
                }
                case ')' -> {
                    last = steps + 2;
                    steps = (groups.isEmpty() ? 0 : groups.pop()) + last;
                }
                case '[' -> {
                    i = classEnd(expression, i);
                    last = 1;
                    steps++;
                }
                case '{' -> {
                    long more = Math.multiplyExact(last, greatest(expression, i + 1));
                    steps += more;
                    last += more;
                }
                case '\\' -> {
                    // The next character means another thing, and \\Q would hide brackets.
                    i++;
                    if (i < expression.length() && expression.charAt(i) == 'Q') {
                        throw new PatternSyntaxException("a quotation", expression);
                    }
                    last = 1;
                    steps++;
                }
                default -> {
                    last = 1;
                    steps++;
                }
            }
            if (steps > Bounds.PATTERN_STEPS) {
                return steps;
            }
        }
        return steps;
    }

    /** Where a class of characters ends, whose brackets and braces mean themselves. */
    private static int classEnd(String expression, int start) {
        int i = start + 1;
        if (expression.startsWith("^", i)) {
            i++;
        }
        if (expression.startsWith("]", i)) {
            i++;
        }
        while (i < expression.length() && expression.charAt(i) != ']') {
            int named = expression.startsWith("[:", i) ? expression.indexOf(":]", i + 2) : -1;
            if (named >= 0) {
                i = named + 2;
            } else {
                i += expression.charAt(i) == '\\' ? 2 : 1;
            }
        }
        return i;
    }

    /** The greatest number up to the brace that closes; the library itself refuses one beyond 1,000. */
    private static long greatest(String expression, int from) {
        long greatest = 0;
        long number = 0;
        for (int i = from; i < expression.length() && expression.charAt(i) != '}'; i++) {
            char c = expression.charAt(i);
            number = c >= '0' && c <= '9' ? Math.min(number * 10 + c - '0', Bounds.PATTERN_STEPS) : 0;
            greatest = Math.max(greatest, number);
        }
        return greatest;
    }
}
