package fr.mediation.bilan.format;

import java.io.FileInputStream;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * The bytes of a file, or the first of them, known by their hash.
 *
 * @param count how many bytes
 * @param sha256 their SHA-256, 64 lower-case hexadecimal digits; of a whole file it is the file's identity
 */
public record FileBytes(long count, String sha256) {
    private static final int BUFFER = 1 << 16;

    /** What Java puts in the place of bytes of a name that are no text. */
    private static final char UNREADABLE = '\uFFFD';

    /**
     * What a file must hold while it is read, null where that is not known: others may still be writing to it.
     *
     * @param whole all of its bytes, as the file was received
     * @param before the first of them, to which an interrupted reading had come; what it read may have been others
     */
    public record Expected(
            @Nullable FileBytes whole, @Nullable FileBytes before) {
        /** Nothing is known: whatever the file holds is taken. */
        public static final Expected ANY = new Expected(null, null);
    }

    /**
     * {@return all bytes of a file, by which it is known}
     *
     * @param file the file
     * @throws UnreadableFileException if its name cannot be read, there is no such file, it is no regular one or may not be
     *     read, or the disk fails
     */
    public static FileBytes of(Path file) {
        byte[] buffer = new byte[BUFFER];
        try (HashedStream in = HashedStream.open(file, Expected.ANY)) {
            while (in.read(buffer, 0, BUFFER) >= 0) {
                // Hashed as it is read.
            }
            return in.soFar();
        } catch (IOException failure) {
            throw InterruptedReadException.failed(file, failure);
        }
    }

    /** Opens a file for the caller to close; fails as {@link #of} does. */
    public static InputStream open(Path file) {
        // Under a name that is not the file's own it would count as another producer's, or as another file.
        if (file.toString().indexOf(UNREADABLE) >= 0) {
            throw new UnreadableFileException("format.unreadable-name", file);
        }
        if (Files.isDirectory(file)) {
            throw new UnreadableFileException("format.folder", file);
        }
        // Whoever opens a pipe waits until somebody writes to it; a device may have no end.
        if (Files.exists(file) && !Files.isRegularFile(file)) {
            throw new UnreadableFileException("format.not-regular", file);
        }
        try {
            // The stream of a channel would be closed when its thread is interrupted, with bytes yet to be hashed.
            FileInputStream in = new FileInputStream(file.toFile());
            return saysItIsEmpty(file, in) ? InputStream.nullInputStream() : in;
        } catch (FileNotFoundException failure) {
            if (Files.notExists(file)) {
                throw new UnreadableFileException(failure, "format.missing", file);
            }
            if (Files.exists(file) && !Files.isReadable(file)) {
                throw new UnreadableFileException(failure, "format.no-access", file);
            }
            throw new UnreadableFileException(failure, "format.not-opened", file, reason(failure));
        }
    }

    /**
     * Whether nothing is in a file, which is then closed. The system's own messages look like such a file too, and whoever reads
     * them waits for the next one: a link to them would stop an inbox.
     */
    private static boolean saysItIsEmpty(Path file, FileInputStream in) {
        try {
            boolean empty = in.getChannel().size() == 0;
            if (empty) {
                in.close();
            }
            return empty;
        } catch (IOException failure) {
            throw InterruptedReadException.failed(file, failure);
        }
    }

    /** The system's reason, which stands in brackets behind the path. */
    private static String reason(FileNotFoundException failure) {
        String message = String.valueOf(failure.getMessage());
        return message.substring(message.lastIndexOf('(') + 1).replace(")", "");
    }
}
