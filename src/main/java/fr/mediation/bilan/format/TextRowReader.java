package fr.mediation.bilan.format;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/**
 * Rows of delimited text after RFC 4180, lenient where a reader can tell what was meant: a quotation mark inside an
 * unquoted cell is a character like any other, and so is what follows a closing one.
 *
 * <p>Commons CSV reads 19 columns at 0.45 million lines a second on two cores, gives no line number for the start of a
 * row and lets a forgotten quotation mark swallow the heap; hence this reader, which the tests compare with it.
 */
final class TextRowReader implements RowReader {
    /** The delimiter is decided on the beginning of the text: some hundred lines. */
    private static final int DELIMITER_SAMPLE = 1 << 16;

    private final Path file;
    private final Detection detection;
    private final char delimiter;
    private final CharacterWindow window;
    private final StringBuilder quoted = new StringBuilder();
    private String[] cells = new String[32];

    private TextRowReader(Path file, Encoding encoding, Delimiter delimiter, CharacterWindow window) {
        this.file = file;
        this.detection = new Detection("csv", encoding.label(), delimiter.label(), List.of());
        this.delimiter = delimiter.character();
        this.window = window;
    }

    /**
     * Opens a text file.
     *
     * @param file the file
     * @param head its first bytes
     * @return its rows
     * @throws UncheckedIOException if the disk fails
     */
    static TextRowReader open(Path file, Head head) {
        Encoding encoding = Encoding.of(file, head);
        byte[] sample = Arrays.copyOf(head.bytes(), Math.min(head.bytes().length, DELIMITER_SAMPLE));
        Delimiter delimiter = Delimiter.of(encoding.decode(sample));
        InputStream in = FileBytes.open(file);
        try {
            in.skipNBytes(encoding.markLength());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        CharacterWindow window = new CharacterWindow(new InputStreamReader(in, encoding.charset()));
        return new TextRowReader(file, encoding, delimiter, window);
    }

    @Override
    public Detection detection() {
        return detection;
    }

    @Override
    public Row read() {
        try {
            window.startRow();
            return window.hasNext() ? row() : null;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    @Override
    public void close() {
        try {
            window.close();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private Row row() throws IOException {
        int line = window.line();
        int count = 0;
        do {
            if (count == cells.length) {
                cells = Arrays.copyOf(cells, 2 * count);
            }
            cells[count++] = cell(line);
        } while (window.skip(delimiter));
        window.skipLineEnd();
        return new Row("", line, Arrays.asList(cells).subList(0, count));
    }

    private String cell(int rowLine) throws IOException {
        window.startCell();
        window.skipSpaces();
        if (window.skip('"')) {
            return quotedCell(rowLine);
        }
        toCellEnd(rowLine);
        return window.cell();
    }

    private String quotedCell(int rowLine) throws IOException {
        int line = window.line();
        quoted.setLength(0);
        do {
            window.startCell();
            if (!window.toQuote()) {
                throw new UnreadableFileException("format.unclosed-quote", file, line);
            }
            // A doubled quotation mark stands for one, which the cell before the next pass then ends with.
            window.skip('"');
            window.appendCell(quoted);
        } while (window.skip('"'));
        quoted.setLength(quoted.length() - 1);
        window.startCell();
        toCellEnd(rowLine);
        window.appendCell(quoted);
        return Spaces.trim(quoted);
    }

    private void toCellEnd(int rowLine) throws IOException {
        if (!window.toCellEnd(delimiter)) {
            throw new UnreadableFileException("format.line-too-long", file, rowLine);
        }
    }
}
