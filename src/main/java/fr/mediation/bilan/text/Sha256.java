package fr.mediation.bilan.text;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.stream.Stream;

/** SHA-256 (FIPS 180-4), which identifies contents; written as 64 lower-case hexadecimal digits. */
public final class Sha256 {
    private Sha256() {}

    /**
     * {@return the digest of some bytes, 64 hexadecimal digits}
     *
     * @param content the bytes
     */
    public static String of(byte[] content) {
        return HexFormat.of().formatHex(digest().digest(content));
    }

    /**
     * The digest of several contents; where one ends and the next begins makes a difference.
     *
     * @param contents the contents, in their order
     * @return 64 hexadecimal digits
     */
    public static String of(Stream<byte[]> contents) {
        MessageDigest digest = digest();
        contents.forEachOrdered(content -> {
            digest.update(
                    ByteBuffer.allocate(Integer.BYTES).putInt(content.length).flip());
            digest.update(content);
        });
        return HexFormat.of().formatHex(digest.digest());
    }

    /**
     * {@return a new digest, for callers that digest millions of short contents one after the other}
     */
    public static MessageDigest digest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
