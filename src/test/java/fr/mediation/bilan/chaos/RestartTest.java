package fr.mediation.bilan.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import fr.mediation.bilan.cli.Bilan;
import fr.mediation.bilan.database.Database;
import fr.mediation.bilan.database.DatabaseSettings;
import fr.mediation.bilan.database.TestHome;
import fr.mediation.bilan.job.ingest.Deliveries;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** A run that died in the middle of an ingest, and the next one. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RestartTest {
    private static final int LINES = 67_000;
    private static final int DEADLY_LINE = 50_000;

    private Path killed;
    private Path undisturbed;
    private int deathCode;
    private String answer;

    @BeforeAll
    void killAnIngestAndRunItAgainBesideAnUndisturbedOne(@TempDir Path folder) throws Exception {
        killed = folder.resolve("killed");
        undisturbed = folder.resolve("undisturbed");
        // The same person must have the same pseudonym in both homes.
        for (Path home : List.of(killed, undisturbed)) {
            prepare(home);
        }
        Path file = Deliveries.file(folder, "frequentation.csv", lines());
        deathCode = ingestAndDie(killed, file, DEADLY_LINE);
        answer = ingest(killed, file);
        ingest(undisturbed, file);
    }

    private static void prepare(Path home) throws IOException {
        TestHome.made(home);
        Files.createDirectories(home.resolve("keys"));
        Files.writeString(home.resolve("keys").resolve("person-key"), Deliveries.personKey());
    }

    private static int ingestAndDie(Path home, Path file, int deadlyLine) throws Exception {
        Path temporary = Files.createDirectories(home.resolveSibling("temporary"));
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        // It lives for seconds.
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+UseSerialGC",
                        "-Djava.io.tmpdir=" + temporary,
                        "-cp",
                        System.getProperty("java.class.path"),
                        HaltingIngest.class.getName(),
                        home.toString(),
                        file.toString(),
                        Integer.toString(deadlyLine))
                .redirectErrorStream(true)
                .redirectOutput(home.resolveSibling("child.log").toFile())
                .start()
                .waitFor();
    }

    /** Lines of many persons, with a duplicate, a correction and an error on either side of the break. */
    private static String[] lines() {
        String[] lines = new String[LINES];
        lines[0] = "id_activite,date,type,code_insee,id_participant,genre";
        for (int i = 1; i < LINES; i++) {
            int activity = i % 4000 == 0 ? i - 3000 : i;
            String date = i % 1000 == 999 ? "2016-02-31" : "2016-03-01";
            lines[i] = "A" + activity + "," + date + ",atelier,33063,p" + activity + "," + (i % 8000 == 0 ? "M" : "F");
        }
        return lines;
    }

    private static String ingest(Path home, Path file) {
        StringWriter out = new StringWriter();
        Bilan.run(
                new PrintWriter(out),
                new PrintWriter(new StringWriter()),
                "ingest",
                file.toString(),
                "--home",
                home.toString(),
                "--json");
        return out.toString();
    }

    @Test
    void theProcessReallyDied() {
        assertThat(deathCode).isEqualTo(137);
    }

    @Test
    void theNextRunTakesUpWhereTheLastCommitWas() {
        assertThat(rows(killed, """
                        select step_name || ' ' || status || ' ' || read_count
                        from bilan.batch_step_execution where step_name = 'load' order by step_execution_id
                        """)).containsExactly("load FAILED 2", "load COMPLETED 2");
    }

    @Test
    void theFactsAreThoseOfAnUndisturbedRun() {
        String facts = """
                select line || ' ' || natural_key || ' ' || person || ' ' || gender || ' ' || coalesce(superseded_by, 0)
                from bilan.attendance order by line
                """;

        assertThat(rows(killed, facts)).isEqualTo(rows(undisturbed, facts)).hasSizeGreaterThan(LINES - 100);
    }

    @Test
    void theFaultsAndCountsAreThoseOfAnUndisturbedRun() {
        String faults = "select line || ' ' || rule from bilan.rejection order by 1";
        String counts =
                "select lines_read || ' ' || accepted || ' ' || rejected || ' ' || replaced from bilan.delivery";

        assertThat(rows(killed, faults)).isEqualTo(rows(undisturbed, faults)).isNotEmpty();
        assertThat(rows(killed, counts)).isEqualTo(rows(undisturbed, counts));
        assertThat(answer).contains("\"status\" : \"loaded\"");
    }

    @Test
    void linesGoBackAlsoWhereTheProcessThatRejectedThemDied(@TempDir Path folder) throws Exception {
        Path file = Deliveries.file(
                folder,
                "frequentation.csv",
                "id_activite,date,type,code_insee,id_participant,genre",
                "A1,2016-02-31,atelier,33063,p1,F",
                "A2,2016-03-01,atelier,33063,p2,F");
        Path home = folder.resolve("home");
        prepare(home);

        assertThat(ingestAndDie(home, file, 0)).isEqualTo(137);
        ingest(home, file);

        try (Stream<Path> returned = Files.walk(home.resolve("retours"))) {
            assertThat(returned.filter(Files::isRegularFile)
                            .map(path -> path.getFileName().toString())
                            .filter(name -> !name.startsWith(".")))
                    .containsExactlyInAnyOrder("rejets.csv", "retour.xlsx");
        }
    }

    private static List<String> rows(Path home, String sql) {
        try (Database database = Database.open(new DatabaseSettings(home, null, null, null))) {
            return JdbcClient.create(new DriverManagerDataSource(database.url(), database.user(), database.password()))
                    .sql(sql)
                    .query(String.class)
                    .list();
        }
    }
}
