package fr.mediation.bilan.format.text;

import fr.mediation.bilan.format.Spaces;
import java.io.Closeable;
import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.regex.Matcher;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.jspecify.annotations.Nullable;

/**
 * The records of delimited text after RFC 4180, lenient where a reader can tell what was meant: a quotation mark inside an
 * unquoted cell is a character like any other, and so is what follows a closing one.
 */
final class RecordParser implements Closeable {
    private final RecentText text;
    private final CSVParser parser;
    private final Iterator<CSVRecord> records;
    private int line = 1;
    private @Nullable CSVRecord last;
    private int lastLines;

    /** A quotation mark opens a cell and is never closed. */
    static final class UnclosedQuoteException extends IOException {
        private static final long serialVersionUID = 1L;

        UnclosedQuoteException(Throwable cause) {
            super(cause);
        }
    }

    private RecordParser(RecentText text, CSVFormat format) throws IOException {
        this.text = text;
        parser = format.parse(text);
        records = parser.iterator();
    }

    /** Records of a file. */
    RecordParser(Reader in, char delimiter) throws IOException {
        this(new RecentText(in), format(delimiter).get());
    }

    /** Records of the beginning of a file. */
    static RecordParser of(String text, char delimiter) throws IOException {
        return new RecordParser(
                new RecentText(new StringReader(text), text.length()),
                format(delimiter).get());
    }

    private static CSVFormat.Builder format(char delimiter) {
        return CSVFormat.RFC4180
                .builder()
                .setDelimiter(delimiter)
                .setIgnoreEmptyLines(false)
                .setIgnoreSurroundingSpaces(true)
                .setTrailingData(true);
    }

    /**
     * One line cut into cells, of several the first.
     *
     * @param cells its cells
     * @param openQuote the index of the cell behind a quotation mark that the line does not close, -1 where there is none;
     *     the mark is left out
     */
    record Cut(List<String> cells, int openQuote) {}

    /** Cuts one line, of several the first. */
    static Cut cut(String line, char delimiter) throws IOException {
        if (line.indexOf('"') < 0) {
            Matcher end = RecentText.LINE_END.matcher(line);
            return new Cut(withoutQuotes(end.find() ? line.substring(0, end.start()) : line, delimiter), -1);
        }
        List<String> cells = new ArrayList<>();
        int openQuote = -1;
        String rest = line;
        while (true) {
            try {
                cells.addAll(first(rest, format(delimiter).get()));
                return new Cut(List.copyOf(cells), openQuote);
            } catch (UncheckedIOException unclosed) {
                // The text behind the mark is cut on as it stands: a tab at its beginning is a delimiter, and no space.
                String[] open =
                        values(rest, format(delimiter).setLenientEof(true).get());
                for (int i = 0; i < open.length - 1; i++) {
                    cells.add(Spaces.trim(open[i]));
                }
                openQuote = openQuote < 0 ? cells.size() : openQuote;
                rest = open[open.length - 1];
            }
        }
    }

    /** What the parser gives: it takes longer to be made than to read a line, and a cell may have a hundred thousand. */
    private static List<String> withoutQuotes(String line, char delimiter) {
        List<String> cells = new ArrayList<>();
        int start = 0;
        for (int end = line.indexOf(delimiter); end >= 0; end = line.indexOf(delimiter, start)) {
            cells.add(Spaces.trim(line.substring(start, end).strip()));
            start = end + 1;
        }
        cells.add(Spaces.trim(line.substring(start).strip()));
        return List.copyOf(cells);
    }

    private static List<String> first(String text, CSVFormat format) throws IOException {
        return Arrays.stream(values(text, format)).map(Spaces::trim).toList();
    }

    private static String[] values(String text, CSVFormat format) throws IOException {
        try (CSVParser parser = CSVParser.parse(text, format)) {
            Iterator<CSVRecord> records = parser.iterator();
            return records.hasNext() ? records.next().values() : new String[] {""};
        }
    }

    private static String[] cells(CSVRecord record) {
        String[] cells = record.values();
        for (int i = 0; i < cells.length; i++) {
            cells[i] = Spaces.trim(cells[i]);
        }
        return cells;
    }

    private static boolean hasFormula(String[] cells) {
        for (String cell : cells) {
            if (!cell.isEmpty() && cell.charAt(0) == '=') {
                return true;
            }
        }
        return false;
    }

    /** The next record, null after the last. */
    TextRecord next() throws IOException {
        text.startRow();
        line = Math.toIntExact(parser.getCurrentLineNumber()) + 1;
        try {
            if (!records.hasNext()) {
                return null;
            }
            CSVRecord record = records.next();
            int lines = Math.toIntExact(parser.getCurrentLineNumber()) + 1 - line;
            String[] cells = cells(record);
            boolean plain = !text.marked() && !hasFormula(cells);
            last = record;
            lastLines = lines;
            return new TextRecord(
                    line, lines, record.getCharacterPosition(), List.of(cells), text.suspect(), plain, List.of());
        } catch (UncheckedIOException failure) {
            if (failure.getCause() instanceof RecentText.RowTooLongException tooLong) {
                throw tooLong;
            }
            // The parser reads on after anything but a quotation mark that the end of the file leaves open.
            throw new UnclosedQuoteException(failure);
        }
    }

    /** The physical line at which the last record begins, or would begin; from 1. */
    int line() {
        return line;
    }

    /** The last record as it stands in the text, without its line end. */
    String text(TextRecord record) {
        return text.lines(record.start(), record.lines());
    }

    /** All that stands behind the last record, where the next one is never closed; null where it is not known any more. */
    @Nullable
    String rest() {
        return last == null ? text.behind(0, 0) : text.behind(last.getCharacterPosition(), lastLines);
    }

    @Override
    public void close() throws IOException {
        parser.close();
    }
}
