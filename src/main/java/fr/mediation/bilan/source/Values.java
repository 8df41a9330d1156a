package fr.mediation.bilan.source;

import fr.mediation.bilan.text.Folding;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Dates and numbers as people write them in French files. */
final class Values {
    private static final Pattern NUMERIC_DATE = Pattern.compile("(\\d{1,2})[/.-](\\d{1,2})[/.-](\\d{4})(?:[ T].*)?");
    private static final Pattern WORDED_DATE = Pattern.compile("(\\d{1,2})(?:er)?_([a-z]+)_(\\d{4})");
    private static final Pattern NUMBER = Pattern.compile("[+-]?\\d+(?:[.,]\\d+)?");
    private static final List<String> MONTHS = List.of(
            "janvier",
            "fevrier",
            "mars",
            "avril",
            "mai",
            "juin",
            "juillet",
            "aout",
            "septembre",
            "octobre",
            "novembre",
            "decembre");

    private Values() {}

    /** A date: {@code 2016-03-12}, with a time or not, {@code 12/03/2016} or {@code 12 mars 2016}. */
    static Optional<LocalDate> date(String text) {
        try {
            if (isIso(text)) {
                return Optional.of(LocalDate.of(digits(text, 0, 4), digits(text, 5, 7), digits(text, 8, 10)));
            }
            Matcher numeric = NUMERIC_DATE.matcher(text);
            if (numeric.matches()) {
                return Optional.of(LocalDate.of(
                        Integer.parseInt(numeric.group(3)),
                        Integer.parseInt(numeric.group(2)),
                        Integer.parseInt(numeric.group(1))));
            }
            Matcher worded = WORDED_DATE.matcher(Folding.fold(text));
            if (worded.matches() && MONTHS.contains(worded.group(2))) {
                return Optional.of(LocalDate.of(
                        Integer.parseInt(worded.group(3)),
                        MONTHS.indexOf(worded.group(2)) + 1,
                        Integer.parseInt(worded.group(1))));
            }
            return Optional.empty();
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    /** A decimal number: spaces of any kind and a euro sign are ignored, a comma is a decimal point. */
    static Optional<BigDecimal> number(String text) {
        String plain = withoutSpaces(text).replace("€", "");
        if (!NUMBER.matcher(plain).matches()) {
            return Optional.empty();
        }
        return Optional.of(new BigDecimal(plain.replace(',', '.')));
    }

    /** The text without spaces of any kind, as codes and numbers are compared. */
    static String withoutSpaces(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (isSpace(text.charAt(i))) {
                StringBuilder kept = new StringBuilder(text.length());
                text.chars().filter(c -> !isSpace((char) c)).forEach(c -> kept.append((char) c));
                return kept.toString();
            }
        }
        return text;
    }

    private static boolean isSpace(char c) {
        return Character.isWhitespace(c) || Character.isSpaceChar(c);
    }

    private static boolean isIso(String text) {
        if (text.length() < 10 || text.charAt(4) != '-' || text.charAt(7) != '-') {
            return false;
        }
        for (int i = 0; i < 10; i++) {
            if (i != 4 && i != 7 && (text.charAt(i) < '0' || text.charAt(i) > '9')) {
                return false;
            }
        }
        return text.length() == 10 || text.charAt(10) == 'T' || text.charAt(10) == ' ';
    }

    private static int digits(String text, int from, int to) {
        return Integer.parseInt(text, from, to, 10);
    }
}
