package fr.mediation.bilan.database;

import fr.mediation.bilan.database.DatabaseFailure.Kind;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Notices that the connection of a run's lock ended, also while the run asks the database nothing: it may write a report for
 * half a minute. A server that is slow is waited for.
 */
final class LockWatch implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(LockWatch.class);
    private static final int SECONDS_BETWEEN = 2;
    private static final int SECONDS_TO_END = 5;

    private final Connection connection;
    private final LockHold hold;
    private final Runnable lost;
    private final CountDownLatch ended = new CountDownLatch(1);
    private final Thread thread = new Thread(this::watch, "run-lock");

    private LockWatch(Connection connection, LockHold hold, Runnable lost) {
        this.connection = connection;
        this.hold = hold;
        this.lost = lost;
    }

    /**
     * Watches until it is closed; meanwhile nobody else may use the connection.
     *
     * @param lost called once, on another thread, if the connection ends
     */
    static LockWatch start(Connection connection, LockHold hold, Runnable lost) {
        LockWatch watch = new LockWatch(connection, hold, lost);
        watch.thread.setDaemon(true);
        watch.thread.start();
        return watch;
    }

    private void watch() {
        try {
            while (!ended.await(SECONDS_BETWEEN, TimeUnit.SECONDS)) {
                ask();
            }
        } catch (SQLException e) {
            LOG.warn("the run has lost its lock", e);
            hold.lose(Kind.LOCK_LOST);
            lost.run();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void ask() throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("select 1");
        }
    }

    @Override
    public void close() {
        ended.countDown();
        try {
            thread.join(TimeUnit.SECONDS.toMillis(SECONDS_TO_END));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
