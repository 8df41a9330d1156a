package fr.mediation.bilan.report.csv;

import java.math.BigDecimal;
import java.util.List;

/**
 * An open file in memory.
 *
 * @param name its name, without the year and the extension
 * @param fields its columns
 * @param key the columns that together name a line and are never empty; none where there are no such columns
 * @param lines its lines; a cell is a text, a {@link BigDecimal}, a whole number, a date, a list of
 *     numbers that share the cell with a bar between, or null where it is empty
 */
record CsvTable(String name, List<Field> fields, List<String> key, List<List<Object>> lines) {
    /** The open file's bytes. */
    byte[] bytes() {
        return CsvDialect.OPEN.bytes(this);
    }
}
