package fr.mediation.bilan.job.run;

import fr.mediation.bilan.text.ProblemException;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;

/**
 * Keeps runs apart: a PostgreSQL advisory lock that its connection holds. It ends with the connection, also when the
 * process dies, so that no lock is ever left behind.
 */
public final class RunLock implements AutoCloseable {
    /** "bilan" in ASCII: any constant that no other program of the database uses. */
    private static final long KEY = 0x62_69_6C_61_6EL;

    private final Connection connection;

    private RunLock(Connection connection) {
        this.connection = connection;
    }

    /** Another run holds the lock. */
    public static final class HeldException extends ProblemException {
        private static final long serialVersionUID = 1L;

        HeldException() {
            super("job.locked");
        }
    }

    /**
     * Takes the lock.
     *
     * @param dataSource the database
     * @return the lock, held until it is closed
     * @throws HeldException if another run holds it
     */
    public static RunLock take(DataSource dataSource) {
        try {
            Connection connection = dataSource.getConnection();
            try (var statement = connection.prepareStatement("select pg_try_advisory_lock(?)")) {
                statement.setLong(1, KEY);
                try (var result = statement.executeQuery()) {
                    if (result.next() && result.getBoolean(1)) {
                        return new RunLock(connection);
                    }
                }
            }
            connection.close();
            throw new HeldException();
        } catch (SQLException e) {
            throw new ProblemException(e, "job.lock-failed");
        }
    }

    @Override
    public void close() {
        try (connection;
                var statement = connection.prepareStatement("select pg_advisory_unlock(?)")) {
            statement.setLong(1, KEY);
            statement.execute();
        } catch (SQLException e) {
            throw new ProblemException(e, "job.lock-failed");
        }
    }
}
