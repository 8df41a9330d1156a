package fr.mediation.bilan.source;

import fr.mediation.bilan.source.cell.CellParser;
import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads the date of a cell: as people write it, in a profile's formats, or as a year or month alone where the profile says so. */
final class DateCell {
    /** The latest date that may be meant. */
    static final LocalDate LATEST = LocalDate.of(2099, 12, 31);

    private static final LocalDate EARLIEST = LocalDate.of(1990, 1, 1);

    private DateCell() {}

    /** The date, null where the cell is empty or at fault. */
    static @Nullable LocalDate read(Line line, String column, LocalDate latest) {
        String text = line.text(column);
        if (text == null) {
            return null;
        }
        Optional<LocalDate> date = CellParser.date(text);
        if (date.isEmpty()) {
            date = line.column(column).date(text);
        }
        if (date.isEmpty()) {
            date = line.column(column).firstDay(text);
            date.ifPresent(day -> line.correct(CorrectionKind.IMPRECISE_DATE, column, text, day.toString()));
        }
        if (date.isEmpty()) {
            line.fault(Rule.BAD_DATE, column);
            return null;
        }
        if (date.get().isBefore(EARLIEST) || date.get().isAfter(latest)) {
            line.fault(Rule.DATE_OUT_OF_RANGE, column, EARLIEST + " – " + latest);
            return null;
        }
        return date.get();
    }
}
