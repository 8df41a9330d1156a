package fr.mediation.bilan.format.text;

import fr.mediation.bilan.bound.Bounds;
import java.io.Closeable;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The records of a text, with two faults of whole lines put right. A spreadsheet that takes another delimiter than the
 * file's shows each line in one cell, and saves those with a quotation mark as one quoted cell: these are cut again. A
 * quotation mark without its other half holds lines up to the next one: these are given back.
 */
final class RecordSource implements Closeable {
    /** How many lines of a cell are put together again that a spreadsheet took apart. */
    private static final int MOST_JOINED = 100;

    /** How often a line may have been wrapped in quotation marks, each time it was saved. */
    private static final int MOST_WRAPPED = 5;

    private static final String QUOTE = "\"";

    private final RecordParser parser;
    private final char delimiter;
    private final RecordWidths widths;
    private final Deque<TextRecord> waiting = new ArrayDeque<>();
    private List<String> before = List.of();
    private int linesBefore;
    private int openedAt;
    private @Nullable RecordSource rest;

    RecordSource(RecordParser parser, char delimiter) {
        this(parser, delimiter, new RecordWidths());
    }

    private RecordSource(RecordParser parser, char delimiter, RecordWidths widths) {
        this.parser = parser;
        this.delimiter = delimiter;
        this.widths = widths;
    }

    /** The next record, null after the last. */
    @Nullable
    TextRecord next() throws IOException {
        TextRecord waited = waiting.poll();
        if (waited != null) {
            return waited;
        }
        if (rest != null) {
            return rest.next();
        }
        TextRecord record;
        try {
            record = read();
        } catch (RecordParser.UnclosedQuoteException unclosed) {
            return opened(unclosed);
        }
        if (record == null) {
            return null;
        }
        if (isWrapped(record.cells())) {
            List<TextRecord> inside = record.lines() > 1 ? linesInside(record) : List.of();
            record = inside.isEmpty() ? unwrapped(record) : inside.get(0);
            waiting.addAll(inside.subList(Math.min(1, inside.size()), inside.size()));
        } else if (record.lines() > 1) {
            record = parted(parser.text(record), record);
        }
        widths.add(record.cells().size());
        before = record.cells();
        return record;
    }

    /** A record of several lines, or the first of the file's lines that it holds; the others wait. */
    private TextRecord parted(String text, TextRecord record) throws IOException {
        LostQuote.Lines lines = LostQuote.lines(text, record, delimiter, widths, before);
        waiting.addAll(lines.further());
        return lines.first();
    }

    private @Nullable TextRecord read() throws IOException {
        TextRecord record = parser.next();
        return record == null ? null : record.behind(linesBefore);
    }

    /** The physical line at which the last record begins, or one that cannot be read; from 1. */
    int line() {
        if (rest != null) {
            return rest.line();
        }
        return openedAt > 0 ? openedAt : parser.line() + linesBefore;
    }

    /** The line with a quotation mark that is never closed; those behind it are read on as the lines they are. */
    private TextRecord opened(RecordParser.UnclosedQuoteException unclosed) throws IOException {
        int number = parser.line() + linesBefore;
        String text = linesBefore == 0 ? parser.rest() : null;
        LostQuote.Unclosed lines = text == null ? null : LostQuote.unclosed(text, number, delimiter, widths);
        if (lines == null) {
            openedAt = text == null ? number : number + LostQuote.linesBeforeOpenCell(text, delimiter);
            throw unclosed;
        }
        rest = new RecordSource(RecordParser.of(lines.rest(), delimiter), delimiter, widths);
        rest.linesBefore = number;
        return lines.opened();
    }

    /** Whether all cells stand in the first: only a quoted one can hold a delimiter. */
    private boolean isWrapped(List<String> cells) {
        boolean alone = cells.size() == 1 || cells.get(1).isEmpty();
        if (!alone || cells.get(0).indexOf(delimiter) < 0) {
            return false;
        }
        for (int i = 1; i < cells.size(); i++) {
            if (!cells.get(i).isEmpty()) {
                return false;
            }
        }
        return true;
    }

    /**
     * The lines of the file that one quotation mark before the first and one behind the last made a single cell, or the whole
     * record, at fault, where others stand between them; none where it is one line, or no line of the file.
     */
    private List<TextRecord> linesInside(TextRecord wrapped) throws IOException {
        List<TextRecord> inside;
        try {
            inside = filledLines(withoutPadding(wrapped.cells().get(0)), wrapped.line() - 1);
        } catch (RecordParser.UnclosedQuoteException unclosed) {
            return List.of();
        }
        int like =
                (int) inside.stream().filter(line -> widths.has(line.cells())).count();
        if (inside.size() < 2 || like == 0) {
            return List.of();
        }
        return like == inside.size() ? inside : List.of(LostQuote.swallowing(wrapped));
    }

    private List<TextRecord> filledLines(String text, int linesBefore) throws IOException {
        List<TextRecord> filled = new ArrayList<>();
        if (text.indexOf('"') < 0) {
            // A parser takes longer to be made than to read a line, and a file may have a million such cells.
            String[] lines = RecentText.LINE_END.split(text);
            for (int i = 0; i < lines.length; i++) {
                addFilled(RecordParser.cut(lines[i], delimiter).cells(), linesBefore + i + 1, 1, filled);
            }
            return filled;
        }
        try (RecordParser parts = RecordParser.of(text, delimiter)) {
            for (TextRecord part = parts.next(); part != null; part = parts.next()) {
                addFilled(part.cells(), linesBefore + part.line(), part.lines(), filled);
            }
        }
        return filled;
    }

    private static void addFilled(List<String> cells, int line, int lines, List<TextRecord> filled) {
        if (cells.stream().anyMatch(cell -> !cell.isEmpty())) {
            filled.add(new TextRecord(line, lines, 0, cells, true, false, List.of()));
        }
    }

    private TextRecord unwrapped(TextRecord wrapped) throws IOException {
        String alone = innermost(wrapped.cells().get(0));
        RecordParser.Cut cut = RecordParser.cut(alone, delimiter);
        if (cut.openQuote() < 0) {
            return unwrapped(wrapped, alone, cut);
        }
        StringBuilder text = new StringBuilder(wrapped.cells().get(0));
        List<TextRecord> joined = new ArrayList<>();
        TextRecord further = read();
        while (further != null) {
            joined.add(further);
            String written = parser.text(further);
            boolean quoted = written.startsWith(QUOTE) && further.cells().size() == 1;
            text.append('\n').append(quoted ? further.cells().get(0) : written);
            String together = innermost(text.toString());
            RecordParser.Cut closed = RecordParser.cut(together, delimiter);
            if (closed.openQuote() < 0) {
                return unwrapped(wrapped, together, closed);
            }
            boolean more = joined.size() < MOST_JOINED && text.length() < Bounds.ROW_CHARACTERS;
            further = more ? read() : null;
        }
        waiting.addAll(joined);
        return wrapped.with(cut.cells());
    }

    /** The cells of what was wrapped; at fault where it is more than one record, of which each has a line of its own. */
    private TextRecord unwrapped(TextRecord wrapped, String text, RecordParser.Cut cut) throws IOException {
        if (!RecentText.LINE_END.matcher(text).find()) {
            return wrapped.with(cut.cells());
        }
        int lines = RecentText.LINE_END.split(text).length;
        TextRecord whole = new TextRecord(wrapped.line(), lines, wrapped.start(), cut.cells(), true, false, List.of());
        return filledLines(text, 0).size() > 1 ? LostQuote.swallowing(whole) : parted(text, whole);
    }

    /** A line that was one cell, as often as it was wrapped. */
    private String innermost(String line) throws IOException {
        String text = withoutPadding(line);
        List<String> cells = RecordParser.cut(text, delimiter).cells();
        for (int i = 1; i < MOST_WRAPPED && cells.size() == 1 && isWrapped(cells); i++) {
            text = withoutPadding(cells.get(0));
            cells = RecordParser.cut(text, delimiter).cells();
        }
        return text;
    }

    /** A spreadsheet fills its lines up with its own delimiter. */
    private String withoutPadding(String text) {
        int end = text.length();
        while (delimiter != ';' && end > 0 && text.charAt(end - 1) == ';') {
            end--;
        }
        return text.substring(0, end);
    }

    @Override
    public void close() throws IOException {
        parser.close();
    }
}
