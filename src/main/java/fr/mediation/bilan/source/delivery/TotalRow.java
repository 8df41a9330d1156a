package fr.mediation.bilan.source.delivery;

import fr.mediation.bilan.format.Row;
import fr.mediation.bilan.source.Header;
import fr.mediation.bilan.source.Source;
import fr.mediation.bilan.text.Folding;

/** Rows that sum up others, which are passed over. */
final class TotalRow {
    private TotalRow() {}

    /** A total row begins with that word and lacks a value that every line must have. */
    static boolean is(Row row, Source source, Header header) {
        for (String cell : row.cells()) {
            if (!cell.isEmpty()) {
                // The first letter alone decides for almost every line.
                if ("TtSs".indexOf(cell.charAt(0)) < 0) {
                    return false;
                }
                String first = Folding.fold(cell);
                return (first.startsWith("total") || first.startsWith("sous_total") || first.equals("totaux"))
                        && source.required().stream()
                                .anyMatch(alternatives -> alternatives.stream()
                                        .allMatch(column ->
                                                header.cell(row.cells(), column).isEmpty()));
            }
        }
        return false;
    }
}
