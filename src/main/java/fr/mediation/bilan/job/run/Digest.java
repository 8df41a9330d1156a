package fr.mediation.bilan.job.run;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.stream.Stream;

/** The SHA-256 of bytes, which tells two contents apart. */
public final class Digest {
    private Digest() {}

    /** The digest of some bytes, in hexadecimal. */
    public static String of(byte[] content) {
        return HexFormat.of().formatHex(sha256().digest(content));
    }

    /** The digest of several contents; where one ends and the next begins makes a difference. */
    public static String of(Stream<byte[]> contents) {
        MessageDigest digest = sha256();
        contents.forEachOrdered(content -> {
            digest.update(
                    ByteBuffer.allocate(Integer.BYTES).putInt(content.length).flip());
            digest.update(content);
        });
        return HexFormat.of().formatHex(digest.digest());
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
