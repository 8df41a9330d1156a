package fr.mediation.bilan.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** PostgreSQL refuses to run as root. In a namespace of users of its own it does not see that it does. */
final class RootUser {
    private static final List<String> NAMESPACE = List.of("unshare", "-U");
    private static final int SECONDS_TO_TRY = 5;

    private RootUser() {}

    private static final class Tried {
        static final boolean NAMESPACE_WORKS = isRoot() && works();

        private static boolean works() {
            try {
                Process process = new ProcessBuilder("unshare", "-U", "true")
                        .redirectErrorStream(true)
                        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                        .start();
                return process.waitFor(SECONDS_TO_TRY, TimeUnit.SECONDS) && process.exitValue() == 0;
            } catch (IOException e) {
                return false;
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return false;
            }
        }
    }

    /** What a command of PostgreSQL begins with. */
    static List<String> prefix() {
        return Tried.NAMESPACE_WORKS ? NAMESPACE : List.of();
    }

    /** Whether this process runs as root, and cannot hide it. */
    static boolean isRefused() {
        return isRoot() && !Tried.NAMESPACE_WORKS;
    }

    private static boolean isRoot() {
        try {
            return Integer.valueOf(0).equals(Files.getAttribute(Path.of("/proc/self"), "unix:uid"));
        } catch (IOException | UnsupportedOperationException | IllegalArgumentException e) {
            return "root".equals(System.getProperty("user.name"));
        }
    }
}
