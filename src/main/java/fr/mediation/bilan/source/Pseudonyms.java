package fr.mediation.bilan.source;

import fr.mediation.bilan.source.cell.Identifiers;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.NoSuchAlgorithmException;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Replaces the identifiers of persons before anything is stored: 128 bits of HMAC-SHA-256 under a secret key. Without the
 * key nobody can find an identifier by trying them all.
 */
public final class Pseudonyms {
    private final Mac mac;

    /**
     * Pseudonyms under a key.
     *
     * @param key the secret key, at least 16 bytes
     */
    public Pseudonyms(byte[] key) {
        if (key.length < 16) {
            throw new IllegalArgumentException("a key of " + key.length + " bytes is too short");
        }
        try {
            mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
        } catch (NoSuchAlgorithmException | InvalidKeyException e) {
            throw new IllegalStateException(e);
        }
    }

    /**
     * {@return the pseudonym of a person} The same identifier of two producers is two persons.
     *
     * @param producer who gave the identifier
     * @param identifier the identifier as delivered
     */
    public UUID of(String producer, String identifier) {
        mac.update(producer.getBytes(StandardCharsets.UTF_8));
        mac.update((byte) 0);
        ByteBuffer hash = ByteBuffer.wrap(mac.doFinal(identifier.getBytes(StandardCharsets.UTF_8)));
        return new UUID(hash.getLong(), hash.getLong());
    }

    /**
     * {@return an identifier in the one form in which it is compared and hashed}
     *
     * @param written the identifier, as a line has it
     */
    public static String oneForm(String written) {
        String text = TextCell.silently(written);
        String canonical = Identifiers.canonical(text == null ? written : text);
        return Identifiers.withoutExponent(Identifiers.withoutPointZero(canonical));
    }
}
