package fr.mediation.bilan.database;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * A server process that a data folder's {@code postmaster.pid} names and that is alive.
 *
 * @param process the process
 * @param port the port it listens on
 */
record RunningServer(ProcessHandle process, int port) {
    /** The lines of the file are documented in PostgreSQL's miscadmin.h: 1 the process, 4 the port. */
    private static final int PORT_LINE = 3;

    private static final int ATTEMPTS = 100;
    private static final int MILLIS_BETWEEN = 100;

    /** The server of a data folder; empty where none runs, also where the file was left behind by a dead one. */
    static Optional<RunningServer> in(Path data) {
        Path file = data.resolve("postmaster.pid");
        if (Files.notExists(file)) {
            return Optional.empty();
        }
        try {
            List<String> lines = Files.readAllLines(file, StandardCharsets.UTF_8);
            if (lines.size() <= PORT_LINE) {
                return Optional.empty();
            }
            int port = Integer.parseInt(lines.get(PORT_LINE).strip());
            return ProcessHandle.of(Long.parseLong(lines.get(0).strip()))
                    .filter(ProcessHandle::isAlive)
                    .filter(RunningServer::mayBePostgres)
                    .map(process -> new RunningServer(process, port));
        } catch (IOException | NumberFormatException e) {
            return Optional.empty();
        }
    }

    /** After a restart of the machine the process number may belong to another program. */
    private static boolean mayBePostgres(ProcessHandle process) {
        return process.info()
                .command()
                .map(command -> command.contains("postgres"))
                .orElse(true);
    }

    /** Whether it accepts a connection; waits while it is starting. */
    boolean answers(String password) {
        for (int attempt = 0; attempt < ATTEMPTS && process.isAlive(); attempt++) {
            try (Connection connection =
                    DriverManager.getConnection(EmbeddedDatabase.urlOf(port), Roles.SUPERUSER, password)) {
                return connection.isValid(1);
            } catch (SQLException e) {
                if (!pause()) {
                    return false;
                }
            }
        }
        return false;
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
