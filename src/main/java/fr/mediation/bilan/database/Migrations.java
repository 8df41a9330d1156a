package fr.mediation.bilan.database;

import fr.mediation.bilan.text.ProblemException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Map;
import java.util.zip.CRC32;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.configuration.Configuration;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.flywaydb.core.api.exception.FlywayValidateException;
import org.postgresql.util.PSQLException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.flyway.autoconfigure.FlywayConfigurationCustomizer;
import org.springframework.boot.flyway.autoconfigure.FlywayMigrationStrategy;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.jdbc.CannotGetJdbcConnectionException;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/** Brings the schema up to date when the database is opened, or refuses data that this version cannot read. */
final class Migrations implements FlywayConfigurationCustomizer, FlywayMigrationStrategy {
    private static final String FILES = "classpath:db/migration/*.sql";

    /** The code of PostgreSQL for what cannot be dropped because of what somebody built on it. */
    private static final String OTHERS_DEPEND_ON_IT = "2BP01";

    private static final String IS_MADE = """
            select to_regclass('bilan.delivery') is not null and to_regclass('bilan.publication') is not null
               and to_regclass('bilan.flyway_schema_history') is not null
            """;

    private static final String HOLDS_NOTHING = """
            select not exists (select from bilan.flyway_schema_history where version is not null)
               and not exists (select from bilan.delivery) and not exists (select from bilan.publication)
            """;

    private static final Logger LOG = LoggerFactory.getLogger(Migrations.class);

    private final DatabaseSettings settings;
    private final boolean reader;

    /**
     * The migrations of a database.
     *
     * @param reader whether it has the role for measures, which is given its rights when it is new
     */
    Migrations(DatabaseSettings settings, boolean reader) {
        this.settings = settings;
        this.reader = reader;
    }

    @Override
    public void customize(FluentConfiguration configuration) {
        configuration
                .schemas(Database.SCHEMA)
                .defaultSchema(Database.SCHEMA)
                // All or nothing: a run that is killed leaves no schema without views.
                .group(true)
                // A view that is no longer needed is no longer there.
                .ignoreMigrationPatterns("repeatable:missing")
                // Stands in every repeatable migration, so that all run again when one migration is new or changed.
                .placeholders(Map.of("migrations", checksum() + (reader ? "" : ", without reader")));
    }

    private static String checksum() {
        CRC32 checksum = new CRC32();
        try {
            Resource[] files = new PathMatchingResourcePatternResolver().getResources(FILES);
            Arrays.sort(files, Comparator.comparing(Resource::getFilename));
            for (Resource file : files) {
                checksum.update(bytes(file.getFilename()));
                file.getContentAsString(StandardCharsets.UTF_8).lines().forEach(line -> checksum.update(bytes(line)));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Long.toHexString(checksum.getValue());
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public void migrate(Flyway flyway) {
        try {
            migrateAtOnce(flyway);
        } catch (FlywayValidateException e) {
            boolean known = Arrays.stream(flyway.info().applied())
                    .filter(MigrationInfo::isVersioned)
                    .allMatch(migration -> migration.isChecksumMatching() && migration.isDescriptionMatching());
            throw new ProblemException(
                    e, known ? "database.made-by-newer" : "database.made-before-release", settings.place());
        } catch (FlywayException e) {
            if (NestedExceptionUtils.getMostSpecificCause(e) instanceof PSQLException cause
                    && OTHERS_DEPEND_ON_IT.equals(cause.getSQLState())) {
                throw new ProblemException(
                        e,
                        "database.built-upon",
                        settings.place(),
                        cause.getServerErrorMessage().getDetail().replace("\n", ", "));
            }
            throw e;
        }
    }

    /**
     * Migrates on one connection. Flyway otherwise takes a second one for its history, and commits what it did before it commits
     * that it did so: whoever is killed in between leaves a schema that nothing can be migrated to any more.
     */
    private static void migrateAtOnce(Flyway flyway) {
        Configuration configuration = flyway.getConfiguration();
        try (Connection connection = configuration.getDataSource().getConnection()) {
            clearHalfMade(connection);
            Flyway.configure(configuration.getClassLoader())
                    .configuration(configuration)
                    .dataSource(new SingleConnectionDataSource(connection, true))
                    .load()
                    .migrate();
        } catch (SQLException e) {
            throw new CannotGetJdbcConnectionException("no connection to migrate on", e);
        }
    }

    /**
     * Removes a schema that an earlier version made without its history, as described above: nothing was ever stored in it. One
     * that holds anything is left alone.
     */
    private static void clearHalfMade(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            if (answers(statement, IS_MADE) && answers(statement, HOLDS_NOTHING)) {
                LOG.warn("the tables are there and their history is not: they are empty, and made again");
                statement.execute("drop schema " + Database.SCHEMA + " cascade");
            }
        }
    }

    private static boolean answers(Statement statement, String question) throws SQLException {
        try (ResultSet row = statement.executeQuery(question)) {
            return row.next() && row.getBoolean(1);
        }
    }
}
