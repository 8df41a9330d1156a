package fr.mediation.bilan.format.text;

import fr.mediation.bilan.format.Finding;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Finds a quotation mark whose other half was lost: it holds the lines up to the next mark in one cell, line ends and all. A
 * cell may have several lines of its own; what tells them from lines of the file is that these have as many cells as the
 * others, and digits where the others have them.
 */
final class LostQuote {
    private static final Pattern LINE_END = Pattern.compile("\r\n|\r|\n");

    /** Below, a text with a few commas looks like a line. */
    private static final int FEWEST_CELLS = 3;

    private LostQuote() {}

    /** What a record is made of: one or several of the file's lines. */
    record Lines(TextRecord first, List<TextRecord> further) {}

    /**
     * Looks at a record with line ends in its cells.
     *
     * @param text the record as it stands in the file
     * @param record the record
     * @param delimiter the delimiter
     * @param width how many cells the record before had
     */
    static Lines lines(String text, TextRecord record, char delimiter, int width) throws IOException {
        Lines asItIs = new Lines(record, List.of());
        if (width < FEWEST_CELLS) {
            return asItIs;
        }
        List<TextRecord> lines = new ArrayList<>();
        int like = 0;
        String[] texts = LINE_END.split(text);
        for (int i = 0; i < texts.length; i++) {
            TextRecord line = line(texts[i], record.line() + i, delimiter);
            lines.add(line);
            like += line.cells().size() == width && hasDigitsWhere(lines.get(0), line) ? 1 : 0;
        }
        if (like == lines.size()) {
            return new Lines(lines.get(0), lines.subList(1, lines.size()));
        }
        boolean swallowed = lines.get(0).cells().size() == width && like > 1;
        return swallowed ? new Lines(swallowing(record, lines), List.of()) : asItIs;
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

    private static TextRecord swallowing(TextRecord record, List<TextRecord> lines) {
        int cell = lines.get(0).findings().isEmpty()
                ? 0
                : lines.get(0).findings().get(0).cell();
        int last = record.line() + lines.size() - 1;
        return record.with(new Finding(cell, Finding.Kind.SWALLOWED_LINES, Integer.toString(last)));
    }

    /** Whether a line has digits wherever another begins with some; a line without any digits tells nothing. */
    private static boolean hasDigitsWhere(TextRecord one, TextRecord other) {
        boolean any = false;
        for (int i = 0; i < one.cells().size() && i < other.cells().size(); i++) {
            if (beginsWithDigit(one.cells().get(i))) {
                any = true;
                if (!beginsWithDigit(other.cells().get(i))
                        && !other.cells().get(i).isEmpty()) {
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
