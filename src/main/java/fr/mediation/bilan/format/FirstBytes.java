package fr.mediation.bilan.format;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/**
 * The first bytes of a file, on which its kind, encoding and delimiter are decided.
 *
 * @param bytes at most {@link #SIZE} of them
 * @param whole whether that is the whole file
 */
public record FirstBytes(byte[] bytes, boolean whole) {
    /** How many bytes are looked at: a few thousand rows. */
    public static final int SIZE = 1 << 20;

    /** Reads the first bytes of a file; fails as {@link FileBytes#open} does. */
    public static FirstBytes of(Path file) {
        try (InputStream in = FileBytes.open(file)) {
            byte[] bytes = in.readNBytes(SIZE);
            return new FirstBytes(bytes, bytes.length < SIZE);
        } catch (IOException failure) {
            throw InterruptedReadException.failed(file, failure);
        }
    }

    /** Whether the file starts with given bytes, from 0 to 255. */
    public boolean startsWith(int... values) {
        if (bytes.length < values.length) {
            return false;
        }
        for (int i = 0; i < values.length; i++) {
            if ((bytes[i] & 0xFF) != values[i]) {
                return false;
            }
        }
        return true;
    }

    /** The beginning of the file as ASCII, to look for a signature; other bytes become U+FFFD. */
    public String ascii(int length) {
        return new String(bytes, 0, Math.min(length, bytes.length), StandardCharsets.US_ASCII);
    }
}
