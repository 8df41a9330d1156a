package fr.mediation.bilan.text;

import java.security.DigestException;
import java.security.MessageDigest;
import java.util.Arrays;
import org.apache.commons.codec.digest.MurmurHash3;
import org.jspecify.annotations.Nullable;

/**
 * 64-bit hashes over several texts: of SHA-256 for keys that are stored, of MurmurHash3, which takes half the time, to
 * compare the lines of one file. Among ten million lines the chance that any two different ones share a value is below 1
 * in 300,000 (n² / 2⁶⁵). Not thread-safe.
 */
public final class Hash64 {
    private static final int DIGEST = 32;

    private final MessageDigest sha256 = Sha256.digest();
    private final byte[] result = new byte[DIGEST];
    private byte[] bytes = new byte[1 << 10];
    private int length;

    /** A hash over no parts yet. */
    public Hash64() {
        // Parts come by further calls.
    }

    /**
     * Adds a part; null differs from empty.
     *
     * @param part the part
     */
    public void add(@Nullable String part) {
        ensure(2);
        // A separator that no text contains distinguishes ("ab", "c") from ("a", "bc").
        bytes[length++] = 0;
        if (part == null) {
            return;
        }
        bytes[length++] = 1;
        ensure(part.length() * Utf8.MOST_BYTES);
        length = Utf8.encode(part, bytes, length);
    }

    /**
     * Adds a number.
     *
     * @param number the number
     */
    public void add(int number) {
        ensure(Integer.BYTES);
        for (int shift = 0; shift < Integer.SIZE; shift += Byte.SIZE) {
            bytes[length++] = (byte) (number >> shift);
        }
    }

    /** {@return MurmurHash3 (the first half of its 128 bits) of the parts added since the last hash} */
    public long murmur3() {
        long hash = MurmurHash3.hash128x64(bytes, 0, length, 0)[0];
        length = 0;
        return hash;
    }

    /** {@return SHA-256 (its first 64 bits) of the parts added since the last hash} */
    public long sha256() {
        try {
            sha256.update(bytes, 0, length);
            sha256.digest(result, 0, DIGEST);
        } catch (DigestException e) {
            throw new IllegalStateException(e);
        }
        length = 0;
        long hash = 0;
        for (int i = 0; i < Long.BYTES; i++) {
            hash = hash << 8 | result[i] & 0xFF;
        }
        return hash;
    }

    private void ensure(int more) {
        if (bytes.length - length < more) {
            bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, length + more));
        }
    }
}
