package fr.mediation.bilan.database;

import fr.mediation.bilan.text.Sentence;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A server process that a data folder's {@code postmaster.pid} names, that is alive and works on this folder. The file is
 * copied with the folder: in a copy, or in what was restored from one, it names the server of the original.
 *
 * @param data the folder
 * @param process the process
 * @param address where it listens
 */
record RunningServer(Path data, ProcessHandle process, ServerAddress address) {
    private static final Logger LOG = LoggerFactory.getLogger(RunningServer.class);

    /** The lines of the file are documented in PostgreSQL's pidfile.h: 1 the process, 2 its data, 4 the port, 8 its state. */
    private static final int DATA_LINE = 1;

    private static final int PORT_LINE = 3;

    private static final int STATE_LINE = 7;
    private static final int LAST_PORT = 65_535;

    /** What the system says of the state of a process that ended. */
    private static final String DEAD = "Z";

    /** While it starts or recovers from a crash it says so: then it is waited for. */
    private static final Duration TIME_TO_RECOVER = Duration.ofMinutes(3);

    private static final Duration TIME_TO_ANSWER = Duration.ofSeconds(10);
    private static final Duration TIME_FOR_STATEMENT = Duration.ofSeconds(30);
    private static final int MILLIS_BETWEEN = 50;
    private static final String WRONG_PASSWORD = "28";
    private static final String STARTING = "57P03";
    private static final String TOO_MANY_CONNECTIONS = "53300";

    /**
     * Where a process works, by whatever name that folder has by then. A server writes some files by the name of its data that it was
     * told at its start: where these were moved, into those that lie there now, such as a backup in their place, which that
     * destroys.
     */
    static final Path OWN_FOLDER = Path.of("/proc/self/cwd");

    /** Whether this system knows such a name. */
    static final boolean FOLLOWS_ITS_FOLDER = Files.exists(OWN_FOLDER);

    /** What a server said. */
    enum Answer {
        /** It accepts connections, and all roles are there. */
        READY,
        /** It accepts connections, and the application's role is not there as it should be. */
        WITHOUT_ROLES,
        /** It says nothing. */
        NONE
    }

    /** The server of a data folder; empty where none runs, also where the file was left behind by a dead one. */
    static Optional<RunningServer> in(Path data) {
        try {
            List<String> lines = lines(data);
            if (lines.size() <= PORT_LINE) {
                return Optional.empty();
            }
            ServerAddress address = ServerAddress.of(data, port(lines));
            return ProcessHandle.of(Long.parseLong(lines.get(0).strip()))
                    .filter(RunningServer::lives)
                    .filter(RunningServer::mayBePostgres)
                    .filter(process -> worksOn(data, process, lines.get(DATA_LINE)))
                    .map(process -> new RunningServer(data, process, address.of(process)));
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    /** Whether a process lives. One that died stays listed until its parent asks, which in a container may be nobody. */
    private static boolean lives(ProcessHandle process) {
        if (!process.isAlive()) {
            return false;
        }
        try {
            String status = Files.readString(
                    Path.of("/proc", Long.toString(process.pid()), "stat"), StandardCharsets.ISO_8859_1);
            // Behind the name, which stands in parentheses.
            return !status.substring(status.lastIndexOf(')') + 1).strip().startsWith(DEAD);
        } catch (IOException e) {
            return true;
        }
    }

    /** Whether it lives. */
    boolean isAlive() {
        return lives(process);
    }

    /** Whether it says that it accepts connections. */
    boolean isReady() {
        return says("ready");
    }

    /** Whether it was told to stop: it lets nobody in any more, and may wait for those who are for ever. */
    boolean isStopping() {
        return says("stopping");
    }

    private boolean says(String state) {
        List<String> lines = lines(data);
        return lines.size() > STATE_LINE && lines.get(STATE_LINE).strip().equals(state);
    }

    /** The port of the server that died on a data folder; 0 where it is not known. */
    static int lastPort(Path data) {
        try {
            int port = port(lines(data));
            return port > 0 && port <= LAST_PORT ? port : 0;
        } catch (NumberFormatException e) {
            return 0;
        }
    }

    private static int port(List<String> lines) {
        return lines.size() <= PORT_LINE
                ? 0
                : Integer.parseInt(lines.get(PORT_LINE).strip());
    }

    private static List<String> lines(Path data) {
        try {
            return Files.readAllLines(data.resolve("postmaster.pid"), StandardCharsets.UTF_8);
        } catch (IOException e) {
            return List.of();
        }
    }

    /** After a restart of the machine the process number may belong to another program, or to another user's server. */
    private static boolean mayBePostgres(ProcessHandle process) {
        Optional<String> user = process.info().user();
        return (user.isEmpty() || user.equals(ProcessHandle.current().info().user()))
                && program(process).map(program -> program.contains("postgres")).orElse(true);
    }

    private static Optional<String> program(ProcessHandle process) {
        // Of a process with more rights the system tells the name, and not where the program lies.
        return process.info().command().or(() -> {
            try {
                return Optional.of(Files.readString(Path.of("/proc", Long.toString(process.pid()), "comm")));
            } catch (IOException e) {
                return Optional.empty();
            }
        });
    }

    /** A server stays in its folder, also where that is moved. Where this cannot be seen, its file says where it was started. */
    private static boolean worksOn(Path data, ProcessHandle process, String startedIn) {
        try {
            return Files.isSameFile(data, Path.of("/proc", Long.toString(process.pid()), "cwd"));
        } catch (IOException e) {
            LOG.debug("where process {} works cannot be seen", process.pid(), e);
        }
        try {
            Path place = Path.of(startedIn);
            if (place.equals(OWN_FOLDER)) {
                // Wherever that is.
                return true;
            }
            // What is no longer there was moved here.
            return Files.notExists(place) || Files.isSameFile(data, place);
        } catch (IOException | InvalidPathException e) {
            LOG.debug("the folder of process {} cannot be found", process.pid(), e);
            return true;
        }
    }

    /** Whether the programs that it was started from are where they were: it loads parts of them when they are first needed. */
    boolean hasItsPrograms() {
        try {
            String words =
                    Files.readString(Path.of("/proc", Long.toString(process.pid()), "cmdline"), StandardCharsets.UTF_8);
            Path program = Path.of(words.substring(0, Math.max(0, words.indexOf('\0'))));
            return !program.isAbsolute() || Files.exists(program);
        } catch (IOException | InvalidPathException e) {
            LOG.debug("from what process {} was started cannot be seen", process.pid(), e);
            return true;
        }
    }

    String url() {
        return address.url();
    }

    /** Connects, or fails within seconds. */
    Connection connect(String user, String password) throws SQLException {
        Properties properties = new Properties();
        properties.setProperty("user", user);
        properties.setProperty("password", password);
        String seconds = Long.toString(TIME_TO_ANSWER.toSeconds());
        properties.setProperty("connectTimeout", seconds);
        properties.setProperty("loginTimeout", seconds);
        properties.setProperty("socketTimeout", Long.toString(TIME_FOR_STATEMENT.toSeconds()));
        properties.setProperty(EmbeddedDatabase.REQUIRE_PROOF, EmbeddedDatabase.PROOF);
        properties.setProperty("ApplicationName", EmbeddedDatabase.CLIENT_NAME);
        return DriverManager.getConnection(url(), properties);
    }

    /** What it answers; waits while it starts. */
    Answer ask(String password, WaitListener listener) {
        long begin = System.nanoTime();
        long heard = begin;
        AtomicReference<Duration> waits = new AtomicReference<>(TIME_TO_ANSWER);
        try (WaitListener.Patience patience = WaitListener.Patience.begin(
                listener,
                () -> Sentence.of("database.waits-for-server", waits.get().toSeconds()))) {
            LOG.debug("asking with {}", patience);
            while (isAlive() && !isStopping()) {
                try (Connection owner = connect(Roles.OWNER, password)) {
                    return Roles.areMade(owner) ? Answer.READY : Answer.WITHOUT_ROLES;
                } catch (SQLException e) {
                    LOG.debug("the server on {} does not let in", address, e);
                    String state = String.valueOf(e.getSQLState());
                    if (state.startsWith(WRONG_PASSWORD)) {
                        return Answer.WITHOUT_ROLES;
                    }
                    boolean alive = state.equals(STARTING) || state.equals(TOO_MANY_CONNECTIONS);
                    heard = alive ? System.nanoTime() : heard;
                    Duration limit = alive ? TIME_TO_RECOVER : TIME_TO_ANSWER;
                    waits.set(limit);
                    if (System.nanoTime() - (alive ? begin : heard) > limit.toNanos() || !pause()) {
                        return Answer.NONE;
                    }
                }
            }
        }
        return Answer.NONE;
    }

    /** Pauses; false where further waiting is useless. */
    private boolean pause() {
        try {
            process.onExit().get(MILLIS_BETWEEN, TimeUnit.MILLISECONDS);
            return false;
        } catch (TimeoutException e) {
            return true;
        } catch (ExecutionException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
