package fr.mediation.bilan.report.csv;

import fr.mediation.bilan.report.ReportFileName;
import java.math.BigDecimal;
import java.util.List;

/**
 * An open file in memory.
 *
 * @param name what it is called
 * @param fields its columns
 * @param key the columns that together name a line and are never empty; none where there are no such columns
 * @param references the columns whose values are found in another file
 * @param lines its lines; a cell is a text, a {@link BigDecimal}, a whole number, a date, a list of
 *     numbers that share the cell with a bar between, or null where it is empty
 */
record CsvTable(
        ReportFileName name,
        List<Field> fields,
        List<String> key,
        List<Reference> references,
        List<List<Object>> lines) {
    /** Each line is about a territory that the file of territories names. */
    static final Reference TO_TERRITORY = new Reference(List.of("perimetre", "code"), ReportFileName.TERRITORIES);

    /** Each line is about an indicator that the file of definitions explains. */
    static final Reference TO_DEFINITION = new Reference(List.of("indicateur"), ReportFileName.DEFINITIONS);

    /**
     * Columns whose values together are those of a line of another file, in its columns of the same names.
     *
     * @param fields the columns
     * @param table the other file
     */
    record Reference(List<String> fields, ReportFileName table) {}

    byte[] bytes() {
        return CsvDialect.OPEN.bytes(this);
    }
}
