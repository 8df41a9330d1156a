package fr.mediation.bilan.bench;

import fr.mediation.bilan.database.Database;
import fr.mediation.bilan.database.DatabaseSettings;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Locale;
import org.postgresql.PGConnection;
import org.springframework.boot.logging.LogLevel;
import org.springframework.boot.logging.LoggingSystem;

/**
 * The bare database: the file goes through COPY into a fresh table, unread by anybody but PostgreSQL, in one
 * transaction. Nothing is checked, nothing is kept for a restart.
 */
public final class RawCopy {
    private RawCopy() {}

    /**
     * Starts the server, copies and stops it.
     *
     * @param arguments {@code text} or {@code typed}, the file, the home
     * @throws IOException if the file cannot be read
     * @throws SQLException if PostgreSQL refuses it
     */
    public static void main(String[] arguments) throws IOException, SQLException {
        LoggingSystem.get(RawCopy.class.getClassLoader()).setLogLevel(LoggingSystem.ROOT_LOGGER_NAME, LogLevel.WARN);
        AttendanceTable table = AttendanceTable.valueOf(arguments[0].toUpperCase(Locale.ROOT));
        Path file = Path.of(arguments[1]);
        try (Database database = Database.open(new DatabaseSettings(Path.of(arguments[2]), null, null, null))) {
            System.out.println(Outcome.LABEL + copy(database, table, file));
        }
    }

    private static long copy(Database database, AttendanceTable table, Path file) throws IOException, SQLException {
        try (Connection connection = DriverManager.getConnection(database.url(), database.user(), database.password());
                Statement statement = connection.createStatement();
                InputStream bytes = Files.newInputStream(file)) {
            connection.setAutoCommit(false);
            // Beside the schema of the program, which knows nothing of it.
            statement.execute("create schema bench");
            statement.execute("set search_path = bench");
            statement.execute(table.definition());
            long rows = connection
                    .unwrap(PGConnection.class)
                    .getCopyAPI()
                    .copyIn("copy " + AttendanceTable.NAME + " from stdin (format csv, header)", bytes);
            connection.commit();
            return rows;
        }
    }
}
