package fr.mediation.bilan.format;

/** The rows of one file, one after the other, in memory that does not grow with their number. Not thread-safe. */
public interface RowReader extends AutoCloseable {
    /**
     * Reads the next row. A text file gives its empty lines as blank rows; a workbook gives only rows in which something
     * is written, so that gaps show in the numbers alone.
     *
     * @return the row, null after the last one
     * @throws UnreadableFileException if the rest of the file makes no sense, or the disk fails; reading cannot go on
     */
    Row read();

    /** {@return what was found out about the file, the same value from the first row to the last} */
    Detection detection();

    /** {@return what was read of the file so far, at least up to the last row given} May be asked by any thread. */
    FileBytes bytesRead();

    /**
     * Reads what is left of the file, and insists that all its bytes were those expected when it was opened.
     *
     * @throws InterruptedReadException if others were read: what the rows held does not count
     */
    void verify();

    /**
     * Releases the file.
     *
     * @throws java.io.UncheckedIOException if the disk fails
     */
    @Override
    void close();
}
