package fr.mediation.bilan.home;

import fr.mediation.bilan.database.Database;
import fr.mediation.bilan.database.DatabaseSettings;
import fr.mediation.bilan.database.TestHome;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;

/**
 * A home as a folder of text keeps it.
 *
 * @param folder the folder
 */
record StoredHome(Path folder) {
    private static final Path ALL = Path.of("src/test/resources/homes");

    /** As earlier versions did, everything is made by the superuser. */
    static final String SUPERUSER = "postgres";

    private static final String END_OF_ROWS = "\\.";

    /** All homes that were stored. */
    static List<StoredHome> all() throws IOException {
        try (Stream<Path> folders = Files.list(ALL)) {
            return folders.sorted().map(StoredHome::new).toList();
        }
    }

    /** The statements that made its schema and the rows of its tables, as pg_dump would give them and psql reads them. */
    Path dump() {
        return folder.resolve("home.sql.gz");
    }

    /** The key under which its persons were hashed. */
    Path personKey() {
        return folder.resolve("person-key");
    }

    /** What the program that made it said of it, by command. */
    Path answers() {
        return folder.resolve("answers.json");
    }

    /**
     * Makes the home as it was.
     *
     * @param home where, a folder that is not there
     * @return its database, open
     */
    Database restore(Path home) throws IOException, SQLException {
        Files.createDirectories(TestHome.withPrograms(home).resolve("keys"));
        Files.copy(personKey(), home.resolve("keys").resolve("person-key"));
        Database database = Database.open(new DatabaseSettings(home, null, null, null));
        try (Connection connection = DriverManager.getConnection(database.url(), SUPERUSER, database.password());
                BufferedReader dump = new BufferedReader(new InputStreamReader(
                        new GZIPInputStream(Files.newInputStream(dump())), StandardCharsets.UTF_8))) {
            restore(dump, connection);
        }
        return database;
    }

    private static void restore(BufferedReader dump, Connection connection) throws IOException, SQLException {
        StringBuilder statements = new StringBuilder();
        try (Statement statement = connection.createStatement()) {
            for (String line = dump.readLine(); line != null; line = dump.readLine()) {
                if (line.startsWith("copy ")) {
                    statement.execute(statements.toString());
                    statements.setLength(0);
                    copy(connection.unwrap(PGConnection.class).getCopyAPI().copyIn(line), dump);
                } else {
                    statements.append(line).append('\n');
                }
            }
            statement.execute(statements.toString());
        }
    }

    private static void copy(CopyIn copy, BufferedReader dump) throws IOException, SQLException {
        for (String line = dump.readLine(); !END_OF_ROWS.equals(line); line = dump.readLine()) {
            byte[] row = (line + "\n").getBytes(StandardCharsets.UTF_8);
            copy.writeToCopy(row, 0, row.length);
        }
        copy.endCopy();
    }

    @Override
    public String toString() {
        return folder.getFileName().toString();
    }
}
