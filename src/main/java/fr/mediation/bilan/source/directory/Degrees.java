package fr.mediation.bilan.source.directory;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads degrees as people and programs write them: {@code 48,8566}, {@code 48.8566° N}, {@code 48°51'24"N}. */
final class Degrees {
    private static final Pattern DECIMAL = Pattern.compile("[+-]?\\d{1,15}(?:[.,]\\d{1,20})?");
    private static final Pattern WORDED = Pattern.compile(
            "(?<sign>[+-])?(?<before>[NSEOW])?(?<degrees>\\d{1,3}(?:[.,]\\d{1,20})?)[°º]?(?:(?<minutes>\\d{1,2}(?:[.,]\\d{1,20})?)['’′]"
                    + "(?:(?<seconds>\\d{1,2}(?:[.,]\\d{1,20})?)(?:\"|''|’’|″|”))?)?(?<after>[NSEOW])?");
    private static final String ONE = "[+-]?\\d{1,3}[.,]\\d{1,20}";
    private static final Pattern PAIR = Pattern.compile(
            "\\s*(?:POINT)?\\s*[(\\[]?\\s*(?<first>" + ONE + ")\\s*(?:[;,/|]\\s*|\\s)(?<second>" + ONE
                    + ")\\s*[)\\]]?\\s*",
            Pattern.CASE_INSENSITIVE);
    private static final BigDecimal SIXTY = BigDecimal.valueOf(60);

    private Degrees() {}

    /** The degrees of a cell; empty where it holds something else. */
    static Optional<BigDecimal> of(String written) {
        String text = written.replaceAll("[\\s\u00A0\u202F]", "").replace('\u2212', '-');
        if (DECIMAL.matcher(text).matches()) {
            return Optional.of(decimal(text));
        }
        Matcher worded = WORDED.matcher(text.toUpperCase(Locale.ROOT));
        if (!worded.matches()) {
            return Optional.empty();
        }
        BigDecimal degrees = decimal(worded.group("degrees"))
                .add(part(worded.group("minutes"), SIXTY))
                .add(part(worded.group("seconds"), SIXTY.multiply(SIXTY)));
        String direction = worded.group(worded.group("before") == null ? "after" : "before");
        boolean negative = "-".equals(worded.group("sign")) || direction != null && "SOW".contains(direction);
        return Optional.of(negative ? degrees.negate() : degrees);
    }

    /** The two numbers of a cell that holds a point, such as {@code 48.8566, 2.3522}; none where it holds something else. */
    static List<String> pair(String written) {
        Matcher pair = PAIR.matcher(written);
        return pair.matches() ? List.of(pair.group("first"), pair.group("second")) : List.of();
    }

    private static BigDecimal part(String number, BigDecimal divisor) {
        return number == null ? BigDecimal.ZERO : decimal(number).divide(divisor, MathContext.DECIMAL64);
    }

    private static BigDecimal decimal(String number) {
        return new BigDecimal(number.replace(',', '.'));
    }
}
