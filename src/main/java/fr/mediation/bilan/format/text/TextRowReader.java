package fr.mediation.bilan.format.text;

import fr.mediation.bilan.bound.Bounds;
import fr.mediation.bilan.format.Detection;
import fr.mediation.bilan.format.FileBytes;
import fr.mediation.bilan.format.FirstBytes;
import fr.mediation.bilan.format.HashedStream;
import fr.mediation.bilan.format.InterruptedReadException;
import fr.mediation.bilan.format.Row;
import fr.mediation.bilan.format.RowReader;
import fr.mediation.bilan.format.Spaces;
import fr.mediation.bilan.format.UnreadableFileException;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/**
 * Rows of delimited text after RFC 4180, lenient where a reader can tell what was meant: a quotation mark inside an
 * unquoted cell is a character like any other, and so is what follows a closing one.
 */
public final class TextRowReader implements RowReader {
    /** The delimiter is decided on the beginning of the text: some hundred lines. */
    private static final int DELIMITER_SAMPLE = 1 << 16;

    /** Bytes are hashed as they are read, and faster in large blocks. */
    private static final int BLOCK = 1 << 16;

    private final Path file;
    private final Detection detection;
    private final HashedStream bytes;
    private final GuardedReader text;
    private final CSVParser parser;
    private final Iterator<CSVRecord> records;

    private TextRowReader(Path file, Encoding encoding, Delimiter delimiter, HashedStream bytes) throws IOException {
        this.file = file;
        this.bytes = bytes;
        this.detection = new Detection("csv", encoding.label(), delimiter.label(), List.of());
        this.text = new GuardedReader(new InputStreamReader(new BufferedInputStream(bytes, BLOCK), encoding.charset()));
        this.parser = CSVFormat.RFC4180
                .builder()
                .setDelimiter(delimiter.character())
                .setIgnoreEmptyLines(false)
                .setIgnoreSurroundingSpaces(true)
                .setTrailingData(true)
                .get()
                .parse(text);
        this.records = parser.iterator();
    }

    /**
     * Opens a text; what is not known of it is detected.
     *
     * @param file the file
     * @param expected the bytes it must hold
     * @param firstBytes its first bytes, as they were when its kind was told
     * @param hints what is known of it
     * @return its rows; the caller closes it
     * @throws InterruptedReadException if the disk fails
     */
    public static TextRowReader open(Path file, FileBytes.Expected expected, FirstBytes firstBytes, TextHints hints) {
        Encoding encoding = hints.encodingOr(Encoding.of(file, firstBytes));
        byte[] sample = Arrays.copyOf(firstBytes.bytes(), Math.min(firstBytes.bytes().length, DELIMITER_SAMPLE));
        Delimiter delimiter = hints.delimiterOr(Delimiter.of(encoding.decode(sample)));
        HashedStream bytes = HashedStream.open(file, expected, firstBytes);
        try {
            bytes.skipNBytes(encoding.markLength());
            return new TextRowReader(file, encoding, delimiter, bytes);
        } catch (IOException failure) {
            throw InterruptedReadException.failed(file, failure);
        }
    }

    @Override
    public Detection detection() {
        return detection;
    }

    @Override
    public Row read() {
        text.startRow();
        int line = Math.toIntExact(parser.getCurrentLineNumber()) + 1;
        try {
            return records.hasNext() ? row(line, records.next()) : null;
        } catch (UncheckedIOException failure) {
            throw explained(failure, line);
        }
    }

    private Row row(int line, CSVRecord record) {
        String[] cells = record.values();
        if (cells.length > Bounds.COLUMNS) {
            throw new UnreadableFileException("format.too-many-columns", file, line, Bounds.COLUMNS);
        }
        for (int i = 0; i < cells.length; i++) {
            cells[i] = Spaces.trim(cells[i]);
        }
        return new Row("", line, List.of(cells));
    }

    private RuntimeException explained(UncheckedIOException failure, int line) {
        if (failure.getCause() instanceof GuardedReader.RowTooLongException) {
            return new UnreadableFileException(failure, "format.line-too-long", file, line, Bounds.ROW_CHARACTERS);
        }
        // The parser reads on after anything but a quotation mark that the end of the file leaves open.
        return new UnreadableFileException(failure, "format.unclosed-quote", file, line);
    }

    @Override
    public FileBytes bytesRead() {
        return bytes.soFar();
    }

    @Override
    public void verify() {
        bytes.verify();
    }

    @Override
    public void close() {
        try {
            parser.close();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
