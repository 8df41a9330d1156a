package fr.mediation.bilan.database;

import fr.mediation.bilan.file.FullDisk;
import fr.mediation.bilan.text.ProblemException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.Locale;

/** Finds out why the embedded server did not start, so that the user is told what to do. */
final class StartFailure {
    /** Of what the server said, only the last part: enough for its reason. */
    private static final int BYTES_OF_LOG = 8_192;

    /** With less than this no server starts. */
    private static final long LEAST_SPACE = 1_000_000;

    private final ServerFolder folder;
    private final long logged;

    /** Begins to watch: what the log says before this is of earlier starts. */
    StartFailure(ServerFolder folder) {
        this.folder = folder;
        this.logged = folder.log().toFile().length();
    }

    ProblemException explain(Exception failure) {
        if (failure instanceof ProblemException problem) {
            return problem;
        }
        return new ProblemException(
                failure,
                "database." + key(failure, newLines(), Programs.RootUser.isRefused(), isDiskFull()),
                folder.database().toString(),
                folder.log().toString());
    }

    /** The name of the sentence that fits. */
    static String key(Exception failure, String log, boolean root, boolean diskFull) {
        String said = (log + "\n" + failure.getMessage()).toLowerCase(Locale.ROOT);
        if (root) {
            return "root";
        }
        if (diskFull || FullDisk.isSaidIn(said)) {
            return "disk-full";
        }
        if (said.contains("could not bind") || said.contains("address already in use")) {
            return "port-taken";
        }
        if (said.contains("permission denied")) {
            return "not-writable";
        }
        return said.contains("could not look up effective user id") ? "no-such-user" : "cannot-start";
    }

    private boolean isDiskFull() {
        try {
            return Files.getFileStore(folder.database()).getUsableSpace() < LEAST_SPACE;
        } catch (IOException e) {
            return false;
        }
    }

    private String newLines() {
        try (InputStream log = Files.newInputStream(folder.log())) {
            log.skipNBytes(Math.max(logged, folder.log().toFile().length() - BYTES_OF_LOG));
            return new String(log.readNBytes(BYTES_OF_LOG), StandardCharsets.UTF_8);
        } catch (IOException e) {
            return "";
        }
    }
}
