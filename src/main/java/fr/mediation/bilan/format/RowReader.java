package fr.mediation.bilan.format;

/** The rows of one file, one after the other, in memory that does not grow with their number. Not thread-safe. */
public interface RowReader extends AutoCloseable {
    /**
     * Reads the next row. A text file gives its empty lines as blank rows; a workbook gives only rows in which something
     * is written, so that gaps show in the numbers alone.
     *
     * @return the row, null after the last one
     * @throws UnreadableFileException if the rest of the file makes no sense; reading cannot go on
     * @throws java.io.UncheckedIOException if the disk fails
     */
    Row read();

    /** {@return what was found out about the file, the same value from the first row to the last} */
    Detection detection();

    /**
     * Releases the file.
     *
     * @throws java.io.UncheckedIOException if the disk fails
     */
    @Override
    void close();
}
