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
 * <p>Commons CSV 1.14.1 reads half a million lines of 19 columns a second where this reads a million, does not tell the
 * line a row starts on, and lets a forgotten quotation mark fill the heap. The tests compare this reader with it.
 */
final class TextRowReader implements RowReader {
    /** The delimiter is decided on the beginning of the text: some hundred lines. */
    private static final int DELIMITER_SAMPLE = 1 << 16;

    private final Path file;
    private final Detection detection;
    private final char delimiter;
    private final CharacterWindow window;
    private final StringBuilder pieces = new StringBuilder();
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
        window.startCell();
        toQuote(line);
        String text = window.cell();
        window.skip('"');
        return window.atCellEnd(delimiter) ? text : piecedCell(line, rowLine);
    }

    /** A quoted cell in which marks are doubled, or after which text goes on. */
    private String piecedCell(int line, int rowLine) throws IOException {
        pieces.setLength(0);
        window.appendCell(pieces);
        // Of two marks that stand for one, the first is already there, at the end of the piece before.
        while (window.skip('"')) {
            window.startCell();
            toQuote(line);
            window.skip('"');
            window.appendCell(pieces);
        }
        pieces.setLength(pieces.length() - 1);
        window.startCell();
        toCellEnd(rowLine);
        window.appendCell(pieces);
        return Spaces.trim(pieces);
    }

    private void toQuote(int line) throws IOException {
        if (!window.toQuote()) {
            throw new UnreadableFileException("format.unclosed-quote", file, line);
        }
    }

    private void toCellEnd(int rowLine) throws IOException {
        if (!window.toCellEnd(delimiter)) {
            throw new UnreadableFileException("format.line-too-long", file, rowLine);
        }
    }
}
