package fr.mediation.bilan.database;

import fr.mediation.bilan.text.ProblemException;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The PostgreSQL under the home. The first process of Bilan that needs it starts it and the last one stops it. A server
 * that a dead process left running is used again.
 */
final class EmbeddedDatabase implements Database {
    /**
     * The name of this process's connections, so that they do not count as other clients: at an exit the pool may close
     * after the count, and the server still lists a connection just closed.
     */
    static final String CLIENT_NAME = "bilan-" + ProcessHandle.current().pid();

    private static final int CLIENT_COUNT_ATTEMPTS = 5;
    private static final Logger LOG = LoggerFactory.getLogger(EmbeddedDatabase.class);
    private static final int SECONDS_TO_STOP = 60;

    private final ServerFolder folder;
    private final int port;
    private final String password;
    private @Nullable EmbeddedPostgres startedHere;
    private final Thread stopAtExit = new Thread(this::stopUnlessUsed, "stop-database");
    private boolean closed;

    private EmbeddedDatabase(ServerFolder folder, int port, String password, @Nullable EmbeddedPostgres startedHere) {
        this.folder = folder;
        this.port = port;
        this.password = password;
        this.startedHere = startedHere;
        Runtime.getRuntime().addShutdownHook(stopAtExit);
    }

    static EmbeddedDatabase open(Path home) {
        ServerFolder folder = new ServerFolder(home);
        folder.prepare();
        try (StartLock lock = StartLock.take(folder.startLock())) {
            LOG.debug("start lock taken: {}", lock);
            return openLocked(folder);
        }
    }

    private static EmbeddedDatabase openLocked(ServerFolder folder) {
        String password = folder.password();
        Optional<RunningServer> running = RunningServer.in(folder.data());
        if (running.isPresent() && running.get().answers(password)) {
            LOG.info("using the server that runs on port {}", running.get().port());
            EmbeddedDatabase database =
                    new EmbeddedDatabase(folder, running.get().port(), password, null);
            database.prepareRoles();
            return database;
        }
        try {
            folder.clearUnfinishedStart();
            EmbeddedPostgres started = ServerStart.start(folder, password, 0);
            EmbeddedDatabase database = new EmbeddedDatabase(folder, started.getPort(), password, started);
            database.prepareRoles();
            return database;
        } catch (IOException | RuntimeException e) {
            throw StartFailure.explain(e, folder);
        }
    }

    private void prepareRoles() {
        try (Connection owner = DriverManager.getConnection(url(), Roles.OWNER, password)) {
            if (Roles.areMade(owner)) {
                return;
            }
        } catch (SQLException e) {
            LOG.debug("the database was made by an earlier version, or is new", e);
        }
        try (Connection superuser = DriverManager.getConnection(url(), Roles.SUPERUSER, password)) {
            Roles.make(superuser, password);
        } catch (SQLException e) {
            throw new ProblemException(
                    e, "database.roles-not-made", folder.database().toString(), e.getMessage());
        }
    }

    @Override
    public String url() {
        return urlOf(port);
    }

    static String urlOf(int port) {
        return "jdbc:postgresql://127.0.0.1:" + port + "/postgres";
    }

    @Override
    public String user() {
        return Roles.OWNER;
    }

    @Override
    public String password() {
        return password;
    }

    @Override
    public boolean hasReader() {
        return true;
    }

    @Override
    public synchronized boolean restore() {
        try (StartLock lock = StartLock.take(folder.startLock())) {
            LOG.debug("start lock taken: {}", lock);
            Optional<RunningServer> running = RunningServer.in(folder.data());
            if (running.isPresent()
                    && running.get().port() == port
                    && running.get().answers(password)) {
                return false;
            }
            LOG.warn("the server has died: starting it again on port {}", port);
            if (startedHere != null) {
                // It still holds the library's lock on the data.
                startedHere.close();
            }
            folder.clearUnfinishedStart();
            startedHere = ServerStart.start(folder, password, port);
            return true;
        } catch (IOException | RuntimeException e) {
            throw StartFailure.explain(e, folder);
        }
    }

    @Override
    public void close() {
        stopUnlessUsed();
        try {
            Runtime.getRuntime().removeShutdownHook(stopAtExit);
        } catch (IllegalStateException e) {
            LOG.debug("the process is ending", e);
        }
    }

    private synchronized void stopUnlessUsed() {
        if (closed) {
            return;
        }
        closed = true;
        try (StartLock lock = StartLock.take(folder.startLock())) {
            LOG.debug("stop lock taken: {}", lock);
            stopLocked();
        }
    }

    private void stopLocked() {
        try {
            if (otherClients() > 0) {
                LOG.info("the server keeps running: another process uses it");
                return;
            }
        } catch (SQLException e) {
            LOG.warn("the server does not answer", e);
        }
        if (startedHere == null) {
            RunningServer.in(folder.data()).ifPresent(EmbeddedDatabase::stop);
            return;
        }
        try {
            startedHere.close();
        } catch (IOException e) {
            LOG.warn("the server did not stop", e);
        }
    }

    private static void stop(RunningServer server) {
        // SIGTERM asks PostgreSQL to stop once its last client has disconnected: nobody is connected any more.
        server.process().destroy();
        try {
            server.process().onExit().get(SECONDS_TO_STOP, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException | TimeoutException e) {
            LOG.warn("the server did not stop in time", e);
        }
    }

    /** Counts several times: the server may take a moment to notice that a client has disconnected. */
    private int otherClients() throws SQLException {
        int clients = 0;
        try (Connection connection = DriverManager.getConnection(url(), Roles.SUPERUSER, password);
                Statement statement = connection.createStatement()) {
            for (int attempt = 0; attempt < CLIENT_COUNT_ATTEMPTS; attempt++) {
                clients = otherClients(statement);
                if (clients == 0) {
                    return 0;
                }
                statement.execute("select pg_sleep(0.1)");
            }
        }
        return clients;
    }

    private static int otherClients(Statement statement) throws SQLException {
        try (ResultSet row = statement.executeQuery(
                """
                        select count(*) from pg_stat_activity
                        where backend_type = 'client backend' and pid <> pg_backend_pid()
                          and application_name <> '%s'
                        """
                        .formatted(CLIENT_NAME))) {
            row.next();
            return row.getInt(1);
        }
    }
}
