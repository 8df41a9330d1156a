package fr.mediation.bilan.database;

import fr.mediation.bilan.text.ProblemException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Properties;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A PostgreSQL that is run by others. */
record ExternalDatabase(String url, String user, String password, boolean hasReader) implements Database {
    private static final Logger LOG = LoggerFactory.getLogger(ExternalDatabase.class);
    private static final int LEAST_VERSION = 140_000;
    private static final int SECONDS_TO_CONNECT = 10;

    static ExternalDatabase open(DatabaseSettings settings) {
        ExternalDatabase database = new ExternalDatabase(settings.url(), settings.user(), settings.password(), false);
        if (!DatabaseUrl.isValid(database.url)) {
            throw new ProblemException("database.wrong-url", withoutSecrets(database.url));
        }
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("""
                        select current_setting('server_version_num')::int,
                               current_setting('server_version'),
                               has_database_privilege(current_database(), 'create')
                                   or exists (select 1 from pg_namespace where nspname = 'bilan'),
                               current_setting('server_encoding'),
                               current_setting('transaction_read_only')::boolean
                        """)) {
            row.next();
            checkVersion(row.getInt(1), row.getString(2));
            checkEncoding(row.getString(4));
            if (row.getBoolean(5)) {
                throw new ProblemException("database.read-only", withoutSecrets(database.url));
            }
            if (!row.getBoolean(3)) {
                throw new ProblemException("database.no-right-to-create", String.valueOf(database.user));
            }
            return new ExternalDatabase(
                    database.url, database.user, database.password, Roles.hasReader(connection, row.getInt(1)));
        } catch (SQLException e) {
            throw explained(e, database);
        }
    }

    /** Refuses a server that is too old. */
    static void checkVersion(int number, String version) {
        if (number < LEAST_VERSION) {
            throw new ProblemException("database.too-old", version);
        }
    }

    /** Refuses a database that cannot hold all characters, or does not know what one is. */
    static void checkEncoding(String encoding) {
        if (!encoding.equals("UTF8")) {
            throw new ProblemException("database.wrong-encoding", encoding);
        }
    }

    private static ProblemException explained(SQLException failure, ExternalDatabase database) {
        String state = String.valueOf(failure.getSQLState());
        String url = withoutSecrets(database.url);
        if (state.startsWith("28")) {
            return new ProblemException(failure, "database.refused", url, String.valueOf(database.user));
        }
        return state.startsWith("3D")
                ? new ProblemException(failure, "database.no-such-database", url)
                : new ProblemException(failure, "database.unreachable", url);
    }

    /** The URL without its options, which may hold the password of a key. */
    static String withoutSecrets(String url) {
        int parameters = url.indexOf('?');
        return parameters < 0 ? url : url.substring(0, parameters);
    }

    private Connection connect() throws SQLException {
        Properties properties = new Properties();
        if (user != null) {
            properties.setProperty("user", user);
        }
        if (password != null) {
            properties.setProperty("password", password);
        }
        properties.setProperty("connectTimeout", Integer.toString(SECONDS_TO_CONNECT));
        return DriverManager.getConnection(url, properties);
    }

    /** Others run the server: it is only asked whether it answers. */
    @Override
    public boolean restore() {
        try (Connection connection = connect()) {
            LOG.debug("the database answers: {}", connection);
            return false;
        } catch (SQLException e) {
            throw explained(e, this);
        }
    }

    @Override
    public void close() {
        // Nothing was started here.
    }

    @Override
    public String toString() {
        return "ExternalDatabase[" + withoutSecrets(url) + "]";
    }
}
