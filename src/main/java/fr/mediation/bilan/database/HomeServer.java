package fr.mediation.bilan.database;

import fr.mediation.bilan.database.RunningServer.Answer;
import fr.mediation.bilan.text.ProblemException;
import fr.mediation.bilan.text.Sentence;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The server of a home, in whatever state it is found. Whoever calls this holds the {@link StartLock}. */
final class HomeServer {
    private static final Logger LOG = LoggerFactory.getLogger(HomeServer.class);
    private static final String WRONG_PASSWORD = "28";

    private final ServerFolder folder;
    private final ServerUse use;
    private final String password;
    private final ServerPlace place;
    private final WaitListener listener;

    HomeServer(ServerFolder folder, ServerUse use, String password, WaitListener listener) {
        this.listener = listener;
        this.folder = folder;
        this.use = use;
        this.password = password;
        this.place = new ServerPlace(folder, listener);
    }

    /** The server as it runs, started where none does, with all roles. */
    RunningServer ensure() {
        Optional<RunningServer> found = RunningServer.in(folder.data());
        Answer answer = found.map(server -> server.ask(password, listener)).orElse(Answer.NONE);
        if (answer == Answer.READY && isMovedAndLeft(found.get())) {
            LOG.warn("the home was moved since the server was started: it is started again");
            return starting(start -> {
                start.stop();
                return started(start, null);
            });
        }
        if (answer == Answer.READY) {
            LOG.info("using the server that runs on {}", found.get().address());
            return found.get();
        }
        if (answer == Answer.WITHOUT_ROLES) {
            return starting(start -> withRoles(start, found.get()));
        }
        return starting(start -> {
            end(start, found);
            place.requireNoneElsewhere(use);
            return started(start, null);
        });
    }

    private boolean isMovedAndLeft(RunningServer server) {
        try {
            return !server.hasItsPrograms() && use.isTheOnlyOne();
        } catch (IOException e) {
            throw new ProblemException(
                    e, "database.not-writable", folder.useLock().toString());
        }
    }

    /**
     * The server again where it has died.
     *
     * @param known the server as it was
     * @return whether it had died
     */
    boolean restore(RunningServer known) {
        Optional<RunningServer> found = RunningServer.in(folder.data());
        if (found.map(server -> server.ask(password, listener)).orElse(Answer.NONE) == Answer.NONE) {
            LOG.warn("the server has died: starting it again on {}", known.address());
            starting(start -> {
                end(start, found);
                place.requireNoneElsewhere(use);
                return started(start, known.address());
            });
            return true;
        }
        if (!found.get().address().equals(known.address())) {
            // Started by another process, after a third program had taken the port.
            throw new ProblemException("database.port-taken");
        }
        return false;
    }

    private RunningServer started(ServerStart start, @Nullable ServerAddress wanted) throws IOException {
        RunningServer server = start.start(wanted);
        Answer answer = server.ask(password, listener);
        if (answer == Answer.NONE && !server.isAlive()) {
            LOG.warn("the server died as soon as it had started: it is started once more");
            server = start.start(wanted);
            answer = server.ask(password, listener);
        }
        return switch (answer) {
            case READY -> server;
            case WITHOUT_ROLES -> withRoles(start, server);
            case NONE -> {
                if (server.isAlive()) {
                    throw hangs(server);
                }
                throw new IOException("the server started and has died");
            }
        };
    }

    /**
     * Insists that no server is left: two on the same data would destroy them. One that was told to stop is helped to: whoever
     * still works on it gets no connection any more, and goes on with the next one.
     */
    private void end(ServerStart start, Optional<RunningServer> found) throws IOException {
        RunningServer left = found.filter(RunningServer::isAlive).orElse(null);
        if (left == null) {
            return;
        }
        if (!left.isStopping()) {
            throw hangs(left);
        }
        LOG.warn("the server was told to stop and has not: it is stopped");
        listener.waits(Sentence.of("database.waits-for-server", ServerStart.TIME_TO_STOP.toSeconds()));
        start.stop();
    }

    private static ProblemException hangs(RunningServer server) {
        return new ProblemException(
                "database.hangs", Long.toString(server.process().pid()));
    }

    private RunningServer withRoles(ServerStart start, RunningServer server) throws IOException {
        try {
            makeRoles(server);
            return server;
        } catch (SQLException e) {
            if (!String.valueOf(e.getSQLState()).startsWith(WRONG_PASSWORD)) {
                throw new ProblemException(
                        e, "database.roles-not-made", folder.database().toString(), e.getMessage());
            }
        }
        if (!use.isTheOnlyOne()) {
            throw new ProblemException(
                    "database.password-lost", folder.passwordFile().toString());
        }
        LOG.warn("{} was lost: the server gets a new password", folder.passwordFile());
        start.stop();
        start.changePassword(password);
        RunningServer again = start.start(server.address());
        try {
            makeRoles(again);
            return again;
        } catch (SQLException e) {
            throw new ProblemException(
                    e, "database.roles-not-made", folder.database().toString(), e.getMessage());
        }
    }

    private void makeRoles(RunningServer server) throws SQLException {
        try (Connection superuser = server.connect(Roles.SUPERUSER, password)) {
            Roles.make(superuser, password);
        }
    }

    /** Stops it where nobody uses it any more. */
    void leave() {
        if (!use.end()) {
            LOG.info("the server keeps running: it is still used");
            return;
        }
        if (RunningServer.in(folder.data()).isEmpty()) {
            return;
        }
        try {
            new ServerStart(folder, listener).stop();
        } catch (IOException e) {
            LOG.warn("the server did not stop", e);
        }
    }

    private interface Work {
        RunningServer with(ServerStart start) throws IOException;
    }

    private RunningServer starting(Work work) {
        StartFailure failure = new StartFailure(folder);
        try {
            return work.with(new ServerStart(folder, listener));
        } catch (IOException | RuntimeException e) {
            throw failure.explain(e);
        }
    }
}
