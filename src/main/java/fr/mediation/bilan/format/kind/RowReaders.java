package fr.mediation.bilan.format.kind;

import fr.mediation.bilan.format.FileBytes;
import fr.mediation.bilan.format.FirstBytes;
import fr.mediation.bilan.format.HashedStream;
import fr.mediation.bilan.format.RowReader;
import fr.mediation.bilan.format.UnreadableFileException;
import fr.mediation.bilan.format.text.TextHints;
import fr.mediation.bilan.format.text.TextRowReader;
import fr.mediation.bilan.format.workbook.WorkbookRowReader;
import java.nio.file.Path;

/** Opens files as rows, whatever their format. */
public final class RowReaders {
    private RowReaders() {}

    /**
     * Opens a text file or a workbook, recognised by its content. Nothing about it need be known beforehand.
     *
     * @param file the file
     * @return its rows; the caller closes it
     * @throws UnreadableFileException if there is no such file, nothing is written in it, it is of another kind, damaged
     *     or protected, or its name cannot be read, or the disk fails
     */
    public static RowReader open(Path file) {
        return open(file, FileBytes.Expected.ANY, TextHints.NONE);
    }

    /**
     * Refuses a file whose first bytes show that it holds no rows, such as a film: so it is not read to its end to be known by
     * its bytes.
     *
     * @param file the file
     * @throws UnreadableFileException if it is of another kind, or cannot be read
     */
    public static void requireRows(Path file) {
        FileKind kind = FileKind.of(file, FirstBytes.of(file));
        if (kind.isOther()) {
            throw new UnreadableFileException(kind.problem(), file);
        }
    }

    /**
     * Opens a file of which something is known beforehand.
     *
     * @param file the file
     * @param expected the bytes it must hold
     * @param hints what is known of a text file; the rest is detected
     * @return its rows; the caller closes it
     * @throws UnreadableFileException as {@link #open(Path)}
     */
    public static RowReader open(Path file, FileBytes.Expected expected, TextHints hints) {
        try {
            FirstBytes firstBytes = FirstBytes.of(file);
            FileKind kind = FileKind.of(file, firstBytes);
            return switch (kind) {
                case TEXT -> TextRowReader.open(file, expected, firstBytes, hints);
                case WORKBOOK -> WorkbookRowReader.open(file, expected);
                default -> throw new UnreadableFileException(kind.problem(), file);
            };
        } catch (UnreadableFileException problem) {
            // A file that is just being written may look like anything.
            HashedStream.verify(file, expected);
            throw problem;
        }
    }
}
