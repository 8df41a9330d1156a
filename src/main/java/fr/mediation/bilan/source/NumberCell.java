package fr.mediation.bilan.source;

import fr.mediation.bilan.source.cell.BandedNumber;
import fr.mediation.bilan.source.cell.CellParser;
import fr.mediation.bilan.source.cell.DurationParser;
import fr.mediation.bilan.source.cell.OddDates;
import fr.mediation.bilan.text.PersonalData;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads the number of a cell, within bounds. What is none, or beyond them, is a fault of the line. */
public final class NumberCell {
    private static final BigDecimal HOURS_A_DAY = BigDecimal.valueOf(24);
    private static final BigDecimal MINUTES_AN_HOUR = BigDecimal.valueOf(60);
    private static final BigDecimal THOUSAND = BigDecimal.valueOf(1000);
    private static final int DECIMALS_OF_HOURS = 2;
    private static final LocalDate SPREADSHEET_ORIGIN = LocalDate.of(1899, 12, 30);
    /** The year of what spreadsheets show for 0 and 1. */
    private static final int SPREADSHEET_YEAR = 1900;
    /** Fewer minutes than anybody helps for, and as many hours as some do. */
    private static final int SHORTEST_MINUTES = 10;

    /** A telephone number is a number too; its zero is none of an amount. */
    private static final BigDecimal SHORTEST_TELEPHONE = BigDecimal.valueOf(100_000_000);

    private NumberCell() {}

    /** A decimal number that may have any decimals. */
    static @Nullable BigDecimal decimal(Line line, String column, long min, long max) {
        String text = line.cell(column);
        return text == null ? null : within(line, column, CellParser.number(text), min, max);
    }

    /**
     * {@return a sum of euros within bounds, null where the cell is empty or at fault} A mark before three digits, which may
     * be one of thousands, is a fault.
     *
     * @param line the line
     * @param column a canonical column
     * @param max the greatest, inclusive; the least is 0
     */
    public static @Nullable BigDecimal euros(Line line, String column, long max) {
        String text = line.cell(column);
        return text == null ? null : amount(line, column, text, 0, max);
    }

    private static @Nullable BigDecimal amount(Line line, String column, String text, long min, long max) {
        Optional<BigDecimal> number = CellParser.number(text);
        if (number.isPresent() && isAmbiguous(line, column, text, number.get(), max)) {
            line.fault(Rule.AMBIGUOUS_NUMBER, column);
            return null;
        }
        return within(line, column, number, min, max);
    }

    /** Both readings must be possible. A workbook holds a number without zeros at its end, and its mark is a point. */
    private static boolean isAmbiguous(Line line, String column, String text, BigDecimal number, long max) {
        return CellParser.isAmbiguous(text)
                && number.multiply(THOUSAND).compareTo(BigDecimal.valueOf(max)) <= 0
                && !(line.holdsNumber(column) && text.indexOf(',') < 0 && !text.endsWith("0"));
    }

    private static @Nullable BigDecimal within(
            Line line, String column, Optional<BigDecimal> number, long min, long max) {
        if (number.isEmpty()) {
            String seen = line.seen(column);
            if (seen == null || TextCell.known(line, column, seen) != null) {
                line.fault(Rule.BAD_NUMBER, column);
            }
            return null;
        }
        if (number.get().compareTo(SHORTEST_TELEPHONE) > 0 && PersonalData.isIn(line.written(column))) {
            line.fault(Rule.BAD_NUMBER, column);
            return null;
        }
        if (number.get().compareTo(BigDecimal.valueOf(min)) < 0
                || number.get().compareTo(BigDecimal.valueOf(max)) > 0) {
            line.fault(Rule.OUT_OF_BOUNDS, column, min + " – " + max);
            return null;
        }
        return number.get();
    }

    /**
     * {@return a year within bounds, given as such or as a day of it, null where the cell is empty or at fault} A day that a
     * spreadsheet makes of such a year's number is a fault.
     *
     * @param line the line
     * @param column a canonical column
     * @param min the first, inclusive
     * @param max the last, inclusive
     */
    public static @Nullable Integer year(Line line, String column, int min, int max) {
        String text = line.cell(column);
        if (text == null) {
            return null;
        }
        int plain = CellParser.digits(text);
        if (plain >= min && plain <= max && plain != SPREADSHEET_YEAR) {
            return plain;
        }
        Optional<LocalDate> day = CellParser.date(text);
        boolean zero = OddDates.isZero(text, day) && day.map(LocalDate::getYear).orElse(0) <= SPREADSHEET_YEAR;
        if (zero || plain == SPREADSHEET_YEAR) {
            line.correct(CorrectionKind.ZERO_DATE, column, text, "");
            return null;
        }
        if (day.isPresent() && isBetween(min, max, ChronoUnit.DAYS.between(SPREADSHEET_ORIGIN, day.get()))) {
            // 1950 in a column formatted as dates is a day of 1905.
            line.fault(Rule.BAD_NUMBER, column);
            return null;
        }
        return day.isPresent() && day.get().getYear() >= min && day.get().getYear() <= max
                ? Integer.valueOf(day.get().getYear())
                : whole(line, column, min, max);
    }

    private static boolean isBetween(int min, int max, long number) {
        return number >= min && number <= max;
    }

    static @Nullable Integer whole(Line line, String column, int min, int max) {
        String text = line.cell(column);
        if (text == null) {
            return null;
        }
        int plain = CellParser.digits(text);
        if (plain >= min && plain <= max && plain >= 0) {
            return plain;
        }
        BigDecimal number = amount(line, column, text, min, max);
        if (number != null && number.stripTrailingZeros().scale() > 0) {
            line.fault(Rule.BAD_NUMBER, column);
            return null;
        }
        return number == null ? null : number.intValue();
    }

    /**
     * {@return minutes, given as a number or a duration such as {@code 1h30} or {@code 01:30}, or the midpoint of a band such
     * as {@code 30-60}; null where the cell is empty or at fault}
     *
     * @param line the line
     * @param column a canonical column
     * @param min the least, inclusive
     * @param max the greatest, inclusive
     */
    public static @Nullable BandedNumber minutes(Line line, String column, long min, long max) {
        String text = line.cell(column);
        if (text == null) {
            return null;
        }
        int plain = CellParser.digits(text);
        if (plain >= min && plain <= max && plain >= 0) {
            noteLength(line, column, plain);
            return new BandedNumber(BigDecimal.valueOf(plain), false);
        }
        Optional<BandedNumber> number = BandedNumber.parse(text);
        if (number.isEmpty()) {
            number = DurationParser.banded(text);
            number.ifPresent(minutes -> noteClock(line, column, text, minutes.value()));
        } else if (!number.get().band()
                && isAmbiguous(line, column, text, number.get().value(), max)) {
            line.fault(Rule.AMBIGUOUS_NUMBER, column);
            return null;
        }
        BigDecimal within = within(line, column, number.map(BandedNumber::value), min, max);
        if (within == null) {
            return null;
        }
        if (mayBeHours(text, number.orElseThrow())) {
            line.warn(Warning.HOURS_FOR_MINUTES, column);
        }
        noteLength(line, column, within.intValue());
        return number.orElseThrow();
    }

    /** All durations of a column may be too short to be minutes. */
    private static void noteLength(Line line, String column, int minutes) {
        MappedColumn mapped = line.column(column);
        if (mapped.hasLong()) {
            return;
        }
        if (mapped.hasOnlyShort(minutes < SHORTEST_MINUTES)) {
            line.warn(Warning.SHORT_MINUTES, column);
        } else if (mapped.hasLong()) {
            line.warnings().withdraw(Warning.SHORT_MINUTES, column);
        }
    }

    /**
     * {@return hours, given as a number or a duration such as {@code 7h30} or {@code 07:30}, null where the cell is empty or
     * at fault}
     *
     * @param line the line
     * @param column a canonical column
     * @param max the greatest, inclusive; the least is 0
     */
    public static @Nullable BigDecimal hours(Line line, String column, long max) {
        String text = line.cell(column);
        if (text == null) {
            return null;
        }
        Optional<BigDecimal> minutes =
                CellParser.number(text).isPresent() ? Optional.empty() : DurationParser.minutes(text);
        if (minutes.isPresent()) {
            BigDecimal hours = minutes.get().divide(MINUTES_AN_HOUR, DECIMALS_OF_HOURS, RoundingMode.HALF_UP);
            noteClock(line, column, text, hours);
            return within(line, column, Optional.of(hours), 0, max);
        }
        BigDecimal hours = amount(line, column, text, 0, max);
        if (hours != null && mayBePartOfDay(hours)) {
            line.warn(Warning.PART_OF_DAY, column);
        }
        return hours;
    }

    private static void noteClock(Line line, String column, String text, BigDecimal number) {
        if (DurationParser.isClock(text)) {
            line.correct(
                    CorrectionKind.CLOCK_DURATION,
                    column,
                    text,
                    number.stripTrailingZeros().toPlainString());
        }
    }

    /** Seven hours are 0.29 of a day; nothing lasts less than half an hour, or a part of one that is no quarter. */
    private static boolean mayBePartOfDay(BigDecimal hours) {
        return hours.signum() > 0
                && hours.compareTo(BigDecimal.ONE) < 0
                && (hours.compareTo(new BigDecimal("0.5")) < 0
                        || hours.multiply(BigDecimal.valueOf(4))
                                        .stripTrailingZeros()
                                        .scale()
                                > 0);
    }

    /** Nobody counts parts of minutes; half hours and quarters are usual. */
    private static boolean mayBeHours(String text, BandedNumber minutes) {
        return !minutes.band()
                && minutes.value().compareTo(HOURS_A_DAY) < 0
                && minutes.value().stripTrailingZeros().scale() > 0
                && CellParser.number(text).isPresent();
    }
}
