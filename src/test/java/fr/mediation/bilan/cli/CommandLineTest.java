package fr.mediation.bilan.cli;

import static org.assertj.core.api.Assertions.assertThat;

import fr.mediation.bilan.database.Database;
import fr.mediation.bilan.database.DatabaseSettings;
import fr.mediation.bilan.database.RunLock;
import fr.mediation.bilan.database.TestHome;
import fr.mediation.bilan.job.ingest.Deliveries;
import fr.mediation.bilan.text.Messages;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import picocli.CommandLine.Command;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@Tag("slow")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CommandLineTest {
    private static final String HEADER = "id_activite,date,type,code_insee,id_participant,genre";

    private Path folder;
    private Path home;
    private Database server;

    /** What a command said and how it ended. */
    private record Ended(int code, String out, String err) {
        JsonNode json() {
            return new JsonMapper().readTree(out);
        }
    }

    @BeforeAll
    void fillAnInbox(@TempDir Path temporary) throws Exception {
        folder = temporary;
        home = TestHome.withPrograms(temporary.resolve("home"));
        Path inbox = Files.createDirectories(home.resolve("inbox"));
        Deliveries.file(inbox, "frequentation-2016.csv", HEADER, "A1,2016-03-01,atelier,75114,p1,F");
        Path producer = Files.createDirectories(inbox.resolve("canope"));
        Deliveries.file(producer, "frequentation.csv", HEADER, "A1,2016-03-02,individuel,33063,p1,M");
        // Keeps the server running between the commands.
        server = Database.open(new DatabaseSettings(home, null, null, null));
    }

    @AfterAll
    void stopTheServer() {
        server.close();
    }

    private Ended run(String... arguments) {
        List<String> all = new ArrayList<>(List.of(arguments));
        all.addAll(List.of("--home", home.toString()));
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int code = Bilan.run(new PrintWriter(out), new PrintWriter(err), all.toArray(String[]::new));
        return new Ended(code, out.toString(), err.toString());
    }

    @Command(name = "fail")
    private static final class Failing implements Runnable {
        @Override
        public void run() {
            throw new StackOverflowError();
        }
    }

    @Test
    void anErrorIsToldInASentence() {
        StringWriter err = new StringWriter();

        int code = Bilan.commandLine(
                        new PrintWriter(new StringWriter()), new PrintWriter(err), Messages.in(Messages.FRENCH))
                .addSubcommand(new Failing())
                .execute("fail");

        assertThat(code).isEqualTo(ExitCode.FAILED);
        assertThat(err.toString())
                .startsWith("Une erreur imprévue est survenue.")
                .hasLineCount(1);
    }

    @Test
    void committeeAnswersWithOneJsonObjectAndWritesTheFilesOfTheYear() {
        Ended ended = run("committee", "--year", "2016", "--json");

        assertThat(ended.code()).isZero();
        assertThat(ended.json().path("year").asInt()).isEqualTo(2016);
        assertThat(ended.json().path("files").valueStream().map(JsonNode::asString))
                .hasSize(14)
                .allSatisfy(file -> assertThat(Path.of(file)).exists());
        assertThat(ended.json()
                        .path("deliveries")
                        .valueStream()
                        .map(d -> d.path("producer").asString()))
                .containsExactly("reseau", "canope");
        assertThat(home.resolve("reports/2016/bilan-2016.xlsx")).exists();
    }

    @Test
    void whoIsForgottenIsReadFromTheInputAndWrittenNowhere() throws IOException {
        Path file = Deliveries.file(folder, "oubli.csv", HEADER, "O1,2014-03-01,atelier,75114,ADH-plante-9,F");
        run("ingest", "--producer", "oublieux", file.toString());
        InputStream input = System.in;
        try {
            System.setIn(new ByteArrayInputStream("ADH-plante-9\n".getBytes(StandardCharsets.UTF_8)));

            Ended ended = run("forget", "--producer", "oublieux", "--id", "-", "--json");

            assertThat(ended.code()).isZero();
            assertThat(ended.json().path("lines").asInt()).isEqualTo(1);
            assertThat(ended.out() + ended.err()).doesNotContain("ADH-plante-9");
        } finally {
            System.setIn(input);
        }
        Ended again = run("forget", "--producer", "oublieux", "--id", "ADH-plante-9");
        assertThat(again.code()).isZero();
        assertThat(again.out()).contains("Rien n’est gardé").doesNotContain("ADH-plante-9");
        assertThat(run("privacy").out()).contains("une personne de «\u202foublieux\u202f», une ligne");
        try (Stream<Path> logs = Files.list(home.resolve("logs"))) {
            assertThat(logs.filter(Files::isRegularFile))
                    .allSatisfy(log -> assertThat(Files.readString(log)).doesNotContain("ADH-plante-9"));
        }
        run("withdraw", "oubli.csv");
    }

    @Test
    void daysAreWrittenAsTheReaderOfTheTerminalDoes() {
        run("committee", "--year", "2016");

        assertThat(run("status").out())
                .contains("du 1er mars 2016 au 2 mars 2016")
                .doesNotContain("2016-03");
        assertThat(run("status", "--lang", "en").out()).contains("1 March 2016").doesNotContain("2016-03");
        assertThat(run("status", "--json").out()).contains("2016-03-01");
    }

    @Test
    void aYearOfTheConventionHasItsOwnFolder() {
        Ended ended = run("committee", "--year", "2016", "--year-basis", "convention", "--json");

        assertThat(ended.code()).isZero();
        assertThat(ended.json().path("year").asInt()).isEqualTo(2016);
        assertThat(ended.json().path("year_basis").asString()).isEqualTo("convention");
        assertThat(ended.json().path("files").valueStream().map(JsonNode::asString))
                .contains(
                        home.resolve("reports/2016-convention/bilan-2016.xlsx").toString())
                .allSatisfy(file -> assertThat(Path.of(file)).exists());
    }

    @Test
    void aFigureOfAYearOfTheConventionIsExplainedAsSuch() {
        run("indicators", "--year-basis", "convention");

        Ended ended = run("explain", "activites", "--year", "2016", "--year-basis", "convention", "--json");

        assertThat(ended.json().path("year_basis").asString()).isEqualTo("convention");
        assertThat(ended.json().path("agrees").asBoolean()).isTrue();
        assertThat(ended.err()).contains("2016 (année de convention)", "du 3 février 2016 au 2 février 2017");
    }

    @Test
    void anotherWayOfCountingYearsIsExplained() {
        Ended ended = run("report", "--year", "2016", "--year-basis", "scolaire");

        assertThat(ended.code()).isEqualTo(ExitCode.WRONG_USAGE);
        assertThat(ended.err()).contains("scolaire", "--year-basis convention");
    }

    @Test
    void aSecondCommitteeDoesNothingAndSaysSo() {
        run("committee", "--year", "2016");

        Ended again = run("committee", "--year", "2016");

        assertThat(again.code()).isZero();
        assertThat(again.out()).contains("déjà reçu", "inchangé", "Rien de nouveau");
    }

    @Test
    void aRemovedFileIsWrittenAgain() throws Exception {
        run("committee", "--year", "2016");
        Path workbook = home.resolve("reports/2016/bilan-2016.xlsx");
        byte[] before = Files.readAllBytes(workbook);
        Files.delete(workbook);

        run("committee", "--year", "2016");

        assertThat(workbook).hasBinaryContent(before);
    }

    @Test
    void aYearWithoutDataIsExplained() {
        run("committee", "--year", "2016");

        Ended ended = run("report", "--year", "1999");

        assertThat(ended.code()).isEqualTo(ExitCode.FAILED);
        assertThat(ended.err()).contains("1999", "2016", "--year");
        assertThat(home.resolve("reports/1999")).doesNotExist();
    }

    @Test
    void anotherRunThatHoldsTheLockIsExplained() throws Exception {
        run("status");
        try (Database database = Database.open(new DatabaseSettings(home, null, null, null))) {
            RunLock lock =
                    new RunLock(new DriverManagerDataSource(database.url(), database.user(), database.password()));

            Ended ended = lock.holding(() -> run("indicators")).orElseThrow();

            assertThat(ended.code()).isEqualTo(ExitCode.LOCKED);
            assertThat(ended.err()).contains("Un autre traitement est en cours");
        }
    }

    @Test
    void moreRejectedLinesThanToleratedEndWithThree() {
        Path file = Deliveries.file(folder, "mauvais.csv", HEADER, "A1,hier,atelier,75114,p1,F");

        assertThat(run("check", file.toString()).code()).isEqualTo(ExitCode.TOO_MANY_REJECTED);
        assertThat(run("check", file.toString(), "--tolerance", "100").code()).isZero();
    }

    @ParameterizedTest
    @CsvSource({
        "moyens.csv, 'annee,financeur,nature,montant_euros', '2015,etat,subvention,10', Année 2015.",
        "frequentation.csv, 'id_activite,date,type,code_insee', 'A1,2015-03-02,atelier,69123', 'Le 2 mars 2015, '"
    })
    void whenLinesAreIsSaidAsTheyDo(String file, String header, String line, String said) {
        Path written = Deliveries.file(folder, file, header, line);

        assertThat(run("check", written.toString()).out()).contains(said);
    }

    @Test
    void checkNeedsNoDatabase() {
        Path file = Deliveries.file(folder, "bon.csv", HEADER, "A1,2016-03-01,atelier,75114,p1,F");
        Path untouched = folder.resolve("untouched");

        int code = Bilan.run(
                new PrintWriter(new StringWriter()),
                new PrintWriter(new StringWriter()),
                "check",
                file.toString(),
                "--home",
                untouched.toString());

        assertThat(code).isZero();
        assertThat(untouched).doesNotExist();
    }

    @Test
    void aPathThatDoesNotExistIsExplainedInBothLanguages() {
        Ended french = run("ingest", "nulle-part");
        Ended english = run("ingest", "nulle-part", "--lang", "en");

        assertThat(french.code()).isEqualTo(ExitCode.WRONG_USAGE);
        assertThat(french.err()).contains("nulle-part", "n’existe pas");
        assertThat(english.err()).contains("nulle-part", "does not exist");
    }

    @Test
    void wrongUsageIsExplainedInFrench() {
        Ended ended = run("committe");

        assertThat(ended.code()).isEqualTo(ExitCode.WRONG_USAGE);
        assertThat(ended.err()).contains("inconnu", "committe", "--help");
    }

    @ParameterizedTest
    @CsvSource({"employment, 510000, 359070, 1.44, 15", "befriending, 88000, 48620, 0.81,"})
    void valueGivesWhatThePublishedCasesPrint(
            String published, BigDecimal gross, BigDecimal total, BigDecimal ratio, @Nullable BigDecimal months) {
        Path map = Path.of("src/test/resources/value", published + ".yaml");

        JsonNode json = run("value", map.toString(), "--json").json();

        assertThat(printed(json, "gross", gross)).isEqualTo(gross);
        assertThat(printed(json, "total_present_value", total)).isEqualTo(total);
        assertThat(printed(json, "ratio", ratio)).isEqualTo(ratio);
        assertThat(months == null ? null : printed(json, "payback_months", months))
                .isEqualTo(months);
        assertThat(json.path("payback_months").isNull()).isEqualTo(months == null);
    }

    /** A figure of the answer with as many decimals as were printed. */
    private static BigDecimal printed(JsonNode json, String field, BigDecimal printed) {
        return new BigDecimal(json.path(field).asString()).setScale(printed.scale(), RoundingMode.HALF_UP);
    }

    @Test
    void valueTellsWhatTheRatioDependsOn() {
        Path map = Deliveries.file(
                folder,
                "bounds.yaml",
                "inputs: [{id: means, amount: 100}]",
                "outcomes: [{id: a, label: Effet, quantity: 2, proxy: {low: 25, central: 50, high: 150}}]");

        JsonNode json =
                run("value", map.toString(), "--sensitivity", "--json").json().path("sensitivity");

        assertThat(json.at("/tornado/0/low/ratio").asString()).isEqualTo("0.5000");
        assertThat(json.at("/tornado/0/high/ratio").asString()).isEqualTo("3.0000");
        assertThat(json.at("/thresholds/2/ratio_1_at").asString()).isEqualTo("50.0000");
        assertThat(json.at("/simulation/seed").asInt()).isEqualTo(20150203);
        assertThat(run("value", map.toString(), "--sensitivity").out()).contains("Effet, Valeur unitaire");
    }

    @Test
    void valueTakesTheFiguresOfAYear() {
        run("committee", "--year", "2016");
        Path map = Deliveries.file(
                folder,
                "measured.yaml",
                "outcomes:",
                "  - {id: a, quantity: activites, proxy: {central: 10, unit: EUR par activité, year: valued, source: X}}",
                "  - {id: b, quantity: {indicator: participations, dimension: gender, category: F},",
                "     proxy: {central: 1, unit: EUR par venue, year: valued, source: X}}");

        JsonNode json = run("value", map.toString(), "--year", "2016", "--json").json();
        Ended elsewhere = run("value", map.toString(), "--year", "2016", "--territory", "53");

        assertThat(json.path("gross").asString()).isEqualTo("21.00");
        assertThat(elsewhere.code()).isZero();
        assertThat(run("value", map.toString()).err()).contains("activites", "--year");
        assertThat(run("value", map.toString(), "--year", "2016", "--territory", "99")
                        .err())
                .contains("99", "--perimeter");
    }

    @Test
    void theCatalogueNeedsNeitherHomeNorDatabase() {
        Path untouched = folder.resolve("no-home");
        StringWriter out = new StringWriter();

        int code = Bilan.run(
                new PrintWriter(out), new PrintWriter(new StringWriter()), "catalogue", "--home", untouched.toString());

        assertThat(code).isZero();
        assertThat(out.toString()).contains("part_femmes — Part des femmes (%)");
        assertThat(untouched).doesNotExist();
    }

    @Test
    void theCatalogueComesAsATableInMarkdown() {
        assertThat(run("catalogue", "--format", "markdown", "--lang", "en").out())
                .startsWith("| Indicator |")
                .contains("| `part_femmes` | 3 | Share of women |");
    }

    @Test
    void theCatalogueAnswersWithOneJsonObject() {
        JsonNode women = run("catalogue", "--json")
                .json()
                .path("indicators")
                .valueStream()
                .filter(indicator -> indicator.path("id").asString().equals("part_femmes"))
                .findFirst()
                .orElseThrow();

        assertThat(women.path("label").path("en").asString()).isEqualTo("Share of women");
        assertThat(women.path("numerator").asString()).isEqualTo("sum(women)");
        assertThat(women.path("denominator").asString()).isEqualTo("sum(women + men)");
        assertThat(women.path("total").asString()).isEqualTo("sum(participants)");
        assertThat(women.path("max").asInt()).isEqualTo(100);
        assertThat(women.path("dimensions").path(0).path("code").asString()).isEqualTo("theme");
    }

    @Test
    void theCatalogueIsThatOfTheFolderOfDefinitionsGiven() throws Exception {
        Path definitions = Files.createDirectories(folder.resolve("definitions"));
        Deliveries.file(Files.createDirectories(definitions.resolve("indicators")), "visites.yaml", "id: visites");

        Ended ended = run("catalogue", "--jobs", definitions.toString());

        assertThat(ended.code()).isEqualTo(ExitCode.FAILED);
        assertThat(ended.err()).contains("visites.yaml", "ligne 1");
    }

    @Test
    void aFormOfTheCatalogueThatDoesNotExistIsExplained() {
        Ended ended = run("catalogue", "--format", "html");

        assertThat(ended.code()).isEqualTo(ExitCode.WRONG_USAGE);
        assertThat(ended.err()).contains("html", "--format markdown");
    }
}
