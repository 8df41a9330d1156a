package fr.mediation.bilan.report.csv;

import fr.mediation.bilan.text.Formulas;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;

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
    private static final CSVFormat FORMAT = CSVFormat.RFC4180;

    /**
     * A column.
     *
     * @param name its name
     * @param type its Frictionless type
     * @param unit its unit, empty where it has none or another column tells it
     */
    record Field(String name, String type, String unit) {
        static Field text(String name) {
            return new Field(name, "string", "");
        }

        static Field integer(String name, String unit) {
            return new Field(name, "integer", unit);
        }

        static Field number(String name, String unit) {
            return new Field(name, "number", unit);
        }

        static Field date(String name) {
            return new Field(name, "date", "");
        }
    }

    /** The file's bytes: UTF-8 without a mark, commas, a line feed at each line's end, plain decimals. */
    byte[] bytes() {
        StringBuilder text = new StringBuilder();
        append(text, fields.stream().map(Field::name));
        lines.forEach(line -> append(text, line.stream().map(CsvTable::cell)));
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static void append(StringBuilder text, Stream<String> cells) {
        text.append(FORMAT.format(cells.toArray())).append('\n');
    }

    private static String cell(Object value) {
        if (value == null) {
            return "";
        }
        if (value instanceof BigDecimal number) {
            return number.stripTrailingZeros().toPlainString();
        }
        if (value instanceof List<?> numbers) {
            return numbers.stream().map(CsvTable::cell).collect(Collectors.joining("|"));
        }
        return value instanceof String text ? Formulas.neutralised(text) : value.toString();
    }
}
