package fr.mediation.bilan.source;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/**
 * 64 bits of SHA-256 over several texts, as key of a line. Among ten million lines the chance that any two different
 * ones share a key is below 1 in 300,000 (n² / 2⁶⁵).
 */
final class Hash64 {
    private final MessageDigest sha256;

    Hash64() {
        try {
            sha256 = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The hash of the parts; a null part differs from an empty one. */
    long of(Object... parts) {
        for (Object part : parts) {
            // A separator no text holds keeps ("ab", "c") and ("a", "bc") apart.
            sha256.update((byte) 0);
            if (part != null) {
                sha256.update((byte) 1);
                sha256.update(part.toString().getBytes(StandardCharsets.UTF_8));
            }
        }
        return ByteBuffer.wrap(sha256.digest()).getLong();
    }
}
