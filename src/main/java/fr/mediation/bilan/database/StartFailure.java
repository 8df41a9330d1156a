package fr.mediation.bilan.database;

import fr.mediation.bilan.text.ProblemException;
import io.zonky.test.db.postgres.util.LinuxUtils;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.List;
import java.util.Locale;

/** Finds out why the embedded server did not start, so that the user is told what to do. */
final class StartFailure {
    private StartFailure() {}

    static ProblemException explain(Exception failure, ServerFolder folder) {
        if (failure instanceof ProblemException problem) {
            return problem;
        }
        return new ProblemException(
                failure,
                "database." + key(failure, lastLines(folder), isRoot(), LinuxUtils.isUnshareAvailable()),
                folder.database().toString(),
                folder.log().toString());
    }

    /** The name of the sentence that fits. */
    static String key(Exception failure, String log, boolean root, boolean userNamespaces) {
        String lowerCaseLog = log.toLowerCase(Locale.ROOT);
        String message = String.valueOf(failure.getMessage());
        if (message.contains("No Postgres binary found") || message.contains("Missing embedded postgres binaries")) {
            return "no-binaries";
        }
        if (root && !userNamespaces) {
            return "root";
        }
        if (lowerCaseLog.contains("no space left on device")) {
            return "disk-full";
        }
        if (lowerCaseLog.contains("could not bind") || lowerCaseLog.contains("address already in use")) {
            return "port-taken";
        }
        if (lowerCaseLog.contains("permission denied")) {
            return "not-writable";
        }
        return "cannot-start";
    }

    private static boolean isRoot() {
        return "root".equals(System.getProperty("user.name"));
    }

    private static String lastLines(ServerFolder folder) {
        try {
            List<String> lines = Files.readAllLines(folder.log(), StandardCharsets.UTF_8);
            return String.join("\n", lines.subList(Math.max(0, lines.size() - 20), lines.size()));
        } catch (IOException e) {
            return "";
        }
    }
}
