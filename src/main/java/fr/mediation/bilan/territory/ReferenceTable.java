package fr.mediation.bilan.territory;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.zip.GZIPInputStream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;

/** Reads the reference tables of the resources. */
final class ReferenceTable {
    private static final CSVFormat FORMAT =
            CSVFormat.RFC4180.builder().setHeader().setSkipHeaderRecord(true).get();

    private ReferenceTable() {}

    /** The rows of a table, in its order. */
    static <T> List<T> read(String name, Function<CSVRecord, T> row) {
        try (InputStream in =
                        Objects.requireNonNull(ReferenceTable.class.getResourceAsStream("/territory/" + name), name);
                Reader text = new InputStreamReader(
                        name.endsWith(".gz") ? new GZIPInputStream(in) : in, StandardCharsets.UTF_8)) {
            return FORMAT.parse(text).stream().map(row).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A cell, null where it is empty. */
    static String orNull(CSVRecord row, String column) {
        String value = row.get(column);
        return value.isEmpty() ? null : value;
    }
}
