package fr.mediation.bilan.source;

import fr.mediation.bilan.format.Finding;
import fr.mediation.bilan.format.Row;
import java.util.ArrayList;
import java.util.List;

/**
 * Tells of the columns of a line what was found out about its cells before any column was known, and leaves quantities out
 * that belong to several lines: a name in a cell that is merged over lines stands in each of them, but a quantity belongs to
 * all of them together, and counts in the first.
 */
final class CellFindings {
    private final Header header;
    private List<MappedColumn> left = List.of();
    private List<String> typed = List.of();

    CellFindings(Header header) {
        this.header = header;
    }

    /** Notes the corrections and faults, and gives the cells; nothing is told of columns that are not read. */
    List<String> tell(Line line, Row row) {
        typed = List.of();
        for (Finding finding : row.findings()) {
            List<String> columns = header.columnsAt(finding.cell());
            String column = columns.isEmpty() ? "" : columns.get(0);
            if (finding.kind() == Finding.Kind.SWALLOWED_LINES) {
                line.fault(Rule.SWALLOWED_LINES, column, finding.before());
            } else if (finding.kind() == Finding.Kind.ZERO_OF_A_FORMULA && !column.isEmpty()) {
                line.warn(Warning.UNCALCULATED, column);
            } else if (finding.kind() == Finding.Kind.FOREIGN_LETTERS) {
                columns.forEach(one -> line.warn(Warning.FOREIGN_LETTERS, one));
            } else if (finding.kind() == Finding.Kind.NUMBER_AS_TEXT) {
                typed = typed.isEmpty() ? new ArrayList<>() : typed;
                typed.addAll(columns);
            } else if (!column.isEmpty()) {
                line.correct(
                        kind(finding.kind()),
                        column,
                        finding.before(),
                        row.cells().get(finding.cell()));
            }
        }
        left = row.repeated().isEmpty() ? List.of() : header.repeatedQuantities(row);
        return left.isEmpty() ? row.cells() : withoutRepeated(line, row);
    }

    private List<String> withoutRepeated(Line line, Row row) {
        List<String> cells = new ArrayList<>(row.cells());
        for (MappedColumn column : left) {
            line.correct(CorrectionKind.MERGED_QUANTITY, column.column(), column.value(row.cells()), "");
            column.positions().filter(row.repeated()::contains).forEach(at -> cells.set(at, ""));
        }
        return cells;
    }

    /** Whether the quantity of a column was left out. */
    boolean countsElsewhere(String column) {
        return !left.isEmpty() && left.stream().anyMatch(one -> one.column().equals(column));
    }

    /** Whether a number of a column was typed as a text, so that its mark is the author's. */
    boolean isTyped(String column) {
        return typed.contains(column);
    }

    private static CorrectionKind kind(Finding.Kind kind) {
        return switch (kind) {
            case ENCODED_TWICE -> CorrectionKind.ENCODED_TWICE;
            case CONTROL_CHARACTERS -> CorrectionKind.CONTROL_CHARACTERS;
            default -> CorrectionKind.LOST_QUOTE;
        };
    }
}
