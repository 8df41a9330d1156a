package fr.mediation.bilan.source;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Signs what a returned file says of the delivery it comes from: 128 bits of HMAC-SHA-256 under the home's secret key. Only
 * this home can have given out a file whose signature is right.
 */
public final class ReturnSignature {
    private static final String ALGORITHM = "HmacSHA256";
    private static final int BYTES = 16;

    private final byte[] key;

    /**
     * Signatures of a home.
     *
     * @param secret its secret key
     */
    public ReturnSignature(byte[] secret) {
        // A key of its own: the same secret makes the pseudonyms of persons.
        key = mac(secret, "returned file".getBytes(StandardCharsets.UTF_8));
    }

    /**
     * {@return the signature of a file's origin, in hexadecimal}
     *
     * @param origin the origin
     * @param guarded whether the file's cells are guarded against being run as formulas
     */
    String of(ReturnedFile.Origin origin, boolean guarded) {
        byte[][] parts = {
            origin.sha256().getBytes(StandardCharsets.UTF_8),
            origin.producer().strip().getBytes(StandardCharsets.UTF_8),
            origin.profile().getBytes(StandardCharsets.UTF_8),
            {(byte) (guarded ? 1 : 0)}
        };
        ByteBuffer content = ByteBuffer.allocate(Arrays.stream(parts)
                .mapToInt(part -> Integer.BYTES + part.length)
                .sum());
        for (byte[] part : parts) {
            content.putInt(part.length).put(part);
        }
        return HexFormat.of().formatHex(mac(key, content.array()), 0, BYTES);
    }

    /** Whether a text looks like a signature. */
    static boolean isOne(String text) {
        return text.length() == 2 * BYTES && text.chars().allMatch(c -> Character.digit(c, 16) >= 0);
    }

    /** Whether a signature is right; takes as long for every wrong one. */
    boolean matches(String given, ReturnedFile.Origin origin, boolean guarded) {
        return MessageDigest.isEqual(
                given.getBytes(StandardCharsets.UTF_8), of(origin, guarded).getBytes(StandardCharsets.UTF_8));
    }

    private static byte[] mac(byte[] key, byte[] content) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(key, ALGORITHM));
            return mac.doFinal(content);
        } catch (NoSuchAlgorithmException | InvalidKeyException e) {
            throw new IllegalStateException(e);
        }
    }
}
