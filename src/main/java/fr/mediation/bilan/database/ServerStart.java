package fr.mediation.bilan.database;

import fr.mediation.bilan.file.PrivateFiles;
import fr.mediation.bilan.text.Sentence;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.util.FileSystemUtils;

/** Starts and stops the server of a home. Whoever calls this holds the {@link StartLock}. */
final class ServerStart {
    private static final Logger LOG = LoggerFactory.getLogger(ServerStart.class);

    /** After a crash with much written the server first reads all of it again. */
    private static final Duration TIME_TO_START = Duration.ofMinutes(3);

    /** Enough to write what is in memory to a slow disk. */
    static final Duration TIME_TO_STOP = Duration.ofSeconds(20);

    private static final Duration TIME_TO_MAKE_DATA = Duration.ofMinutes(3);
    private static final Duration TIME_TO_CHANGE_PASSWORD = Duration.ofMinutes(3);
    private static final int MILLIS_BETWEEN_LOOKS = 10;

    private static final String AUTHENTICATION = """
            # Only this machine, and only with the password of keys/database-password.
            local all all scram-sha-256
            host all all 127.0.0.1/32 scram-sha-256
            host all all ::1/128 scram-sha-256
            """;

    /** A statement that fails may hold a password, or what a file says of persons. */
    private static final String NO_STATEMENTS_IN_LOG = "log_min_error_statement=panic";

    private static final List<String> SETTINGS = List.of(
            // What is committed must survive a power cut.
            "fsync=on",
            "synchronous_commit=on",
            "timezone=UTC",
            // One run and many queries of its status.
            "max_connections=100",
            "shared_buffers=256MB",
            "work_mem=64MB",
            // Loads of millions of lines would otherwise stop for a checkpoint every few seconds.
            "max_wal_size=2GB",
            NO_STATEMENTS_IN_LOG,
            // Compiling a statement costs more than these queries take.
            "jit=off");

    private final ServerFolder folder;
    private final Programs programs;
    private final WaitListener listener;

    ServerStart(ServerFolder folder, WaitListener listener) throws IOException {
        this.listener = listener;
        this.folder = folder;
        this.programs = new Programs(folder.binaries(), folder.log());
    }

    /**
     * Starts the server, whose data are made at the first start. Nothing that a killed start or a dead server left behind
     * stands in its way.
     *
     * @param wanted where it is to listen, null for wherever it can
     */
    RunningServer start(@Nullable ServerAddress wanted) throws IOException {
        programs.killAll();
        // Where one has died, others may wait for it on its port.
        int lastPort = RunningServer.lastPort(folder.data());
        // Also those that went since the command began.
        folder.refuseLostData();
        folder.clearUnfinishedStart();
        folder.restoreEmptyFolders();
        programs.prepare();
        try {
            return tryToStart(wanted, lastPort);
        } catch (IOException e) {
            // One that is killed while it starts says no more than one that cannot.
            boolean died = RunningServer.in(folder.data())
                    .filter(RunningServer::isAlive)
                    .isEmpty();
            if (programs.repair() || died && !Thread.currentThread().isInterrupted()) {
                LOG.warn("the server did not start: it is started once more", e);
                folder.clearUnfinishedStart();
                return tryToStart(wanted, lastPort);
            }
            throw e;
        }
    }

    private RunningServer tryToStart(@Nullable ServerAddress wanted, int lastPort) throws IOException {
        if (Files.notExists(folder.data())) {
            makeData();
        }
        // Also says that there were data once.
        new ServerPlace(folder, listener).note();
        requirePassword(folder.data());
        ServerAddress address = wanted == null ? ServerAddress.free(folder.data(), lastPort) : wanted;
        String options = Stream.of(SETTINGS.stream(), address.settings().stream(), sharedMemory().stream())
                .flatMap(settings -> settings)
                .map(setting -> "-c " + setting)
                .collect(Collectors.joining(" "));
        Process starter = programs.start(
                folder.data(),
                "pg_ctl",
                "-D",
                (RunningServer.FOLLOWS_ITS_FOLDER ? RunningServer.OWN_FOLDER : folder.data()).toString(),
                "-o",
                options,
                "-w",
                "-t",
                Long.toString(TIME_TO_START.toSeconds()),
                "start");
        long begin = System.nanoTime();
        boolean told = false;
        try {
            // pg_ctl itself looks ten times a second only.
            while (!starter.waitFor(MILLIS_BETWEEN_LOOKS, TimeUnit.MILLISECONDS)) {
                if (RunningServer.in(folder.data())
                        .filter(RunningServer::isReady)
                        .isPresent()) {
                    break;
                }
                if (!told && System.nanoTime() - begin > TimeUnit.SECONDS.toNanos(WaitListener.PATIENCE_SECONDS)) {
                    listener.waits(Sentence.of("database.waits-for-server", TIME_TO_START.toSeconds()));
                    told = true;
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while the server starts", e);
        }
        return RunningServer.in(folder.data())
                .filter(RunningServer::isReady)
                .orElseThrow(() -> new IOException("the server did not start"));
    }

    /** Beside, then moved: data whose creation was interrupted are never taken for a server's. */
    private void makeData() throws IOException {
        Path unfinished = folder.unfinishedData();
        FileSystemUtils.deleteRecursively(unfinished);
        List<String> command = new ArrayList<>(List.of(
                "initdb",
                "-A",
                "scram-sha-256",
                "-U",
                Roles.SUPERUSER,
                "-D",
                unfinished.toString(),
                "-E",
                "UTF-8",
                "--locale=C",
                "-c",
                NO_STATEMENTS_IN_LOG,
                "--pwfile=" + folder.passwordFile()));
        sharedMemory().ifPresent(setting -> command.addAll(List.of("-c", setting)));
        programs.run(TIME_TO_MAKE_DATA, null, command.toArray(String[]::new));
        requirePassword(unfinished);
        Files.move(unfinished, folder.data(), StandardCopyOption.ATOMIC_MOVE);
    }

    private static void requirePassword(Path data) throws IOException {
        Path rules = data.resolve("pg_hba.conf");
        byte[] content = AUTHENTICATION.getBytes(StandardCharsets.US_ASCII);
        Path unfinished = data.resolve("pg_hba.conf.new");
        PrivateFiles.write(unfinished, content);
        Files.move(unfinished, rules, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    /** Gives the superuser the password of the home while no server runs, for who may write into the data may do so. */
    void changePassword(String password) throws IOException {
        programs.prepare();
        programs.run(
                TIME_TO_CHANGE_PASSWORD,
                "alter role %s password '%s'\n".formatted(Roles.SUPERUSER, password),
                "postgres",
                "--single",
                "-c",
                NO_STATEMENTS_IN_LOG,
                "-D",
                folder.data().toString(),
                "postgres");
    }

    /**
     * Stops the server; its clients are disconnected. One that does not end in time is killed, as by a power cut: told to stop
     * while it recovers from a crash, it may wait for ever.
     */
    void stop() throws IOException {
        programs.prepare();
        try (WaitListener.Patience patience = WaitListener.Patience.begin(
                listener, () -> Sentence.of("database.waits-for-stop", TIME_TO_STOP.toSeconds()))) {
            LOG.debug("stopping with {}", patience);
            programs.run(
                    TIME_TO_STOP.plusSeconds(1),
                    null,
                    "pg_ctl",
                    "-D",
                    folder.data().toString(),
                    "stop",
                    "-m",
                    "fast",
                    "-w",
                    "-t",
                    Long.toString(TIME_TO_STOP.toSeconds()));
        } catch (IOException e) {
            RunningServer left = RunningServer.in(folder.data())
                    .filter(RunningServer::isStopping)
                    .orElse(null);
            if (left == null) {
                throw e;
            }
            LOG.warn("the server does not stop: it is killed", e);
            left.process().destroyForcibly();
            programs.killAll();
        }
    }

    /**
     * Where several processes share what a query needs: in files of the data, since the memory that Linux has for it is a few
     * megabytes in a container, and what does not fit there would count as a full disk.
     */
    private static Optional<String> sharedMemory() {
        return System.getProperty("os.name").equals("Linux")
                ? Optional.of("dynamic_shared_memory_type=mmap")
                : Optional.empty();
    }
}
