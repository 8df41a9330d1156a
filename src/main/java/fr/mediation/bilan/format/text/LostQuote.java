package fr.mediation.bilan.format.text;

import fr.mediation.bilan.format.Finding;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Finds a quotation mark whose other half was lost: it holds the lines up to the next mark in one cell, line ends and all. A
 * cell may have several lines of its own; what tells them from lines of the file is that these have as many cells as the
 * others, and digits where the others have them.
 */
final class LostQuote {
    private LostQuote() {}

    /** What a record is made of: one or several of the file's lines. */
    record Lines(TextRecord first, List<TextRecord> further) {}

    /**
     * Looks at a record with line ends in its cells.
     *
     * @param text the record as it stands in the file
     * @param record the record
     * @param delimiter the delimiter
     * @param widths how many cells the records before had
     * @param before the cells of the record before
     */
    static Lines lines(String text, TextRecord record, char delimiter, RecordWidths widths, List<String> before)
            throws IOException {
        List<TextRecord> lines = new ArrayList<>();
        int like = 0;
        String[] texts = RecentText.LINE_END.split(text);
        for (int i = 0; i < texts.length; i++) {
            TextRecord line = line(texts[i], record.line() + i, delimiter);
            lines.add(line);
            like += widths.has(line.cells()) && hasDigitsWhere(lines.get(0), line) ? 1 : 0;
        }
        if (like == lines.size()) {
            return new Lines(lines.get(0), lines.subList(1, lines.size()));
        }
        // The last cells of the first line may be left out: then all others tell.
        boolean swallowed = like > 1 && (widths.has(lines.get(0).cells()) || like == lines.size() - 1);
        return swallowed || lineWithin(record, lines, widths, before)
                ? new Lines(swallowing(record, lines), List.of())
                : new Lines(record, List.of());
    }

    /**
     * Whether one of the lines behind the first is a line of the file, as the record before shows or the line above it: the cell
     * that was never closed may hold a delimiter, and the first line then tells nothing. The last one begins within the cell: it
     * has fewer cells than a whole line, unless the cell is the first.
     */
    private static boolean lineWithin(
            TextRecord record, List<TextRecord> lines, RecordWidths widths, List<String> before) {
        int last = lines.size() - 1;
        for (int i = 1; i <= last; i++) {
            List<String> line = lines.get(i).cells();
            boolean whole = i < last
                    || openCell(lines) > 0 && line.size() >= record.cells().size();
            boolean wide = widths.has(line)
                    || i < last && line.size() == record.cells().size();
            boolean alike = hasDigitsWhere(before, line)
                    || hasDigitsWhere(lines.get(i - 1).cells(), line);
            if (whole && wide && alike) {
                return true;
            }
        }
        return false;
    }

    private static int openCell(List<TextRecord> lines) {
        List<Finding> found = lines.get(0).findings();
        return found.isEmpty() ? 0 : found.get(0).cell();
    }

    /**
     * What is left of a text in which a quotation mark is never closed.
     *
     * @param opened the line in which it stands: without the mark where it is like the others, else at fault
     * @param rest the text behind that line
     */
    record Unclosed(TextRecord opened, String rest) {}

    /**
     * Gives back the lines behind a quotation mark that is never closed, where they are lines of the file.
     *
     * @param text the rest of the file, from the beginning of a record on
     * @param number the number of its first line
     * @param delimiter the delimiter
     * @param widths how many cells the records before had
     * @return the line of the mark and what stands behind it, null where that may be one long cell
     */
    static @Nullable Unclosed unclosed(String text, int number, char delimiter, RecordWidths widths)
            throws IOException {
        String[] texts = RecentText.LINE_END.split(text, 2);
        TextRecord opened = line(texts[0], number, delimiter);
        boolean alike = widths.has(opened.cells());
        String rest = texts.length == 1 ? "" : texts[1];
        // With nothing behind it the file was cut off: lines are missing. A mark alone at the end opens nothing.
        boolean alone = texts.length == 1 && text.endsWith(delimiter + "\"");
        boolean cutOff = rest.isBlank() && !(alike && (alone || texts.length > 1));
        if (opened.findings().isEmpty() || cutOff) {
            return null;
        }
        int like = 0;
        int others = 0;
        for (String line : rest.isBlank() ? new String[0] : RecentText.LINE_END.split(rest)) {
            List<String> cells = RecordParser.cut(line, delimiter).cells();
            if (widths.has(cells)) {
                like++;
            } else if (!line.isBlank()) {
                others++;
            }
        }
        if (others > like) {
            return null;
        }
        return new Unclosed(
                alike
                        ? opened
                        : opened.with(new Finding(
                                opened.findings().get(0).cell(),
                                Finding.Kind.SWALLOWED_LINES,
                                Integer.toString(number))),
                rest);
    }

    /** How many lines of a text stand before the cell that is never closed. */
    static int linesBeforeOpenCell(String text, char delimiter) throws IOException {
        RecordParser.Cut cut = RecordParser.cut(text, delimiter);
        return cut.cells().subList(0, Math.max(0, cut.openQuote())).stream()
                .mapToInt(cell -> RecentText.LINE_END.split(cell, -1).length - 1)
                .sum();
    }

    private static TextRecord line(String text, int number, char delimiter) throws IOException {
        RecordParser.Cut cut = RecordParser.cut(text, delimiter);
        TextRecord line = new TextRecord(number, 1, 0, cut.cells(), true, false, List.of());
        int cell = cut.openQuote();
        return cell < 0
                ? line
                : line.with(new Finding(
                        cell, Finding.Kind.LOST_QUOTE, '"' + line.cells().get(cell)));
    }

    /** A record whose first cell holds lines of the file and others. */
    static TextRecord swallowing(TextRecord record) {
        return swallowing(record, 0, record.lines());
    }

    private static TextRecord swallowing(TextRecord record, List<TextRecord> lines) {
        return swallowing(record, openCell(lines), lines.size());
    }

    private static TextRecord swallowing(TextRecord record, int cell, int lines) {
        int last = record.line() + lines - 1;
        return record.with(new Finding(cell, Finding.Kind.SWALLOWED_LINES, Integer.toString(last)));
    }

    /** Whether a line has digits wherever another begins with some; a line without any digits tells nothing. */
    private static boolean hasDigitsWhere(TextRecord one, TextRecord other) {
        return hasDigitsWhere(one.cells(), other.cells());
    }

    private static boolean hasDigitsWhere(List<String> one, List<String> other) {
        boolean any = false;
        for (int i = 0; i < one.size() && i < other.size(); i++) {
            if (beginsWithDigit(one.get(i))) {
                any = true;
                if (!beginsWithDigit(other.get(i)) && !other.get(i).isEmpty()) {
                    return false;
                }
            }
        }
        return any;
    }

    private static boolean beginsWithDigit(String cell) {
        return !cell.isEmpty() && Character.isDigit(cell.charAt(0));
    }
}
