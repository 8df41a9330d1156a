package fr.mediation.bilan.home;

import static org.assertj.core.api.Assertions.assertThat;

import fr.mediation.bilan.database.Database;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Every home that was ever stored, opened by today's program. */
@Tag("slow")
@ParameterizedClass
@MethodSource("homes")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class StoredHomeTest {
    /** What is asked of a home when it is stored, and asked again. */
    static final List<String> COMMANDS = List.of(
            "status",
            "publications",
            "explain cout_par_heure --year 2016",
            "explain part_population_couverte --year 2016");

    /**
     * Figures computed again.
     *
     * @param rows how many rows of attendance were read
     * @param lost the published figures that did not come out again
     */
    private record Anew(int rows, List<String> lost) {}

    @TempDir
    private static Path temporary;

    @Parameter
    private StoredHome stored;

    private final Map<String, JsonNode> answers = new LinkedHashMap<>();
    private Database database;
    private Connection connection;
    private JdbcClient jdbc;
    private Path published;
    private Anew resumed;
    private Anew scanned;
    private JsonNode later;

    static List<StoredHome> homes() throws IOException {
        return StoredHome.all();
    }

    @BeforeParameterizedClassInvocation
    void openItAndGoOn() throws IOException, SQLException {
        Path folder = Files.createDirectory(temporary.resolve(stored.toString()));
        Commands commands = new Commands(folder.resolve("home"));
        database = stored.restore(commands.home());
        // It also keeps the server running between the commands.
        connection = DriverManager.getConnection(
                database.url() + "&currentSchema=bilan", StoredHome.SUPERUSER, database.password());
        jdbc = JdbcClient.create(new SingleConnectionDataSource(connection, true));
        Path jobs = definitions(folder.resolve("jobs"));
        published = folder.resolve("published");

        commands.answer("indicators", "--jobs", jobs.toString());
        for (String command : COMMANDS) {
            List<String> arguments = new ArrayList<>(List.of(command.split(" ")));
            if (command.startsWith("explain")) {
                arguments.addAll(List.of("--jobs", jobs.toString()));
            }
            answers.put(command, commands.answer(arguments.toArray(String[]::new)));
        }
        commands.answer("report", "--publication", "1", "--out", published.toString());
        resumed = computeAnew(commands, jobs);
        jdbc.sql("delete from cube").update();
        scanned = computeAnew(commands, jobs);
        later = commands.answer(
                "ingest", new SmallDeliveries(folder).afterTheUpdate().toString(), "--confirm");
    }

    /** The definitions of its day, which its publication keeps: today's may give other figures. */
    private Path definitions(Path jobs) {
        jdbc.sql("select place, content from publication_definition where publication = 1")
                .query(row -> {
                    Path file = jobs.resolve(row.getString("place"));
                    try {
                        Files.createDirectories(file.getParent());
                        Files.write(file, row.getBytes("content"));
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    }
                });
        return jobs;
    }

    /** What was computed by definitions that are others than before, and mean the same. */
    private Anew computeAnew(Commands commands, Path jobs) throws IOException {
        try (Stream<Path> files = Files.list(jobs.resolve("indicators"))) {
            for (Path file : files.toList()) {
                Files.writeString(file, "\n# computed anew\n", StandardOpenOption.APPEND);
            }
        }
        JsonNode answer = commands.answer("indicators", "--jobs", jobs.toString());
        // Since then spellings of one theme have one code, and a territory from which nothing came has no figure where
        // it
        // had a zero; a map of then gives no added value any more; the figures of places are measured when asked for;
        // who
        // is in none of the counted categories said nothing.
        List<String> lost = jdbc.sql("""
                with known as (
                    select c.computation, p.indicator, p.year,
                           replace(case
                               when (f.value is null or f.value = 0 and f.contributors = 0) and f.level <> 'NATIONAL'
                               then jsonb_build_object('period', f.period, 'perimeter', f.perimeter,
                                                       'territory', f.territory, 'category', f.category)
                               else to_jsonb(f) - 'part' end::text, '"demarches"', '"démarches"') as figure
                    from computation_part c
                    join part p on p.id = c.part
                    join figure f on f.part = p.id
                    where p.indicator not in ('ratio_plus_value', 'valeur_nette', 'valeur_sociale')
                      and f.level <> 'PLACE'
                      and not (f.dimension in ('genre', 'age', 'statut') and coalesce(f.value, 0) = 0))
                (select indicator, year, figure from known
                 where computation = (select computation from publication where id = 1))
                except all
                (select indicator, year, figure from known
                 where computation = (select max(computation) from known))
                """)
                .query((row, number) -> row.getString(1) + row.getString(3))
                .list();
        return new Anew(answer.path("rows_read").path("attendance-2016").asInt(), lost);
    }

    @AfterParameterizedClassInvocation
    void closeIt() throws SQLException {
        if (connection != null) {
            connection.close();
        }
        if (database != null) {
            database.close();
        }
    }

    @Test
    void whatTheSuperuserMadeOfItBelongsToTheRoleOfTheApplication() {
        assertThat(jdbc.sql("""
                        select relname from pg_class
                        where relnamespace = 'bilan'::regnamespace and relowner <> 'bilan'::regrole
                        union all
                        select proname from pg_proc
                        where pronamespace = 'bilan'::regnamespace and proowner <> 'bilan'::regrole
                        """).query(String.class).list()).isEmpty();
    }

    @Test
    void allThatWasSaidOfItIsStillSaid() throws IOException {
        JsonNode then = new JsonMapper().readTree(Files.readString(stored.answers()));

        answers.forEach((command, now) -> {
            keepFields(now, then.path(command));
            assertThat(now).as(command).isEqualTo(then.path(command));
        });
    }

    /** Takes out what is said for the first time, where the home lies, and how a figure is asked of the database. */
    private static void keepFields(JsonNode now, JsonNode then) {
        if (now instanceof ObjectNode object && then instanceof ObjectNode earlier) {
            earlier.remove(List.of("home", "statement"));
            object.retain(earlier.propertyNames());
        }
        then.propertyStream().forEach(field -> keepFields(now.path(field.getKey()), field.getValue()));
        for (int i = 0; i < then.size() && then.isArray(); i++) {
            keepFields(now.path(i), then.path(i));
        }
    }

    @Test
    void itsFiguresAgreeWithItsLines() {
        assertThat(answers.get("explain part_population_couverte --year 2016")
                        .path("agrees")
                        .asBoolean())
                .isTrue();
        assertThat(answers.get("explain cout_par_heure --year 2016")
                        .path("inputs")
                        .values())
                .hasSize(2)
                .allSatisfy(
                        input -> assertThat(input.path("agrees").asBoolean()).isTrue());
    }

    @Test
    void theFilesOfItsPublicationAreWrittenAsTheyWere() {
        Map<String, byte[]> kept = new LinkedHashMap<>();
        jdbc.sql("select name, content from publication_file where publication = 1")
                .query(row -> {
                    kept.put(row.getString("name"), row.getBytes("content"));
                });

        assertThat(kept).isNotEmpty();
        kept.forEach(
                (name, content) -> assertThat(published.resolve(name)).as(name).hasBinaryContent(content));
    }

    @Test
    void theSumsItKeptGiveTheSameFigures() {
        assertThat(resumed).isEqualTo(new Anew(0, List.of()));
    }

    @Test
    void itsFactsGiveTheSameFigures() {
        assertThat(scanned.rows()).isPositive();
        assertThat(scanned.lost()).isEmpty();
    }

    @Test
    void aLineThatComesAgainReplacesTheOneThatItHeld() {
        assertThat(later.path("deliveries").path(0).path("accepted").asInt()).isEqualTo(2);
        assertThat(later.path("deliveries").path(0).path("replaced").asInt()).isOne();
    }

    @Test
    void personsItKnewAreKnownAgain() {
        assertThat(jdbc.sql("""
                        select count(distinct person) from attendance
                        where activity in (select activity from attendance where superseded_by is null and delivery =
                            (select id from delivery where file = 'frequentation-2016-fin.csv'))
                        """).query(Integer.class).single()).isOne();
    }
}
