package fr.mediation.bilan.home;

import fr.mediation.bilan.database.Database;
import fr.mediation.bilan.database.DatabaseSettings;
import fr.mediation.bilan.job.ingest.Deliveries;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.postgresql.PGConnection;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import org.springframework.util.FileSystemUtils;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * Makes a home with today's program and stores it. Run by hand, from the project's folder, when the schema has changed
 * and the change is about to be released; homes stored before stay as they are:
 *
 * <pre>mvn -q test-compile exec:java -Dexec.classpathScope=test \
 *     -Dexec.mainClass=fr.mediation.bilan.home.StoredHomeWriter -Dexec.args=src/test/resources/homes/NAME</pre>
 */
public final class StoredHomeWriter {
    private static final Path MIGRATIONS = Path.of("src/main/resources/db/migration");

    /** Flyway's own table, as Flyway 12 makes it. */
    private static final String HISTORY = """
            create schema bilan;
            set search_path to bilan;

            create table flyway_schema_history (
                installed_rank int           not null,
                version        varchar(50),
                description    varchar(200)  not null,
                type           varchar(20)   not null,
                script         varchar(1000) not null,
                checksum       int,
                installed_by   varchar(100)  not null,
                installed_on   timestamp     not null default now(),
                execution_time int           not null,
                success        boolean       not null,
                constraint flyway_schema_history_pk primary key (installed_rank)
            );
            create index flyway_schema_history_s_idx on flyway_schema_history (success);
            """;

    private final StoredHome stored;
    private final Commands commands;
    private final JdbcClient jdbc;
    private final PGConnection postgres;

    private StoredHomeWriter(StoredHome stored, Path home, Connection connection) throws SQLException {
        this.stored = stored;
        this.commands = new Commands(home);
        this.jdbc = JdbcClient.create(new SingleConnectionDataSource(connection, true));
        this.postgres = connection.unwrap(PGConnection.class);
    }

    /**
     * Stores a home.
     *
     * @param arguments the folder, which must not be there: a home that was stored does not change
     * @throws IOException if it cannot be written
     * @throws SQLException if the database fails
     */
    public static void main(String... arguments) throws IOException, SQLException {
        StoredHome stored = new StoredHome(Files.createDirectory(Path.of(arguments[0])));
        Files.writeString(stored.personKey(), Deliveries.personKey());
        Path temporary = Files.createTempDirectory("home");
        Path home = temporary.resolve("home");
        Files.createDirectories(home.resolve("keys"));
        Files.copy(stored.personKey(), home.resolve("keys").resolve("person-key"));
        // The connection keeps the server running between the commands.
        try (Database database = Database.open(new DatabaseSettings(home, null, null, null));
                Connection connection =
                        DriverManager.getConnection(database.url(), StoredHome.SUPERUSER, database.password())) {
            StoredHomeWriter writer = new StoredHomeWriter(stored, home, connection);
            writer.work(new SmallDeliveries(temporary));
            writer.answers();
            writer.dump();
        }
        FileSystemUtils.deleteRecursively(temporary);
    }

    /** A year of a small network: something for every table. */
    private void work(SmallDeliveries deliveries) throws IOException {
        commands.answer("ingest", deliveries.directory().toString());
        commands.answer("indicators");
        // All 35,000 communes would be half of what is stored.
        jdbc.sql("delete from bilan.commune_population where department not in ('33', '69', '75')")
                .update();
        Path returned =
                returned(commands.answer("ingest", deliveries.attendance().toString()));
        commands.answer("ingest", deliveries.corrected(returned).toString());
        commands.answer("ingest", deliveries.laterAttendance().toString(), "--confirm");
        // Before figures are computed: sums that were kept would be thrown away.
        commands.answer("forget", "--producer", SmallDeliveries.PRODUCER, "--id", "p5");
        commands.answer("ingest", deliveries.training().toString());
        commands.answer("ingest", deliveries.donation().toString());
        commands.answer("ingest", deliveries.mistaken().toString());
        commands.answer("withdraw", deliveries.mistaken().getFileName().toString());
        commands.answer(
                "committee",
                "--year",
                "2016",
                "--inbox",
                deliveries.funding().getParent().toString());
        // So would be the workbook, which is kept in the same way as the other files.
        jdbc.sql("set session_replication_role = replica").update();
        jdbc.sql("delete from bilan.publication_file where name = 'bilan-2016.xlsx'")
                .update();
        jdbc.sql("set session_replication_role = origin").update();
    }

    private static Path returned(JsonNode answer) {
        return Path.of(answer.path("deliveries").path(0).path("returned").asString())
                .resolve("retour.xlsx");
    }

    private void answers() throws IOException {
        Map<String, JsonNode> answers = new LinkedHashMap<>();
        for (String command : StoredHomeTest.COMMANDS) {
            answers.put(command, commands.answer(command.split(" ")));
        }
        Files.writeString(
                stored.answers(),
                JsonMapper.builder()
                        .enable(SerializationFeature.INDENT_OUTPUT)
                        .build()
                        .writeValueAsString(answers));
    }

    private void dump() throws IOException, SQLException {
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(stored.dump()))) {
            write(out, HISTORY);
            for (String script : list("""
                    select script from bilan.flyway_schema_history where type = 'SQL' order by installed_rank
                    """)) {
                write(out, "\n-- " + script + "\n" + Files.readString(MIGRATIONS.resolve(script)));
            }
            // As pg_restore does: rows come by table, and not in the order of what refers to what.
            write(out, "\nset session_replication_role = replica;\n");
            for (String rows : list("""
                    select format('bilan.%I (%s)', table_name,
                                  string_agg(quote_ident(column_name), ', ' order by ordinal_position))
                    from information_schema.tables
                    join information_schema.columns using (table_schema, table_name)
                    where table_schema = 'bilan' and table_type = 'BASE TABLE'
                    group by table_name order by table_name
                    """)) {
                write(out, "copy " + rows + " from stdin;\n");
                postgres.getCopyAPI().copyOut("copy " + rows + " to stdout", out);
                write(out, "\\.\n");
            }
            for (String sequence : list("""
                    select format('select setval(%L, %s);', 'bilan.' || sequencename, last_value)
                    from pg_sequences where schemaname = 'bilan' and last_value is not null order by sequencename
                    """)) {
                write(out, sequence + "\n");
            }
            write(out, "set session_replication_role = origin;\n");
        }
    }

    private List<String> list(String query) {
        return jdbc.sql(query).query(String.class).list();
    }

    private static void write(OutputStream out, String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.UTF_8));
    }
}
