package fr.mediation.bilan.job.ingest;

import fr.mediation.bilan.file.PrivateFiles;
import fr.mediation.bilan.job.run.Home;
import fr.mediation.bilan.text.ProblemException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Map;

/**
 * The secret under which persons are hashed: from the environment, else from a file of the home that only its owner can
 * read, made at the first need. Without the same key the same person would be counted as another.
 */
public final class PersonKey {
    /** The environment's variable: 32 or more hexadecimal digits. */
    public static final String VARIABLE = "BILAN_PERSON_KEY";

    private static final int BYTES = 32;
    private static final int LEAST_BYTES = 16;

    private PersonKey() {}

    /**
     * {@return the key of a home, made if there is none yet}
     *
     * @param home the home
     * @param environment the environment's variables
     * @throws ProblemException if the variable is no key, or the file cannot be read or made
     */
    public static byte[] of(Home home, Map<String, String> environment) {
        String given = environment.get(VARIABLE);
        if (given != null && !given.isBlank()) {
            return parse(given, VARIABLE);
        }
        Path file = home.personKey();
        try {
            if (Files.notExists(file)) {
                make(file);
            }
            return parse(Files.readString(file, StandardCharsets.US_ASCII), file.toString());
        } catch (IOException e) {
            throw new ProblemException(e, "job.person-key-unusable", file.toString());
        }
    }

    /**
     * {@return a key for a check that stores nothing: the home's if there is one, else one that is thrown away}
     *
     * @param home the home
     * @param environment the environment's variables
     */
    public static byte[] forCheck(Home home, Map<String, String> environment) {
        return environment.containsKey(VARIABLE) || Files.exists(home.personKey()) ? of(home, environment) : random();
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

    private static void make(Path file) throws IOException {
        PrivateFiles.folder(file.getParent());
        try {
            PrivateFiles.writeNew(file, HexFormat.of().formatHex(random()).getBytes(StandardCharsets.US_ASCII));
        } catch (FileAlreadyExistsException e) {
            // Another process made it.
        }
    }

    private static byte[] random() {
        byte[] key = new byte[BYTES];
        new SecureRandom().nextBytes(key);
        return key;
    }
}
