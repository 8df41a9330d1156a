package fr.mediation.bilan.source.cell;

import fr.mediation.bilan.text.Folding;
import java.time.LocalDate;
import java.time.MonthDay;
import java.util.Optional;
import java.util.Set;
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
    private static final Pattern HALF_DAY = Pattern.compile("\\d ?[AaPp]\\.?[Mm]\\.?$");
    private static final Pattern LATE =
            Pattern.compile("[ T](?:22:00|23:00|23:59)(?::(?:00|59)(?:\\.\\d+)?)?(?:$|[+-])");
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
                || year >= FIRST_FAR && TURN_OF_YEAR.contains(MonthDay.from(date));
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
     * {@return whether a date has an hour of half a day, {@code 2:30 PM}: where these are written, the month goes first}
     *
     * @param text the text of a cell
     */
    public static boolean hasHalfDay(String text) {
        return text.indexOf(':') > 0 && HALF_DAY.matcher(text).find();
    }

    /**
     * {@return whether the hour of a date is one that midnight becomes in another time zone, or the last of its day}
     *
     * @param text the text of a cell
     */
    public static boolean isLate(String text) {
        return LATE.matcher(text).find();
    }
}
