package fr.mediation.bilan.format;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** The identity of a file: the SHA-256 digest of its bytes (FIPS 180-4). */
public final class Sha256 {
    private static final int BUFFER = 1 << 16;

    private Sha256() {}

    /**
     * Digests a file, whatever its size, in constant memory.
     *
     * @param file the file
     * @return 64 lower-case hexadecimal digits
     * @throws UnreadableFileException if there is no such file, it is a folder or may not be read
     * @throws UncheckedIOException if the disk fails
     */
    public static String of(Path file) {
        try (InputStream in = FileBytes.open(file)) {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            byte[] buffer = new byte[BUFFER];
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                digest.update(buffer, 0, read);
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java platform has SHA-256", impossible);
        }
    }
}
