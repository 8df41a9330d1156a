package fr.mediation.bilan.source;

import fr.mediation.bilan.text.Sha256;
import java.nio.charset.StandardCharsets;
import java.security.DigestException;
import java.security.MessageDigest;
import java.util.Arrays;
import org.apache.commons.codec.digest.MurmurHash3;
import org.jspecify.annotations.Nullable;

/**
 * 64 bits over several texts: of SHA-256 as a key that is stored, of MurmurHash3 to tell the lines of one file apart,
 * which takes half the time. Among ten million lines the chance that any two different ones share a value is below 1 in
 * 300,000 (n² / 2⁶⁵). Not thread-safe.
 */
final class Hash64 {
    private static final int DIGEST = 32;

    private final MessageDigest sha256 = Sha256.digest();
    private final byte[] result = new byte[DIGEST];
    private byte[] bytes = new byte[1 << 10];
    private int length;

    /** The hash of the parts; a null part differs from an empty one. */
    long of(Object... parts) {
        for (Object part : parts) {
            add(part == null ? null : part.toString());
        }
        return end();
    }

    /** Adds a part; null differs from empty. */
    void add(@Nullable String part) {
        ensure(2);
        // A separator no text holds keeps ("ab", "c") and ("a", "bc") apart.
        bytes[length++] = 0;
        if (part == null) {
            return;
        }
        bytes[length++] = 1;
        ensure(part.length() * 3);
        int start = length;
        for (int i = 0; i < part.length(); i++) {
            char c = part.charAt(i);
            if (c < 0x80) {
                bytes[length++] = (byte) c;
            } else if (c < 0x800) {
                bytes[length++] = (byte) (0xC0 | c >> 6);
                bytes[length++] = (byte) (0x80 | c & 0x3F);
            } else {
                length = start;
                addEncoded(part.getBytes(StandardCharsets.UTF_8));
                return;
            }
        }
    }

    private void addEncoded(byte[] part) {
        ensure(part.length);
        System.arraycopy(part, 0, bytes, length, part.length);
        length += part.length;
    }

    /** MurmurHash3 (the first half of its 128 bits) of the parts added since the last hash. */
    long endQuickly() {
        long hash = MurmurHash3.hash128x64(bytes, 0, length, 0)[0];
        length = 0;
        return hash;
    }

    /** SHA-256 (its first 64 bits) of the parts added since the last hash. */
    private long end() {
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
