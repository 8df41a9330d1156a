package fr.mediation.bilan.format;

import java.util.BitSet;
import java.util.List;
import java.util.Map;

/**
 * What was found out about a file before its first row, reported to the producer.
 *
 * @param format {@code csv} for any delimited text, or {@code xlsx}
 * @param encoding {@code UTF-8}, {@code UTF-8 BOM}, {@code UTF-16LE}, {@code UTF-16BE}, {@code windows-1252}, {@code
 *     ISO-8859-15}, {@code CP850} or {@code MacRoman}; null for a workbook
 * @param delimiter {@code ;}, {@code ,}, {@code |} or {@code tab}; null for a workbook
 * @param sheets the sheets of a workbook that are read, in its order
 * @param hiddenSheets the sheets of a workbook that are not read because they are hidden, in its order
 * @param hiddenColumns the indexes of the columns that sheets hide, from 0, by sheet; these are read
 */
public record Detection(
        String format,
        String encoding,
        String delimiter,
        List<String> sheets,
        List<String> hiddenSheets,
        Map<String, BitSet> hiddenColumns) {
    /** Keeps copies that cannot change. */
    public Detection {
        sheets = List.copyOf(sheets);
        hiddenSheets = List.copyOf(hiddenSheets);
        hiddenColumns = Map.copyOf(hiddenColumns);
    }
}
