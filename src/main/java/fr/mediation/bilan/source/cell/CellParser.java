package fr.mediation.bilan.source.cell;

import fr.mediation.bilan.text.Folding;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.DateTimeParseException;
import java.time.format.TextStyle;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Dates and numbers as people write them in French files. */
public final class CellParser {
    /** Behind a comma browsers write a time; one of half a day stands behind a month that goes first. */
    private static final String TIME = "(?:[ T].*|, ?\\d{1,2}[:hH][^AaPp]*)?";

    private static final Pattern NUMERIC_DATE = Pattern.compile("(\\d{1,2})[/.-](\\d{1,2})[/.-](\\d{4})" + TIME);
    private static final Pattern YEAR_FIRST = Pattern.compile("(\\d{4})[/.-](\\d{1,2})[/.-](\\d{1,2})" + TIME);
    private static final Pattern COMPACT = Pattern.compile("((?:19|20)\\d\\d)(\\d\\d)(\\d\\d)");
    private static final Pattern WORDED_DATE = Pattern.compile(
            "(\\d{1,2})(?:er)?_([a-z]+)_(\\d{4}|\\d\\d)" + "(?:_(?:a_)?\\d{1,2}(?:_?h_?|_)(?:\\d{2}(?:_\\d{2})?)?)?");
    private static final Pattern MONTH_IN_WORDS_FIRST = Pattern.compile("([a-z]+)_(\\d{1,2})(?:st|nd|rd|th)?_(\\d{4})");
    private static final Pattern INTRODUCED = Pattern.compile("(?:[Ll]e +)?(?:(\\p{L}{3,8})\\.?,? +)?(?:le +)?(\\d.*)");
    private static final int CENTURY = 2000;
    private static final Pattern YEAR = Pattern.compile("\\d{4}");
    private static final Pattern MONTH = Pattern.compile("(\\d{4})[-/.](\\d{1,2})|(\\d{1,2})[-/.](\\d{4})");
    private static final Pattern WORDED_MONTH = Pattern.compile("([a-z]+)_(\\d{4})");
    private static final Map<String, DateTimeFormatter> FORMATTERS = new ConcurrentHashMap<>();
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

    private static final Map<String, Integer> SHORT_MONTHS = Map.ofEntries(
            Map.entry("janv", 1),
            Map.entry("jan", 1),
            Map.entry("january", 1),
            Map.entry("february", 2),
            Map.entry("march", 3),
            Map.entry("april", 4),
            Map.entry("june", 6),
            Map.entry("july", 7),
            Map.entry("august", 8),
            Map.entry("september", 9),
            Map.entry("october", 10),
            Map.entry("november", 11),
            Map.entry("december", 12),
            Map.entry("fevr", 2),
            Map.entry("fev", 2),
            Map.entry("feb", 2),
            Map.entry("mar", 3),
            Map.entry("avr", 4),
            Map.entry("apr", 4),
            Map.entry("may", 5),
            Map.entry("jun", 6),
            Map.entry("juil", 7),
            Map.entry("jul", 7),
            Map.entry("aug", 8),
            Map.entry("sept", 9),
            Map.entry("sep", 9),
            Map.entry("oct", 10),
            Map.entry("nov", 11),
            Map.entry("dec", 12));

    private CellParser() {}

    /**
     * A date: {@code 2016-03-12}, with a time or not, {@code 2016/03/12}, {@code 20160312}, {@code 12/03/2016}, {@code 12 mars
     * 2016}, {@code samedi 12 mars 2016} or {@code 12-mars-16}.
     */
    public static Optional<LocalDate> date(String text) {
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
            Matcher yearFirst = YEAR_FIRST.matcher(text);
            Matcher compact = COMPACT.matcher(text);
            if (yearFirst.matches()) {
                return Optional.of(yearFirst(yearFirst));
            }
            if (compact.matches()) {
                return Optional.of(yearFirst(compact));
            }
            return !text.isEmpty() && Character.isLetter(text.charAt(0))
                    ? introduced(text)
                    : worded(Folding.fold(text));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static LocalDate yearFirst(Matcher date) {
        return LocalDate.of(
                Integer.parseInt(date.group(1)), Integer.parseInt(date.group(2)), Integer.parseInt(date.group(3)));
    }

    /** A date behind its day of the week, which must be that, or an article. */
    private static Optional<LocalDate> introduced(String text) {
        Matcher introduced = INTRODUCED.matcher(text);
        if (!introduced.matches()) {
            return monthFirst(Folding.fold(text));
        }
        String day = introduced.group(1);
        Optional<LocalDate> date = date(introduced.group(2));
        return date.isEmpty() || day == null
                ? date.or(() -> monthFirst(Folding.fold(text)))
                : date.filter(of -> isDay(of, Folding.fold(day)));
    }

    private static boolean isDay(LocalDate date, String day) {
        return date.getDayOfWeek().getDisplayName(TextStyle.FULL, Locale.FRANCE).startsWith(day);
    }

    /** A date with its month in words before its day. */
    private static Optional<LocalDate> monthFirst(String folded) {
        Matcher date = MONTH_IN_WORDS_FIRST.matcher(folded);
        int month = date.matches() ? month(date.group(1)) : 0;
        return month == 0
                ? Optional.empty()
                : Optional.of(LocalDate.of(Integer.parseInt(date.group(3)), month, Integer.parseInt(date.group(2))));
    }

    /** A date with its month in words. */
    private static Optional<LocalDate> worded(String folded) {
        Matcher worded = WORDED_DATE.matcher(folded);
        int month = worded.matches() ? month(worded.group(2)) : 0;
        if (month == 0) {
            return Optional.empty();
        }
        String year = worded.group(3);
        return Optional.of(LocalDate.of(
                Integer.parseInt(year) + (year.length() == 2 ? CENTURY : 0), month, Integer.parseInt(worded.group(1))));
    }

    /** A date in one of a profile's formats. */
    public static Optional<LocalDate> date(String text, List<String> formats) {
        for (String format : formats) {
            try {
                return Optional.of(LocalDate.parse(text, formatter(format)));
            } catch (DateTimeParseException e) {
                // Another format may fit.
                continue;
            }
        }
        return Optional.empty();
    }

    /** What a profile's date format means; lenient in case, so that {@code MMMM} reads {@code Mars}. */
    public static DateTimeFormatter formatter(String format) {
        return FORMATTERS.computeIfAbsent(
                format,
                pattern -> new DateTimeFormatterBuilder()
                        .parseCaseInsensitive()
                        .appendPattern(pattern)
                        .toFormatter(Locale.FRANCE));
    }

    /** The first day of a year or month: {@code 2020}, {@code 03/2020}, {@code 2020-03} or {@code Décembre 2019}. */
    public static Optional<LocalDate> firstDay(String text) {
        Matcher numeric = MONTH.matcher(text);
        String folded = Folding.fold(text);
        Matcher worded = WORDED_MONTH.matcher(folded);
        int year;
        int month = 1;
        if (YEAR.matcher(text).matches()) {
            year = Integer.parseInt(text);
        } else if (numeric.matches()) {
            boolean yearFirst = numeric.group(1) != null;
            year = Integer.parseInt(numeric.group(yearFirst ? 1 : 4));
            month = Integer.parseInt(numeric.group(yearFirst ? 2 : 3));
        } else if (worded.matches() && MONTHS.contains(worded.group(1))) {
            year = Integer.parseInt(worded.group(2));
            month = MONTHS.indexOf(worded.group(1)) + 1;
        } else {
            return Optional.empty();
        }
        return month < 1 || month > 12 ? Optional.empty() : Optional.of(LocalDate.of(year, month, 1));
    }

    /**
     * {@return the number of a month in French or English, shortened as spreadsheets do or not; 0 for what is none}
     *
     * @param folded a word, folded
     */
    public static int month(String folded) {
        return SHORT_MONTHS.getOrDefault(folded, MONTHS.indexOf(folded) + 1);
    }

    /** A number of at most nine digits and nothing else; -1 where the text is another. */
    public static int digits(String text) {
        if (text.length() > 9) {
            return -1;
        }
        int number = 0;
        for (int i = 0; i < text.length(); i++) {
            int digit = text.charAt(i) - '0';
            if (digit < 0 || digit > 9) {
                return -1;
            }
            number = number * 10 + digit;
        }
        return text.isEmpty() ? -1 : number;
    }

    /**
     * A decimal number: a comma is a decimal point; thousands may be apart by a space, an apostrophe, a point or a comma, and
     * a euro sign stand beside. One mark before three digits is taken for a decimal point: see {@link #isAmbiguous}.
     */
    public static Optional<BigDecimal> number(String text) {
        return NumberParser.number(text);
    }

    /** Whether a number's only mark stands before three digits, which may be thousands: {@code 24.000}. */
    public static boolean isAmbiguous(String text) {
        return NumberParser.isAmbiguous(text);
    }

    /** The text without spaces of any kind, as codes and numbers are compared. */
    public static String withoutSpaces(String text) {
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
        // Codes are looked through character by character: nearly all are letters and digits.
        return (c <= ' ' || c > '~') && (Character.isWhitespace(c) || Character.isSpaceChar(c));
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
