package fr.mediation.bilan.source;

import fr.mediation.bilan.format.Finding;
import fr.mediation.bilan.format.Row;

/** Tells of the columns of a line what was found out about its cells before any column was known. */
final class CellFindings {
    private CellFindings() {}

    /** Notes the corrections and faults; nothing is told of columns that are not read. */
    static void tell(Line line, Header header, Row row) {
        for (Finding finding : row.findings()) {
            String column = header.columnAt(finding.cell());
            if (finding.kind() == Finding.Kind.SWALLOWED_LINES) {
                line.fault(Rule.SWALLOWED_LINES, column, finding.before());
            } else if (!column.isEmpty()) {
                line.correct(
                        kind(finding.kind()),
                        column,
                        finding.before(),
                        row.cells().get(finding.cell()));
            }
        }
    }

    private static CorrectionKind kind(Finding.Kind kind) {
        return switch (kind) {
            case ENCODED_TWICE -> CorrectionKind.ENCODED_TWICE;
            case CONTROL_CHARACTERS -> CorrectionKind.CONTROL_CHARACTERS;
            default -> CorrectionKind.LOST_QUOTE;
        };
    }
}
