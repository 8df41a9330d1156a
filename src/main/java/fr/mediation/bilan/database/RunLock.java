package fr.mediation.bilan.database;

import fr.mediation.bilan.text.ProblemException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.springframework.stereotype.Component;

/**
 * Keeps runs apart: a PostgreSQL advisory lock that its connection holds. It ends with the connection, also when the
 * process dies, so that no lock is ever left behind.
 */
@Component
public class RunLock {
    /** "bilan" in ASCII: any constant that no other program of the database uses. */
    private static final long KEY = 0x62_69_6C_61_6EL;

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
        try (Connection connection = dataSource.getConnection()) {
            if (!answer(connection, "select pg_try_advisory_lock(?)")) {
                return Optional.empty();
            }
            try {
                return Optional.of(work.get());
            } finally {
                answer(connection, "select pg_advisory_unlock(?)");
            }
        } catch (SQLException e) {
            throw new ProblemException(e, "database.lock-failed");
        }
    }

    private static boolean answer(Connection connection, String question) throws SQLException {
        try (var statement = connection.prepareStatement(question)) {
            statement.setLong(1, KEY);
            try (var result = statement.executeQuery()) {
                return result.next() && result.getBoolean(1);
            }
        }
    }
}
