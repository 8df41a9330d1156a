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
            LostQuote.Lines lines = LostQuote.lines(parser.text(record), record, delimiter, widths);
            waiting.addAll(lines.further());
            record = lines.first();
        }
        widths.add(record.cells().size());
        return record;
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
        StringBuilder text = new StringBuilder(wrapped.cells().get(0));
        RecordParser.Cut alone = cut(text.toString());
        if (alone.openQuote() < 0) {
            return wrapped.with(alone.cells());
        }
        List<TextRecord> joined = new ArrayList<>();
        TextRecord further = read();
        while (further != null) {
            joined.add(further);
            String written = parser.text(further);
            boolean quoted = written.startsWith(QUOTE) && further.cells().size() == 1;
            text.append('\n').append(quoted ? further.cells().get(0) : written);
            RecordParser.Cut together = cut(text.toString());
            if (together.openQuote() < 0) {
                return wrapped.with(together.cells());
            }
            boolean more = joined.size() < MOST_JOINED && text.length() < Bounds.ROW_CHARACTERS;
            further = more ? read() : null;
        }
        waiting.addAll(joined);
        return wrapped.with(alone.cells());
    }

    /** Cuts a line that was one cell, as often as it was wrapped. */
    private RecordParser.Cut cut(String line) throws IOException {
        RecordParser.Cut cut = RecordParser.cut(withoutPadding(line), delimiter);
        for (int i = 1; i < MOST_WRAPPED && cut.cells().size() == 1 && isWrapped(cut.cells()); i++) {
            cut = RecordParser.cut(withoutPadding(cut.cells().get(0)), delimiter);
        }
        return cut;
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
