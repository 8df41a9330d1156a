package fr.mediation.bilan.job.ingest;

import fr.mediation.bilan.file.SecretFile;
import fr.mediation.bilan.job.run.Home;
import fr.mediation.bilan.store.PersonKeyStore;
import fr.mediation.bilan.text.ProblemException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The secret under which persons are hashed: from the environment, else from a file of the home that only its owner can
 * read, made at the first need. Without the same key the same person would be counted as another.
 */
public final class PersonKey {
    /** The environment's variable: 32 or more hexadecimal digits. */
    public static final String VARIABLE = "BILAN_PERSON_KEY";

    private static final int BYTES = 32;
    private static final int LEAST_BYTES = 16;
    private static final int FINGERPRINT_BYTES = 8;
    private static final String ALGORITHM = "HmacSHA256";

    private PersonKey() {}

    /**
     * {@return the key of a home, made if there is none yet} A key that is lost is not replaced while the home knows persons
     * by it: each of them would be another from then on.
     *
     * @param home the home
     * @param environment the environment's variables
     * @param knowsPersons whether the home knows persons
     * @throws ProblemException if the variable is no key, or the file is lost, or cannot be read or made
     */
    public static byte[] of(Home home, Map<String, String> environment, BooleanSupplier knowsPersons) {
        String given = environment.get(VARIABLE);
        if (given != null && !given.isBlank()) {
            return parse(given, VARIABLE);
        }
        SecretFile file = new SecretFile(home.personKey());
        try {
            SecretFile.State state = file.state();
            if (state != SecretFile.State.WRITTEN && knowsPersons.getAsBoolean()) {
                throw new ProblemException("job.person-key-lost", file.file().toString(), VARIABLE);
            }
            return parse(
                    switch (state) {
                        case WRITTEN -> file.read();
                        case MISSING -> file.make(BYTES, false);
                        case EMPTY -> file.make(BYTES, true);
                    },
                    file.file().toString());
        } catch (IOException e) {
            throw new ProblemException(e, "job.person-key-unusable", file.file().toString());
        }
    }

    /**
     * {@return a key for a check that stores nothing: the home's if there is one, else one that is thrown away}
     *
     * @param home the home
     * @param environment the environment's variables
     * @throws ProblemException if the variable or what is in the file is no key, or the file cannot be read
     */
    public static byte[] forCheck(Home home, Map<String, String> environment) {
        String given = environment.get(VARIABLE);
        if (given != null && !given.isBlank()) {
            return parse(given, VARIABLE);
        }
        SecretFile file = new SecretFile(home.personKey());
        try {
            return file.state() == SecretFile.State.WRITTEN
                    ? parse(file.read(), file.file().toString())
                    : SecretFile.random(BYTES);
        } catch (IOException e) {
            throw new ProblemException(e, "job.person-key-unusable", file.file().toString());
        }
    }

    /**
     * Refuses a key that is not the one by which the home knows persons, before it makes two of each. A home of before knows
     * none: the first key that is used is taken for the right one.
     *
     * @param key the key
     * @param used the fingerprint of the key that was used
     * @param knowsPersons whether the home knows persons
     * @throws ProblemException if it is another one
     */
    static void requireSame(byte[] key, PersonKeyStore used, BooleanSupplier knowsPersons) {
        String fingerprint = fingerprint(key);
        Optional<String> before = used.fingerprint();
        if (before.filter(fingerprint::equals).isPresent()) {
            return;
        }
        if (before.isPresent() && knowsPersons.getAsBoolean()) {
            throw new ProblemException("job.person-key-other", fingerprint, before.get(), VARIABLE);
        }
        used.keep(fingerprint);
    }

    /** Tells keys apart, and none of them. */
    static String fingerprint(byte[] key) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(key, ALGORITHM));
            byte[] hash = mac.doFinal("Bilan person key".getBytes(StandardCharsets.US_ASCII));
            return HexFormat.of().formatHex(hash, 0, FINGERPRINT_BYTES);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] parse(String hex, String where) {
        try {
            byte[] key = HexFormat.of().parseHex(hex.strip());
            if (key.length >= LEAST_BYTES) {
                return key;
            }
        } catch (IllegalArgumentException e) {
            throw new ProblemException(e, "job.person-key-invalid", where);
        }
        throw new ProblemException("job.person-key-invalid", where);
    }
}
