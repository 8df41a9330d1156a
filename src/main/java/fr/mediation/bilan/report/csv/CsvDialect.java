package fr.mediation.bilan.report.csv;

import fr.mediation.bilan.text.FormulaGuard;
import fr.mediation.bilan.text.HiddenCharacters;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;

/** How a table's cells are written as text. */
enum CsvDialect {
    /** For programs: commas, a line feed at each line's end, decimal points, ISO dates. */
    OPEN("", ',', "\n", '.', DateTimeFormatter.ISO_LOCAL_DATE),
    /** For a French Excel, which reads a file as UTF-8 only if it begins with a byte order mark. */
    FRENCH_EXCEL("\uFEFF", ';', "\r\n", ',', DateTimeFormatter.ofPattern("dd/MM/uuuu", Locale.FRANCE));

    private final String mark;
    private final CSVFormat format;
    private final String lineEnd;
    private final char decimalMark;
    private final DateTimeFormatter day;

    CsvDialect(String mark, char delimiter, String lineEnd, char decimalMark, DateTimeFormatter day) {
        this.mark = mark;
        this.format = CSVFormat.RFC4180.builder().setDelimiter(delimiter).get();
        this.lineEnd = lineEnd;
        this.decimalMark = decimalMark;
        this.day = day;
    }

    /** The bytes of a table's file, in UTF-8; its header is the fields' names. */
    byte[] bytes(CsvTable table) {
        StringBuilder text = new StringBuilder(mark);
        append(text, table.fields().stream().map(Field::name));
        table.lines().forEach(line -> append(text, line.stream().map(this::cell)));
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    private void append(StringBuilder text, Stream<String> cells) {
        text.append(format.format(cells.toArray())).append(lineEnd);
    }

    private String cell(Object value) {
        if (value == null) {
            return "";
        }
        if (value instanceof BigDecimal number) {
            return number.stripTrailingZeros().toPlainString().replace('.', decimalMark);
        }
        if (value instanceof LocalDate date) {
            return day.format(date);
        }
        if (value instanceof List<?> numbers) {
            return numbers.stream().map(this::cell).collect(Collectors.joining("|"));
        }
        return value instanceof String text
                ? FormulaGuard.neutralised(HiddenCharacters.shownInCell(text))
                : value.toString();
    }
}
