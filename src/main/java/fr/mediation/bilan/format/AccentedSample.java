package fr.mediation.bilan.format;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;

/**
 * The part of a text file that tells encodings apart: the first block with a byte beyond ASCII. A directory may hold a
 * million codes before its first accent, so a sample at a fixed place would see nothing.
 *
 * @param bytes the block; all ASCII where the whole file is
 * @param last whether the file ends with it
 */
record AccentedSample(byte[] bytes, boolean last) {
    /** Finds a file's first block with a byte beyond ASCII, else its last one. */
    static AccentedSample of(Path file) {
        try (InputStream in = FileBytes.open(file)) {
            while (true) {
                byte[] block = in.readNBytes(FirstBytes.SIZE);
                boolean last = block.length < FirstBytes.SIZE;
                if (last || beyondAscii(block)) {
                    return new AccentedSample(block, last);
                }
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static boolean beyondAscii(byte[] block) {
        for (byte value : block) {
            if (value < 0) {
                return true;
            }
        }
        return false;
    }
}
