package fr.mediation.bilan.source.delivery;

import fr.mediation.bilan.format.Row;
import fr.mediation.bilan.source.Header;
import fr.mediation.bilan.source.Source;
import fr.mediation.bilan.text.Folding;

/**
 * Rows that sum up others or speak of them, show how a form is filled in or repeat the header on each page, which are passed
 * over.
 */
final class TotalRow {
    private static final String EXAMPLE = "exemple";

    private TotalRow() {}

    /** A total row begins with that word and lacks a value that every line must have; an example may have all. */
    static boolean is(Row row, Source source, Header header) {
        if (repeats(header, row) || LoneText.is(row) && (lacksRequired(row, source, header) || isMerged(row))) {
            return true;
        }
        for (String cell : row.cells()) {
            if (!cell.isEmpty()) {
                if (isExample(cell)) {
                    return true;
                }
                // The first letter alone decides for almost every line.
                if ("TtSsEe".indexOf(cell.charAt(0)) < 0) {
                    return false;
                }
                String first = Folding.fold(cell);
                return (first.startsWith("total")
                                || first.startsWith("sous_total")
                                || first.equals("totaux")
                                || first.startsWith(EXAMPLE + "_"))
                        && lacksRequired(row, source, header);
            }
        }
        return false;
    }

    private static boolean isMerged(Row row) {
        return row.cells().stream().filter(cell -> !cell.isEmpty()).count() > 1;
    }

    private static boolean lacksRequired(Row row, Source source, Header header) {
        return source.required().stream()
                .anyMatch(alternatives -> alternatives.stream()
                        .allMatch(column -> header.cell(row.cells(), column).isEmpty()));
    }

    /** Files put one behind the other repeat it as well. */
    private static boolean repeats(Header header, Row row) {
        // The first cell alone decides for almost every line.
        return !row.cells().isEmpty()
                && row.cells().get(0).equals(header.names().get(0))
                && row.cells().equals(header.names());
    }

    /**
     * {@code Exemple : A-001} and {@code Ex : A-001} are examples, {@code EXEMPLE-1} is an identifier and {@code Exemple de CV} a
     * title.
     */
    private static boolean isExample(String cell) {
        int end = EXAMPLE.length();
        if (cell.regionMatches(true, 0, "ex :", 0, 4) || cell.regionMatches(true, 0, "ex. :", 0, 5)) {
            return true;
        }
        return cell.regionMatches(true, 0, EXAMPLE, 0, end)
                && (cell.length() == end
                        || " :\u00A0\u202F(,".indexOf(cell.charAt(end)) >= 0
                                && !Character.isLowerCase(cell.charAt(Math.min(end + 1, cell.length() - 1))));
    }
}
