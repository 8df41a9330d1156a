package fr.mediation.bilan.format;

import fr.mediation.bilan.text.Sha256;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** Reads files, with a sentence for each way in which that fails. */
public final class FileBytes {
    private FileBytes() {}

    /**
     * {@return the identity of a file: the SHA-256 of its bytes, 64 lower-case hexadecimal digits}
     *
     * @param file the file
     * @throws UnreadableFileException if there is no such file, it is no regular one or may not be read
     * @throws UncheckedIOException if the disk fails
     */
    public static String sha256(Path file) {
        try (InputStream in = open(file)) {
            return Sha256.of(in);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** Opens a file for the caller to close; fails as {@link #sha256} does. */
    static InputStream open(Path file) {
        if (Files.isDirectory(file)) {
            throw new UnreadableFileException("format.folder", file);
        }
        // Whoever opens a pipe waits until somebody writes to it; a device may have no end.
        if (Files.exists(file) && !Files.isRegularFile(file)) {
            throw new UnreadableFileException("format.not-regular", file);
        }
        try {
            return Files.newInputStream(file);
        } catch (NoSuchFileException missing) {
            throw new UnreadableFileException(missing, "format.missing", file);
        } catch (AccessDeniedException denied) {
            throw new UnreadableFileException(denied, "format.no-access", file);
        } catch (IOException failure) {
            throw new UnreadableFileException(failure, "format.not-opened", file, reason(failure));
        }
    }

    private static String reason(IOException failure) {
        return failure instanceof FileSystemException known && known.getReason() != null
                ? known.getReason()
                : failure.getClass().getSimpleName();
    }
}
