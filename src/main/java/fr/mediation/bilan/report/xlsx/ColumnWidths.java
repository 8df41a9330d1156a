package fr.mediation.bilan.report.xlsx;

import fr.mediation.bilan.report.model.Cell;
import fr.mediation.bilan.report.model.Sheet;
import fr.mediation.bilan.report.model.Table;
import fr.mediation.bilan.report.model.Table.Column;
import fr.mediation.bilan.report.model.Table.Kind;
import fr.mediation.bilan.report.model.Table.Row;
import fr.mediation.bilan.report.office.TextFit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The widths of a sheet's columns, in digits, from what they hold. */
final class ColumnWidths {
    private static final int NUMBER = 9;
    private static final int NAME_MIN = 9;
    private static final int NAME_MAX = 36;
    private static final int PROSE_MIN = 28;
    private static final int PROSE_MAX = 46;
    private static final int WIDE_MAX = 84;

    /** Excel's own limit. */
    private static final int WIDEST = 255;

    /**
     * The part of a width that the cells' margins leave. On paper Excel gives a column seven 96ths of an inch for each digit, which
     * takes 5.56 points: 0.944 of it.
     */
    private static final double INSIDE = 0.944;

    /** The indent of words, which separates them from the number before them: three spaces. */
    private static final double INDENT = 1.5;

    /** The space between a number and the number before it, and between their headers. */
    private static final double GAP = 1.6;

    private ColumnWidths() {}

    /**
     * The widths of a sheet's columns.
     *
     * @param sheet the sheet
     * @return the width of each column of its table and of its single figures; of one column where it has neither
     */
    static List<Integer> of(Sheet sheet) {
        List<Integer> widths = new ArrayList<>();
        Optional.ofNullable(sheet.table()).ifPresent(table -> {
            for (int column = 0; column < table.columns().size(); column++) {
                widths.add(width(table, column));
            }
            makeRoomForGroups(table.columns(), widths);
        });
        if (widths.isEmpty() && sheet.lines().isEmpty()) {
            return List.of(PageSetup.WIDTH_WITHOUT_TABLE);
        }
        for (Sheet.Line line : sheet.lines()) {
            int label = SheetWriter.firstOfProse(sheet);
            widen(widths, label, words(TextFit.width(line.label(), false)));
            widen(widths, label + 1, Math.max(NUMBER, number(room(line.cell(), false))));
        }
        widths.replaceAll(width -> Math.min(WIDEST, width));
        return widths;
    }

    private static void widen(List<Integer> widths, int column, int least) {
        while (column >= widths.size()) {
            widths.add(NAME_MIN);
        }
        widths.set(column, Math.max(widths.get(column), least));
    }

    /** Widens the first column of a group whose heading is longer than its columns: the next heading would cut it. */
    private static void makeRoomForGroups(List<Column> columns, List<Integer> widths) {
        int room = 0;
        for (int column = columns.size() - 1; column >= 0; column--) {
            room += widths.get(column);
            String heading = columns.get(column).group();
            if (!heading.isEmpty()) {
                // A heading is a tenth larger than a header.
                int lacking = words(1.1 * TextFit.width(heading, true)) - room;
                widths.set(column, widths.get(column) + Math.max(0, lacking));
                room = 0;
            }
        }
    }

    /** How many digits fit between the margins of cells that hold words. */
    static double roomOfWords(int width) {
        return width * INSIDE - INDENT;
    }

    /** How many digits fit into a column's header. */
    static double roomOfHeader(Column column, int width) {
        return column.kind() == Kind.NUMBER ? width * INSIDE - GAP : roomOfWords(width);
    }

    /** How many digits of a sentence fit over columns of a width, taken together. */
    static double roomOfProse(int width) {
        return width * INSIDE;
    }

    private static int words(double digits) {
        return (int) Math.ceil((digits + INDENT) / INSIDE);
    }

    private static int number(double digits) {
        return (int) Math.ceil((digits + GAP) / INSIDE);
    }

    private static int width(Table table, int index) {
        Column column = table.columns().get(index);
        double widest = 0;
        for (Row row : table.rows()) {
            widest = Math.max(widest, room(row.cells().get(index), row.total()));
        }
        double word = TextFit.widestWord(column.header(), true);
        if (column.kind() == Kind.NUMBER) {
            return clearOfHeader(column.header(), Math.max(NUMBER, number(Math.max(word, widest))));
        }
        int least = column.kind() == Kind.NAME ? NAME_MIN : PROSE_MIN;
        int most = column.kind() == Kind.NAME ? NAME_MAX : column.kind() == Kind.WIDE ? WIDE_MAX : PROSE_MAX;
        return Math.max(words(word), Math.min(most, Math.max(least, words(widest))));
    }

    /**
     * Widens a column of numbers until no line of its header reaches the header on its left, also where a program leaves
     * smaller margins and breaks the header later.
     */
    private static int clearOfHeader(String header, int width) {
        int wider;
        int wanted = width;
        do {
            wider = wanted;
            for (String line : TextFit.lines(header, wider, true)) {
                wanted = Math.max(wanted, number(TextFit.width(line, true)));
            }
        } while (wanted > wider);
        return wider;
    }

    private static double room(Cell cell, boolean bold) {
        Cell shown = cell.shown();
        if (shown instanceof Cell.Text words) {
            return TextFit.width(words.text(), bold);
        }
        if (shown instanceof Cell.Link link) {
            return TextFit.width(link.text(), bold);
        }
        if (shown instanceof Cell.Quantity quantity) {
            int digits = quantity.value().toBigInteger().abs().toString().length();
            int sign = quantity.signed() || quantity.value().signum() < 0 ? 1 : 0;
            int decimals = quantity.decimals() == 0 ? 0 : 1 + quantity.decimals();
            return sign + digits + digits / 3 + decimals + TextFit.width(quantity.suffix(), bold);
        }
        return shown instanceof Cell.Day ? "31/12/2025".length() : "[m]".length();
    }
}
