package fr.mediation.bilan.job.run;

import fr.mediation.bilan.text.ProblemException;
import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.Set;

/**
 * Insists that what a home lives on are files: who opens a pipe or a device in the place of one waits for ever, without a word.
 * Looked at before anything of the home is opened.
 */
final class HomeFiles {
    /** Deep enough for the files of the server's data; what lies below these is the server's alone. */
    private static final int DEPTH = 3;

    /** What is opened by its name. */
    private static final List<String> FILES = List.of(
            "database/start.lock",
            "database/use.lock",
            "database/server-place",
            "keys/database-password",
            "keys/person-key",
            "logs/bilan.log",
            "logs/postgresql.log",
            "tmp/.making");

    /** What is written there is gone, which somebody may want of a log. */
    private static final Path NOWHERE = Path.of("/dev/null");

    /** Whoever opens this is let in or turned away, and does not wait. */
    private static final PathMatcher SERVER_LISTENS_ON =
            FileSystems.getDefault().getPathMatcher("glob:.s.PGSQL.*");

    private HomeFiles() {}

    /**
     * Refuses a home in which something else stands in the place of a file.
     *
     * @param home its folder, which may not exist yet
     * @throws ProblemException with the name of what it is
     * @throws IOException if it cannot be looked at
     */
    static void require(Path home) throws IOException {
        for (String file : FILES) {
            if (Files.isDirectory(home.resolve(file))) {
                throw new ProblemException(
                        "job.home-part-no-file", home.resolve(file).toString());
            }
        }
        for (String part : Set.of(Home.DATABASE, Home.KEYS, Home.LOGS, Home.TEMPORARY)) {
            Path folder = home.resolve(part);
            if (Files.isDirectory(folder)) {
                Files.walkFileTree(folder.toRealPath(), Set.of(), DEPTH, new Visitor());
            }
        }
    }

    /**
     * Refuses what is neither a file nor a folder, nor leads to one.
     *
     * @param path what lies in a home
     * @param attributes what it is
     * @throws ProblemException with its name
     * @throws IOException if it cannot be looked at
     */
    static void require(Path path, BasicFileAttributes attributes) throws IOException {
        boolean other = attributes.isOther();
        if (attributes.isSymbolicLink() && Files.exists(path)) {
            other = Files.readAttributes(path, BasicFileAttributes.class).isOther()
                    && !path.toRealPath().equals(NOWHERE);
        }
        if (other && !SERVER_LISTENS_ON.matches(path.getFileName())) {
            throw new ProblemException("job.home-part-no-file", path.toString());
        }
    }

    private static final class Visitor extends SimpleFileVisitor<Path> {
        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
            require(file, attributes);
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult visitFileFailed(Path file, IOException e) {
            // Another process may be at work here; what cannot be read is found out by whoever needs it.
            return FileVisitResult.CONTINUE;
        }
    }
}
