package fr.mediation.bilan.source;

import fr.mediation.bilan.source.cell.CellParser;
import fr.mediation.bilan.source.cell.DayOrder;
import fr.mediation.bilan.source.cell.Instants;
import fr.mediation.bilan.source.cell.OddDates;
import fr.mediation.bilan.source.cell.TimeZones;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads the date of a cell: as people write it, in a profile's formats, or as a year or month alone where the profile says so. */
public final class DateCell {
    /** The latest date that may be meant. */
    static final LocalDate LATEST = LocalDate.of(2099, 12, 31);

    private static final LocalDate EARLIEST = LocalDate.of(1990, 1, 1);

    /** Schools and town halls are older than what was done there. */
    private static final LocalDate EARLIEST_START = LocalDate.of(1500, 1, 1);

    private static final int WITHOUT_TIME = 10;

    private DateCell() {}

    /** The date, null where the cell is empty or at fault. */
    static @Nullable LocalDate read(Line line, String column, LocalDate latest) {
        String text = line.cell(column);
        return text == null ? null : within(line, column, text, date(line, column, text), EARLIEST, latest);
    }

    /** The date at which something ends, null where it has no end, and where the cell is empty or at fault. */
    static @Nullable LocalDate end(Line line, String column) {
        String text = line.cell(column);
        if (text == null) {
            return null;
        }
        Optional<LocalDate> date = date(line, column, text);
        if (date.isPresent() ? OddDates.isNoEnd(date.get()) : OddDates.isNoEnd(text)) {
            line.correct(CorrectionKind.NO_END, column, text, "");
            return null;
        }
        return within(line, column, text, date, EARLIEST, LATEST);
    }

    /**
     * {@return the date since when something has been there, however long ago, null where the cell is empty or at fault}
     *
     * @param line the line
     * @param column a canonical column
     */
    public static @Nullable LocalDate start(Line line, String column) {
        String text = line.cell(column);
        return text == null ? null : within(line, column, text, date(line, column, text), EARLIEST_START, LATEST);
    }

    private static @Nullable LocalDate within(
            Line line, String column, String text, Optional<LocalDate> date, LocalDate earliest, LocalDate latest) {
        if (date.isPresent() && !date.get().isBefore(earliest) && !date.get().isAfter(latest)) {
            return date.get();
        }
        if (OddDates.isZero(text, date)) {
            line.correct(CorrectionKind.ZERO_DATE, column, text, "");
        } else if (date.isEmpty()) {
            if (TextCell.known(line, column, text) != null) {
                line.fault(TextCell.wrong(text, Rule.BAD_DATE), column);
            }
        } else {
            line.fault(Rule.DATE_OUT_OF_RANGE, column, earliest + " – " + latest);
        }
        return null;
    }

    /** All dates of a column may lie at an hour that midnight becomes elsewhere, or that ends a day. */
    private static void noteHour(Line line, String column, boolean late) {
        if (late) {
            line.warn(Warning.LATE_HOURS, column);
        } else {
            line.warnings().withdraw(Warning.LATE_HOURS, column);
        }
    }

    /** The month may go before the day in a date, or in all dates of a column, or have been put there in some. */
    private static void noteOrder(Line line, MappedColumn column, String text, Optional<LocalDate> date) {
        DayOrder order = column.dayOrder();
        if (date.isEmpty() ? OddDates.isMonthFirst(text) : text.length() > WITHOUT_TIME && OddDates.hasHalfDay(text)) {
            line.warn(Warning.MONTH_FIRST_DATES, column.column());
            order.settle();
        } else if (date.isPresent()) {
            order.see(text, date.get());
        }
        if (order.isTorn()) {
            line.warn(Warning.TORN_DATES, column.column());
        } else if (order.isWhole()) {
            line.warnings().withdraw(Warning.TORN_DATES, column.column());
        }
        if (order.isOpen()) {
            line.warn(Warning.EITHER_ORDER_DATES, column.column());
        } else if (order.isSettled()) {
            line.warnings().withdraw(Warning.EITHER_ORDER_DATES, column.column());
        }
    }

    /** The time zone of the line's commune, by its code as it is written. */
    private static ZoneId timeZone(Line line) {
        String insee = line.seen("code_insee");
        return TimeZones.ofCode(insee == null ? line.seen("code_postal") : insee);
    }

    private static Optional<LocalDate> date(Line line, String column, String text) {
        // Logs are kept by day: most lines have the date of the one before.
        MappedColumn mapped = line.column(column);
        Optional<LocalDate> same = mapped.dateBefore(text);
        if (same.isPresent()) {
            return same;
        }
        // What a profile says of a column goes before what is usual.
        Optional<LocalDate> formatted = mapped.date(text);
        boolean timed = text.length() > WITHOUT_TIME;
        if (formatted.isPresent() && !timed) {
            mapped.remember(text, formatted);
            return formatted;
        }
        noteHour(line, column, timed && OddDates.isLate(text, () -> timeZone(line)));
        Optional<LocalDate> usual = CellParser.date(text);
        Optional<LocalDate> date = formatted.isPresent() ? formatted : usual;
        if (formatted.isEmpty()) {
            noteOrder(line, mapped, text, date);
        }
        if (timed && date.equals(usual)) {
            Optional<LocalDate> day = Instants.day(text, () -> timeZone(line));
            if (day.isPresent()) {
                if (!day.equals(date)) {
                    line.correct(CorrectionKind.UTC_DAY, column, text, day.get().toString());
                }
                return day;
            }
        }
        if (date.isPresent()) {
            if (!timed) {
                mapped.remember(text, date);
            } else if (OddDates.namesAnother(text)) {
                line.warn(Warning.SEVERAL_DATES, column);
            } else if (OddDates.isCalledOff(text)) {
                line.warn(Warning.CALLED_OFF, column);
            }
            return date;
        }
        Optional<LocalDate> first = mapped.firstDay(text);
        first.ifPresent(day -> line.correct(CorrectionKind.IMPRECISE_DATE, column, text, day.toString()));
        return first;
    }
}
