package fr.mediation.bilan.format;

import java.nio.file.Path;

/**
 * The reading of a file came to no end that counts: the file changed meanwhile, or its disk failed. Nothing that was read
 * may be kept; a later reading may succeed.
 */
public final class InterruptedReadException extends UnreadableFileException {
    private static final long serialVersionUID = 1L;

    private InterruptedReadException(Throwable cause, String key, Path file) {
        super(cause, key, file);
    }

    /**
     * {@return the failure of a file in which other bytes were read than it held when it was received}
     *
     * @param file the file
     */
    public static InterruptedReadException changed(Path file) {
        return new InterruptedReadException(null, "format.changed", file);
    }

    /** The disk, or the network to it, failed. */
    public static InterruptedReadException failed(Path file, Throwable cause) {
        return new InterruptedReadException(cause, "format.read-failed", file);
    }
}
