package fr.mediation.bilan.mutation;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * How a program saves a table as text.
 *
 * @param charset its encoding
 * @param mark whether a byte order mark comes first
 * @param delimiter what separates cells
 * @param end what ends a line
 * @param quoted which cells stand in quotation marks
 */
record TextSave(Charset charset, boolean mark, String delimiter, String end, Quoted quoted) {
    static final Charset WINDOWS = Charset.forName("windows-1252");
    static final TextSave PLAIN = new TextSave(StandardCharsets.UTF_8, false, ";", "\n", Quoted.WHERE_NEEDED);
    static final TextSave FRENCH_EXCEL = new TextSave(WINDOWS, false, ";", "\r\n", Quoted.WHERE_NEEDED);
    static final TextSave COMMAS = new TextSave(StandardCharsets.UTF_8, false, ",", "\n", Quoted.WHERE_NEEDED);

    /** Which cells stand in quotation marks. */
    enum Quoted {
        /** Those that could not be read otherwise. */
        WHERE_NEEDED,
        /** Those with text. */
        TEXTS,
        /** All. */
        ALL
    }

    Saved save(Table table) {
        return save(table, UnaryOperator.identity());
    }

    /** The text changed before it is encoded. */
    Saved save(Table table, UnaryOperator<String> change) {
        String text = Stream.concat(Stream.of(table.header()), table.rows().stream())
                .map(this::line)
                .collect(Collectors.joining(end, "", end));
        String marked = (mark ? "\uFEFF" : "") + change.apply(text);
        return new Saved(".csv", marked.getBytes(charset));
    }

    private String line(List<String> cells) {
        return cells.stream().map(this::cell).collect(Collectors.joining(delimiter));
    }

    private String cell(String cell) {
        boolean needed = cell.contains(delimiter) || cell.contains("\"") || cell.contains("\n") || cell.contains("\r");
        boolean text = !cell.isEmpty() && !Character.isDigit(cell.charAt(0));
        return needed || quoted == Quoted.ALL || quoted == Quoted.TEXTS && text
                ? '"' + cell.replace("\"", "\"\"") + '"'
                : cell;
    }

    boolean canWrite(Table table) {
        return Stream.concat(Stream.of(table.header()), table.rows().stream())
                .flatMap(List::stream)
                .allMatch(cell -> charset.newEncoder().canEncode(cell));
    }
}
