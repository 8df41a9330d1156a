package fr.mediation.bilan.sample;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** A delimited text file as one producer's program writes it. */
final class TextFile {
    /** How a producer's program writes. */
    enum Habit {
        /** An old desktop program: Windows-1252, semicolons, CR LF, French dates, decimal comma. */
        DESKTOP(Charset.forName("windows-1252"), "", ';', "\r\n", "dd/MM/yyyy"),
        /** A spreadsheet's export: UTF-8 with a mark, semicolons. */
        SPREADSHEET(StandardCharsets.UTF_8, "\uFEFF", ';', "\n", "dd/MM/yyyy"),
        /** A web service's export: UTF-8, commas, ISO dates. */
        SERVICE(StandardCharsets.UTF_8, "", ',', "\n", "yyyy-MM-dd");

        private final Charset charset;
        private final String mark;
        private final char delimiter;
        private final String lineEnd;
        private final DateTimeFormatter dates;

        Habit(Charset charset, String mark, char delimiter, String lineEnd, String dates) {
            this.charset = charset;
            this.mark = mark;
            this.delimiter = delimiter;
            this.lineEnd = lineEnd;
            this.dates = DateTimeFormatter.ofPattern(dates, Locale.ROOT);
        }

        static Habit of(int year) {
            return values()[Math.min(year - 2015, SERVICE.ordinal())];
        }

        String date(LocalDate date) {
            return date == null ? "" : dates.format(date);
        }

        String decimal(String number) {
            return delimiter == ';' ? number.replace('.', ',') : number;
        }
    }

    private final Habit habit;
    private final List<String> columns;
    private final List<String> lines = new ArrayList<>();

    TextFile(Habit habit, List<String> columns) {
        this.habit = habit;
        this.columns = columns;
        lines.add(String.join(String.valueOf(habit.delimiter), columns));
    }

    Habit habit() {
        return habit;
    }

    /** A line to fill: columns that are not set stay empty. */
    Line line() {
        return new Line();
    }

    /** The cells of a line. */
    final class Line {
        private final Map<String, String> cells = new LinkedHashMap<>();

        Line set(String column, Object value) {
            if (!columns.contains(column)) {
                throw new IllegalArgumentException("no column " + column);
            }
            cells.put(
                    column, value == null ? "" : value instanceof LocalDate date ? habit.date(date) : value.toString());
            return this;
        }

        /** Writes the line; returns its number in the file. */
        int add() {
            lines.add(String.join(
                    String.valueOf(habit.delimiter),
                    columns.stream()
                            .map(column -> quoted(cells.getOrDefault(column, "")))
                            .toList()));
            return lines.size();
        }
    }

    private String quoted(String cell) {
        boolean plain = cell.indexOf(habit.delimiter) < 0 && cell.indexOf('"') < 0;
        return plain ? cell : '"' + cell.replace("\"", "\"\"") + '"';
    }

    void write(Path file) throws IOException {
        Files.createDirectories(file.getParent());
        String text = habit.mark + String.join(habit.lineEnd, lines) + habit.lineEnd;
        Files.write(file, text.getBytes(habit.charset));
    }
}
