package fr.mediation.bilan.database;

import fr.mediation.bilan.text.ProblemException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Keeps runs apart: a PostgreSQL advisory lock that its connection holds. It ends with the connection, also when the
 * process dies, so that no lock is ever left behind. Every transaction of the work proves the lock when it commits.
 */
@Component
public class RunLock {
    private static final Logger LOG = LoggerFactory.getLogger(RunLock.class);

    /** PostgreSQL's code for a lock that was not granted in time. */
    private static final String NOT_IN_TIME = "55P03";

    private final DataSource dataSource;

    /**
     * The lock of a database.
     *
     * @param dataSource the database
     */
    public RunLock(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    /**
     * Works while holding the lock.
     *
     * @param work the work
     * @return what the work gives; empty where another run holds the lock, and nothing was done
     * @throws ProblemException if the database does not answer
     */
    public <T> Optional<T> holding(Supplier<T> work) {
        return holding(work, () -> {});
    }

    /**
     * Works while holding the lock.
     *
     * @param work the work
     * @param lost called, on another thread, as soon as the lock is lost while the work goes on
     * @return what the work gives; empty where another run holds the lock, and nothing was done
     * @throws ProblemException if the database does not answer
     */
    public <T> Optional<T> holding(Supplier<T> work, Runnable lost) {
        try (Connection connection = dataSource.getConnection()) {
            if (!ask(connection, "select pg_try_advisory_lock(?)", LockHold.LOCK)) {
                return Optional.empty();
            }
            try {
                return work(connection, work, lost);
            } finally {
                release(connection);
            }
        } catch (SQLException e) {
            throw new ProblemException(e, "database.lock-failed");
        }
    }

    private static <T> Optional<T> work(Connection connection, Supplier<T> work, Runnable lost) throws SQLException {
        LockHold hold = new LockHold(backend(connection));
        execute(connection, "select pg_advisory_lock(%d, %d)".formatted(LockHold.HOLDS, hold.token()));
        if (!lastProofIsOver(connection)) {
            return Optional.empty();
        }
        LockHold outer = LockHold.current();
        LockHold.enter(hold);
        try (LockWatch watch = LockWatch.start(connection, hold, lost)) {
            LOG.debug("lock taken: {}", watch);
            return Optional.of(work.get());
        } finally {
            LockHold.enter(outer);
        }
    }

    /** Waits until what a run that lost the lock was about to commit is committed; false where that takes too long. */
    private static boolean lastProofIsOver(Connection connection) throws SQLException {
        execute(connection, "set lock_timeout = '20s'");
        try {
            execute(connection, "select pg_advisory_lock(%d)".formatted(LockHold.PROOF));
            execute(connection, "select pg_advisory_unlock(%d)".formatted(LockHold.PROOF));
            return true;
        } catch (SQLException e) {
            if (NOT_IN_TIME.equals(e.getSQLState())) {
                return false;
            }
            throw e;
        } finally {
            execute(connection, "reset lock_timeout");
        }
    }

    /** Gives the lock back. Where the connection is gone the lock is too, and what the work said of that counts. */
    private static void release(Connection connection) {
        try {
            execute(connection, "select pg_advisory_unlock_all()");
        } catch (SQLException e) {
            LOG.warn("the lock's connection is gone", e);
        }
    }

    private static void execute(Connection connection, String statement) throws SQLException {
        try (var created = connection.createStatement()) {
            created.execute(statement);
        }
    }

    private static int backend(Connection connection) throws SQLException {
        try (var statement = connection.createStatement();
                ResultSet row = statement.executeQuery("select pg_backend_pid()")) {
            row.next();
            return row.getInt(1);
        }
    }

    private static boolean ask(Connection connection, String question, long key) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(question)) {
            statement.setLong(1, key);
            try (ResultSet row = statement.executeQuery()) {
                return row.next() && row.getBoolean(1);
            }
        }
    }
}
