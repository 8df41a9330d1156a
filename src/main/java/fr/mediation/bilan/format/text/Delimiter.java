package fr.mediation.bilan.format.text;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** The characters that separate cells, and how the one that a text uses is recognised. */
enum Delimiter {
    /** What French spreadsheets write. */
    SEMICOLON(';', ";"),
    /** Excel's “text” exports. */
    TAB('\t', "tab"),
    /** Database dumps. */
    PIPE('|', "|"),
    /** RFC 4180. */
    COMMA(',', ",");

    private static final int RECORDS = 200;

    /** The line by which a file tells Excel its delimiter. */
    private static final String TOLD = "sep=";

    private final char character;
    private final String label;

    Delimiter(char character, String label) {
        this.character = character;
        this.label = label;
    }

    char character() {
        return character;
    }

    /** The name shown to users: the character, or {@code tab}. */
    String label() {
        return label;
    }

    /**
     * Finds the delimiter of a text, whose last line may break off: the one under which the first row of several cells
     * looks most like a header, and most other rows have as many cells. How often a character occurs says nothing: one
     * list in a cell may have a hundred commas. A text with a single column gets the semicolon.
     */
    static Delimiter of(String text) {
        Delimiter best = SEMICOLON;
        double highest = 0;
        for (Delimiter delimiter : values()) {
            if (text.startsWith(TOLD + delimiter.character) && isLineEnd(text, TOLD.length() + 1)) {
                return delimiter;
            }
            double score = score(delimiter.rows(text));
            if (score > highest) {
                highest = score;
                best = delimiter;
            }
        }
        return best;
    }

    private static boolean isLineEnd(String text, int index) {
        return index == text.length() || text.charAt(index) == '\r' || text.charAt(index) == '\n';
    }

    /** The first rows of the text if this is its delimiter; quoted cells and lines within quotes are whole. */
    private List<List<String>> rows(String text) {
        List<List<String>> rows = new ArrayList<>();
        try (RecordSource records = new RecordSource(RecordParser.of(text, character), character)) {
            TextRecord record = records.next();
            while (record != null && rows.size() < RECORDS) {
                if (record.cells().stream().anyMatch(cell -> !cell.isEmpty())) {
                    rows.add(record.cells());
                }
                record = records.next();
            }
        } catch (IOException longer) {
            // The rows before say enough.
        }
        return rows;
    }

    private static double score(List<List<String>> rows) {
        int header = 0;
        while (header < rows.size() && rows.get(header).size() == 1) {
            header++;
        }
        double best = 0;
        // A title above the header may have delimiters of its own.
        for (int i = header; i < rows.size() && i < header + 3; i++) {
            best = Math.max(best, score(rows, i));
        }
        return best;
    }

    /** How many rows have as many cells as a header, which are worth more the more there are. */
    private static double score(List<List<String>> rows, int header) {
        int width = rows.get(header).size();
        double alike = 0;
        for (List<String> row : rows) {
            if (row.size() > 1 && row.stream().anyMatch(Delimiter::isCutWrongly)) {
                continue;
            }
            if (row.size() == width) {
                alike++;
            } else if (row.size() > 1 && row.size() < width) {
                // Some programs leave out the empty cells at the end.
                alike += 0.5;
            }
        }
        return alike * (width - 1) / width * names(rows.get(header));
    }

    /** Whether another delimiter stands beside a quotation mark: the cell is several, or a part of one. */
    private static boolean isCutWrongly(String cell) {
        for (int i = cell.indexOf('"'); i >= 0; i = cell.indexOf('"', i + 1)) {
            if (i > 0 && separates(cell.charAt(i - 1)) || i + 1 < cell.length() && separates(cell.charAt(i + 1))) {
                return true;
            }
        }
        return false;
    }

    /** How much the cells of a row look like the names of columns: from 0.2 to 1. */
    private static double names(List<String> cells) {
        long names = cells.stream()
                .filter(cell -> !cell.isEmpty() && !Character.isDigit(cell.charAt(0)))
                .filter(cell -> cell.chars().noneMatch(Delimiter::separates))
                .count();
        return 0.2 + 0.8 * names / cells.size();
    }

    private static boolean separates(int character) {
        return character == ';' || character == '\t' || character == '|' || character == ',';
    }
}
