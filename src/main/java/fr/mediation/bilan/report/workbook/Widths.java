package fr.mediation.bilan.report.workbook;

import fr.mediation.bilan.report.sheet.Cell;
import fr.mediation.bilan.report.sheet.Sheet;
import fr.mediation.bilan.report.sheet.Table;
import fr.mediation.bilan.report.sheet.Table.Column;
import fr.mediation.bilan.report.sheet.Table.Kind;
import fr.mediation.bilan.report.sheet.Table.Row;
import java.util.ArrayList;
import java.util.List;

/** The widths of a sheet's columns, in characters, from what they hold. */
final class Widths {
    private static final int NUMBER = 11;
    private static final int NAME_MIN = 9;
    private static final int NAME_MAX = 36;
    private static final int PROSE_MIN = 28;
    private static final int PROSE_MAX = 46;
    private static final int WIDE_MAX = 84;

    /** A cell's indent and inner margins, in digits. */
    private static final int MARGIN = 3;

    /** How many letters of a bold header take the room of six digits: « communauté » takes that of twelve. */
    private static final int BOLD_LETTERS = 5;

    private Widths() {}

    /**
     * The widths of a sheet's columns.
     *
     * @param sheet the sheet
     * @return the width of each column of its table, of two where it has single figures, of one where it has neither
     */
    static List<Integer> of(Sheet sheet) {
        List<Integer> widths = new ArrayList<>();
        sheet.table().ifPresent(table -> {
            for (int column = 0; column < table.columns().size(); column++) {
                widths.add(width(table, column));
            }
            makeRoomForGroups(table.columns(), widths);
        });
        if (widths.isEmpty() && sheet.lines().isEmpty()) {
            return List.of(Page.WIDTH_WITHOUT_TABLE);
        }
        for (Sheet.Line line : sheet.lines()) {
            widen(widths, 0, line.label().length() + MARGIN);
            widen(widths, 1, Math.max(NUMBER, length(line.cell()) + MARGIN));
        }
        return widths;
    }

    private static void widen(List<Integer> widths, int column, int least) {
        if (column == widths.size()) {
            widths.add(least);
        } else {
            widths.set(column, Math.max(widths.get(column), least));
        }
    }

    /** Widens the first column of a group whose heading is longer than its columns: the next heading would cut it. */
    private static void makeRoomForGroups(List<Column> columns, List<Integer> widths) {
        int room = 0;
        for (int column = columns.size() - 1; column >= 0; column--) {
            room += widths.get(column);
            String heading = columns.get(column).group();
            if (!heading.isEmpty()) {
                int lacking = heading.length() + MARGIN - room;
                widths.set(column, widths.get(column) + Math.max(0, lacking));
                room = 0;
            }
        }
    }

    /**
     * How many bold letters a line of a header holds.
     *
     * @param width the column's width in characters
     * @return at least 1
     */
    static int boldRoom(int width) {
        return Math.max(1, (width - MARGIN) * BOLD_LETTERS / 6);
    }

    private static int width(Table table, int index) {
        Column column = table.columns().get(index);
        int longest = 0;
        for (Row row : table.rows()) {
            longest = Math.max(longest, length(row.cells().get(index)));
        }
        int header = (TextFit.longestWord(column.header()) * 6 + BOLD_LETTERS - 1) / BOLD_LETTERS + MARGIN;
        if (column.kind() == Kind.NUMBER) {
            return Math.max(NUMBER, Math.max(header + 1, longest + MARGIN));
        }
        int least = column.kind() == Kind.NAME ? NAME_MIN : PROSE_MIN;
        int most = column.kind() == Kind.NAME ? NAME_MAX : column.kind() == Kind.WIDE ? WIDE_MAX : PROSE_MAX;
        return Math.max(header, Math.min(most, Math.max(least, longest + MARGIN)));
    }

    private static int length(Cell cell) {
        if (cell instanceof Cell.Text words) {
            return words.text().length();
        }
        if (cell instanceof Cell.Link link) {
            return link.text().length();
        }
        if (cell instanceof Cell.Input input) {
            return length(input.quantity());
        }
        if (cell instanceof Cell.Formula formula) {
            return length(formula.result());
        }
        if (cell instanceof Cell.Quantity quantity) {
            int digits = quantity.value().toBigInteger().abs().toString().length();
            int sign = quantity.signed() || quantity.value().signum() < 0 ? 1 : 0;
            int decimals = quantity.decimals() == 0 ? 0 : 1 + quantity.decimals();
            return sign + digits + digits / 3 + decimals + quantity.suffix().length();
        }
        return cell instanceof Cell.Day ? "31/12/2025".length() : "[m]".length();
    }
}
