package fr.mediation.bilan.format.text;

import fr.mediation.bilan.bound.Bounds;
import fr.mediation.bilan.format.Detection;
import fr.mediation.bilan.format.FileBytes;
import fr.mediation.bilan.format.FirstBytes;
import fr.mediation.bilan.format.HashedStream;
import fr.mediation.bilan.format.InterruptedReadException;
import fr.mediation.bilan.format.Row;
import fr.mediation.bilan.format.RowReader;
import fr.mediation.bilan.format.UnreadableFileException;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Rows of delimited text. */
public final class TextRowReader implements RowReader {
    /** The delimiter is decided on the beginning of the text: some hundred lines. */
    private static final int DELIMITER_SAMPLE = 1 << 16;

    /** Bytes are hashed as they are read, and faster in large blocks. */
    private static final int BLOCK = 1 << 16;

    private final Path file;
    private final Detection detection;
    private final HashedStream bytes;
    private final RecordSource records;

    private TextRowReader(Path file, Encoding encoding, Delimiter delimiter, HashedStream bytes) throws IOException {
        this.file = file;
        this.bytes = bytes;
        this.detection = new Detection("csv", encoding.label(), delimiter.label(), List.of(), List.of(), Map.of());
        this.records = new RecordSource(
                new RecordParser(
                        new InputStreamReader(new BufferedInputStream(bytes, BLOCK), encoding.charset()),
                        delimiter.character()),
                delimiter.character());
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
        Encoding encoding = hints.encodingOr(Encoding.of(file, firstBytes), Encoding.markLength(firstBytes) > 0);
        byte[] sample = Arrays.copyOf(firstBytes.bytes(), Math.min(firstBytes.bytes().length, DELIMITER_SAMPLE));
        Delimiter delimiter = hints.delimiterOr(Delimiter.of(encoding.decode(sample, Encoding.markLength(firstBytes))));
        HashedStream bytes = HashedStream.open(file, expected, firstBytes);
        try {
            bytes.skipNBytes(Encoding.markLength(firstBytes));
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
        try {
            TextRecord record = records.next();
            return record == null ? null : row(record);
        } catch (RecentText.RowTooLongException failure) {
            throw new UnreadableFileException(
                    failure, "format.line-too-long", file, records.line(), Bounds.ROW_CHARACTERS);
        } catch (RecordParser.UnclosedQuoteException failure) {
            throw new UnreadableFileException(failure, "format.unclosed-quote", file, records.line());
        } catch (IOException failure) {
            throw InterruptedReadException.failed(file, failure);
        }
    }

    private Row row(TextRecord record) {
        if (record.cells().size() > Bounds.COLUMNS) {
            throw new UnreadableFileException("format.too-many-columns", file, record.line(), Bounds.COLUMNS);
        }
        Row row = new Row("", record.line(), record.cells(), Set.of(), false, record.plain(), record.findings());
        return record.suspect() ? row.repaired() : row;
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
            records.close();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
