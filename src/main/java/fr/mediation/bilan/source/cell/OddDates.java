package fr.mediation.bilan.source.cell;

import fr.mediation.bilan.text.Folding;
import java.time.Instant;
import java.time.LocalDate;
import java.time.MonthDay;
import java.time.ZoneId;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Dates that programs write for something else: no date, no end, or a month before its day. */
public final class OddDates {
    private static final int FIRST_FAR = 2050;
    private static final int FARTHEST = 9000;
    private static final Set<Integer> FAR_YEARS = Set.of(2222, 2500, 2900, 2999, 3000, 4000);
    private static final Set<MonthDay> TURN_OF_YEAR =
            Set.of(MonthDay.of(12, 31), MonthDay.of(12, 30), MonthDay.of(1, 1));

    private static final Pattern ZERO = Pattern.compile(
            "0+(?:[.,]0+)?|0{1,2}[/.-]0?[01][/.-](?:0{2,4}|1900)(?:[ T].*)?|(?:0{4}|1900)[/.-]0?[01][/.-]0{1,2}(?:[ T].*)?"
                    + "|0{1,2}:00(?::00(?:\\.0+)?)?");
    /** The days that systems count from: those of Excel, Access, Unix and of calendars without a year 0. */
    private static final Set<LocalDate> COUNTED_FROM = Set.of(
            LocalDate.of(1899, 12, 30),
            LocalDate.of(1899, 12, 31),
            LocalDate.of(1900, 1, 1),
            LocalDate.of(1904, 1, 1),
            LocalDate.of(1970, 1, 1),
            LocalDate.of(1753, 1, 1),
            LocalDate.of(1, 1, 1));

    private static final Pattern DAY_AND_MONTH =
            Pattern.compile("(?:(\\d{4})[-/.])?(\\d{1,2})[/.-](\\d{1,2})(?:[/.-](?:\\d{4}|\\d{2}))?(?:[ T].*)?");
    private static final Pattern YEAR_FIRST = Pattern.compile("\\d{4}");
    private static final Pattern HALF_DAY = Pattern.compile("\\d ?[AaPp]\\.?[Mm]\\.?(?:$|[ (])");
    // SheetJS takes 9 minutes and 21 seconds off midnight in France: Paris kept its own time until 1911.
    private static final Pattern LATE = Pattern.compile(
            "[ T](?:(\\d{2})(?::00(?::00(?:[.,]0+)?)?| ?[hH] ?(?:00)?)|2[1-3][:h](?:4[5-9]|5\\d)(?::\\d{2}"
                    + "(?:[.,]\\d+)?)?)(?:$|[+-])");
    private static final int LATEST_NOON = 12;
    private static final int HOURS_A_DAY = 24;
    private static final int SECONDS_AN_HOUR = 3600;
    private static final int SHORTEST = 8;
    private static final Pattern ANOTHER = Pattern.compile("\\d{1,2}[/-]\\d{1,2}[/-]\\d{2,4}|\\d{4}-\\d{1,2}-\\d{1,2}"
            + "|\\d{1,2}\\.\\d{1,2}\\.\\d{4}| et suiv| ?\\+ ?\\d{1,2}[/.]\\d{1,2}(?!\\d)|(?: (?:au|et|ou|puis) | [-–] |[&;,→] ?)(?:le )?\\d{1,2}(?:[/.]\\d{1,2}(?!\\d)|$"
            + "| (?:janv|f[ée]v|mars|avr|mai|juin|juil|ao[uû]|sept|oct|nov|d[ée]c))");
    private static final Pattern CALLED_OFF =
            Pattern.compile("(?iu)\\b(?:annul|report[eé]|supprim|d[eé]program|pas eu lieu|non (?:tenue?|r[eé]alis))");
    private static final Set<String> NO_END = Set.of(
            "illimite",
            "illimitee",
            "indetermine",
            "indeterminee",
            "duree_indeterminee",
            "duree_illimitee",
            "en_cours",
            "a_ce_jour",
            "sans_fin",
            "sans_limite",
            "sans_date_de_fin",
            "pas_de_fin",
            "permanent",
            "permanente");
    /** The last day that a program's clock of nanoseconds knows. */
    private static final LocalDate LAST_NANOSECOND = LocalDate.of(2262, 4, 11);

    private static final Pattern SHORT_DATE =
            Pattern.compile("(\\p{L}{3,9})\\.?-(?:\\d{2})?(\\d{2})|(\\d{1,2})-(\\p{L}{3,9})\\.?(?:-\\d{2,4})?");
    private static final int CENTURY = 100;
    private static final int MONTHS = 12;
    private static final int DAYS = 31;

    private OddDates() {}

    /**
     * {@return whether a date stands for nothing: {@code 0}, {@code 00/00/0000}, or the day that a system counts from}
     *
     * @param text the text of the cell
     * @param date the date that it is, empty where it is none
     */
    public static boolean isZero(String text, Optional<LocalDate> date) {
        return date.map(COUNTED_FROM::contains).orElse(false)
                || ZERO.matcher(text).matches();
    }

    /**
     * {@return whether a date stands for no end: {@code 31/12/9999}, {@code 2999-12-31}}
     *
     * @param date a date
     */
    public static boolean isNoEnd(LocalDate date) {
        int year = date.getYear();
        return year >= FARTHEST
                || FAR_YEARS.contains(year)
                || date.equals(LAST_NANOSECOND)
                || year >= FIRST_FAR && TURN_OF_YEAR.contains(MonthDay.from(date));
    }

    /**
     * {@return whether a text says that something has no end, such as {@code illimité}}
     *
     * @param text the text of a cell, which is no date
     */
    public static boolean isNoEnd(String text) {
        return NO_END.contains(Folding.fold(text));
    }

    /**
     * {@return whether another date follows the one that a text begins with: {@code 12/03/2016 au 14/03/2016}}
     *
     * @param text the text of a cell
     */
    public static boolean namesAnother(String text) {
        if (text.charAt(0) < '0' || text.charAt(0) > '9') {
            return false;
        }
        for (int i = SHORTEST; i < text.length(); i++) {
            char c = text.charAt(i);
            // Times have none of these.
            if (c == '/' || c == '&' || c == ';' || c > '~' || c >= 'a' || c == ' ' && text.startsWith("-", i + 1)) {
                return ANOTHER.matcher(text).region(SHORTEST, text.length()).find();
            }
        }
        return false;
    }

    /**
     * {@return whether a word tells that what was to take place on a date did not: {@code 12/03/2016 (annulé)}}
     *
     * @param text the text of a cell, which is a date and more
     */
    public static boolean isCalledOff(String text) {
        char last = text.charAt(text.length() - 1);
        return (Character.isLetter(last) || last == ')')
                && CALLED_OFF.matcher(text).find();
    }

    /**
     * {@return whether a date can only be read with its month and day exchanged, such as {@code 05/13/2016}}
     *
     * @param text the text of a cell, which is no date as France writes it
     */
    public static boolean isMonthFirst(String text) {
        Matcher date = DAY_AND_MONTH.matcher(text);
        if (!date.matches()) {
            return false;
        }
        boolean yearFirst = date.group(1) != null;
        int day = Integer.parseInt(date.group(yearFirst ? 2 : 3));
        int month = Integer.parseInt(date.group(yearFirst ? 3 : 2));
        return month >= 1 && month <= MONTHS && day > MONTHS && day <= DAYS;
    }

    /**
     * {@return whether a spreadsheet made a date of two numbers: of {@code 12-17} the 17 December of some year, or December
     * 2017}
     *
     * @param text the text of a cell, without spaces
     * @param numbers the two numbers, as month and day
     */
    public static boolean isMonthAndDay(String text, MonthDay numbers) {
        Matcher worded = SHORT_DATE.matcher(text);
        if (worded.matches()) {
            boolean monthFirst = worded.group(1) != null;
            String month = Folding.fold(worded.group(monthFirst ? 1 : 4));
            int number = Integer.parseInt(worded.group(monthFirst ? 2 : 3));
            return CellParser.month(month) == numbers.getMonthValue() && number == numbers.getDayOfMonth();
        }
        LocalDate date = CellParser.date(text).orElse(null);
        return date != null
                && date.getMonthValue() == numbers.getMonthValue()
                && (date.getDayOfMonth() == numbers.getDayOfMonth()
                        || date.getDayOfMonth() == 1 && date.getYear() % CENTURY == numbers.getDayOfMonth());
    }

    /**
     * {@return whether a date has an hour of half a day, {@code 2:30 PM}: where these are written, the month goes first, unless
     * the year does}
     *
     * @param text the text of a cell
     */
    public static boolean hasHalfDay(String text) {
        return text.indexOf(':') > 0
                && HALF_DAY.matcher(text).find()
                && !YEAR_FIRST.matcher(text).lookingAt();
    }

    /**
     * {@return whether the hour of a date is one that midnight becomes in universal time, or the last of its day}
     *
     * @param text the text of a cell
     * @param zone gives the time zone of the place; that of France is looked for everywhere
     */
    public static boolean isLate(String text, Supplier<ZoneId> zone) {
        Matcher late = LATE.matcher(text);
        if (!late.find()) {
            return false;
        }
        int hour = late.group(1) == null ? HOURS_A_DAY - 1 : Integer.parseInt(late.group(1));
        if (hour < LATEST_NOON || hour >= HOURS_A_DAY - 2) {
            return hour >= HOURS_A_DAY - 2;
        }
        int ahead = zone.get().getRules().getStandardOffset(Instant.EPOCH).getTotalSeconds() / SECONDS_AN_HOUR;
        return HOURS_A_DAY - ahead == hour;
    }
}
