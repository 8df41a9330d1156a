package fr.mediation.bilan.database;

import fr.mediation.bilan.file.PrivateFiles;
import fr.mediation.bilan.text.ProblemException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.util.FileSystemUtils;

/**
 * The programs of PostgreSQL that a home runs, unpacked into it. They are unpacked beside, checked and then moved: where the
 * disk is full or the process is killed meanwhile, nothing counts as unpacked.
 */
final class Programs {
    private static final Logger LOG = LoggerFactory.getLogger(Programs.class);
    private static final String UNFINISHED = "unfinished";
    private static final int SECONDS_TO_END = 5;

    private final Path folder;
    private final Path log;
    private final ProgramArchive archive;
    private final Path unpacked;

    /**
     * The programs of a home.
     *
     * @param folder where they are unpacked
     * @param log where they write what they have to say
     */
    Programs(Path folder, Path log) throws IOException {
        this(folder, log, ProgramArchive.find());
    }

    Programs(Path folder, Path log, ProgramArchive archive) throws IOException {
        this.folder = folder;
        this.log = log;
        this.archive = archive;
        this.unpacked = folder.resolve(archive.id());
    }

    /** Unpacks them where they are not there as a whole. Only to be called while no server runs. */
    void prepare() throws IOException {
        if (!Inventory.isComplete(unpacked)) {
            unpack();
        }
    }

    /** Unpacks them again where one has been damaged; whether that was so. Only to be called while no server runs. */
    boolean repair() throws IOException {
        if (Inventory.isIntact(unpacked)) {
            return false;
        }
        LOG.warn("the programs in {} are damaged: they are unpacked again", unpacked);
        unpack();
        return true;
    }

    private void unpack() throws IOException {
        PrivateFiles.folder(folder);
        // Those of earlier versions, too.
        try (Stream<Path> earlier = Files.list(folder)) {
            for (Path entry : earlier.toList()) {
                FileSystemUtils.deleteRecursively(entry);
            }
        }
        Path unfinished = PrivateFiles.folder(folder.resolve(UNFINISHED));
        archive.unpack(unfinished);
        Inventory.write(unfinished);
        if (!Inventory.isIntact(unfinished)) {
            throw new IOException("cut while they were unpacked: " + unfinished);
        }
        if (!Inventory.isComplete(unfinished)) {
            throw new ProblemException("database.not-executable", folder.toString());
        }
        Files.move(unfinished, unpacked, StandardCopyOption.ATOMIC_MOVE);
    }

    /**
     * Runs a program until it ends.
     *
     * @param limit how long it may take
     * @param input what it is given to read, null for nothing
     * @param command the program's name and its arguments
     * @throws IOException if it fails, or does not end in time; it is then killed
     */
    void run(Duration limit, @Nullable String input, String... command) throws IOException {
        Process process = start(null, command);
        try (var stdin = process.outputWriter(StandardCharsets.UTF_8)) {
            if (input != null) {
                stdin.write(input);
            }
        }
        try {
            if (!process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)) {
                process.destroyForcibly();
                throw new IOException(command[0] + " did not end within " + limit);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(command[0] + " was not waited for", e);
        }
        if (process.exitValue() != 0) {
            throw new IOException(command[0] + " failed with " + process.exitValue());
        }
    }

    /**
     * Starts a program.
     *
     * @param place the folder it works in, null for that of this process
     * @param command the program's name and its arguments
     */
    Process start(@Nullable Path place, String... command) throws IOException {
        PrivateFiles.reserve(log);
        List<String> words = new ArrayList<>(RootUser.prefix());
        words.add(unpacked.resolve("bin").resolve(command[0]).toAbsolutePath().toString());
        words.addAll(List.of(command).subList(1, command.length));
        ProcessBuilder builder = new ProcessBuilder(words)
                .directory(place == null ? null : place.toFile())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
        Map<String, String> environment = builder.environment();
        environment.keySet().removeIf(name -> name.startsWith("PG"));
        // What they say is read to find out why a start failed.
        environment.put("LC_ALL", "C");
        return builder.start();
    }

    /** Kills all processes that run one of these programs: what a server that died left working on its data. */
    void killAll() throws IOException {
        if (Files.notExists(folder)) {
            return;
        }
        String prefix = folder.toRealPath() + folder.getFileSystem().getSeparator();
        List<ProcessHandle> left = ProcessHandle.allProcesses()
                .filter(process -> process.info()
                        .command()
                        .filter(command -> command.startsWith(prefix))
                        .isPresent())
                .toList();
        left.forEach(ProcessHandle::destroyForcibly);
        for (ProcessHandle process : left) {
            try {
                process.onExit().get(SECONDS_TO_END, TimeUnit.SECONDS);
            } catch (ExecutionException | TimeoutException e) {
                LOG.warn("a process of a server that died does not end: {}", process.pid(), e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }

    /** PostgreSQL refuses to run as root. In a namespace of users of its own it does not see that it does. */
    static final class RootUser {
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
}
