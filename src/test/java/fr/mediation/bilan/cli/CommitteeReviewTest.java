package fr.mediation.bilan.cli;

import static org.assertj.core.api.Assertions.assertThat;

import fr.mediation.bilan.database.BilanTest;
import fr.mediation.bilan.database.TestHome;
import fr.mediation.bilan.job.ingest.Deliveries;
import fr.mediation.bilan.report.csv.PublishedPackage;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@Tag("slow")
@BilanTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CommitteeReviewTest {
    @Autowired
    private DataSource database;

    private Path folder;
    private Path home;

    @BeforeAll
    void fillAnInboxWhereARegionStopsReporting(@TempDir Path temporary) throws IOException {
        folder = temporary;
        home = TestHome.withPrograms(temporary.resolve("home"));
        Deliveries.file(
                Files.createDirectories(home.resolve("inbox")),
                "frequentation.csv",
                "id_activite,date,type,id_lieu,code_insee",
                "A1,2016-03-01,atelier,L1,75114",
                "A2,2016-03-01,atelier,L2,33063",
                "A3,2017-03-01,atelier,L1,75114");
        run("committee", "--year", "2017");
    }

    @Test
    void committeeGivesWhatIsToBeCheckedInItsAnswer() {
        JsonNode toCheck = new JsonMapper()
                .readTree(run("committee", "--year", "2017", "--json"))
                .path("to_check");

        assertThat(toCheck.valueStream()
                        .map(odd -> odd.path("kind").asString() + " "
                                + odd.path("territory").asString()))
                .contains("silent 75");
    }

    @Test
    void indicatorsSaysWhatIsToBeCheckedInTheLastYear() {
        assertThat(run("indicators").lines())
                .anyMatch(line -> line.startsWith("À vérifier avant publication de 2017"))
                .anyMatch(line -> line.contains("Nouvelle-Aquitaine") && line.contains("2016"));
    }

    @Test
    void aTargetThatIsSetLaterComesIntoTheReportAndTheWrongOneIsRefused() throws IOException {
        Path jobs = folder.resolve("jobs");
        copy(Path.of("jobs"), jobs);
        Path targets = jobs.resolve("targets.csv");
        String header = "annee,indicateur,niveau,code,cible,source\n";
        Path evolution = home.resolve("reports/2017/evolution-2017.csv");

        Files.writeString(targets, header);
        run("report", "--year", "2017", "--jobs", jobs.toString());
        assertThat(targetOfActivities(evolution)).containsExactly("", "");
        Files.writeString(targets, header + "2017,activites,national,FR,4,comité\n");
        run("report", "--year", "2017", "--jobs", jobs.toString());
        assertThat(targetOfActivities(evolution)).containsExactly("4", "-3");
        Files.writeString(targets, header + "2017,activite,national,FR,4,comité\n");
        assertThat(run("report", "--year", "2017", "--jobs", jobs.toString()))
                .contains("targets.csv", "ligne 2", "activite");
    }

    @Test
    void aReportAfterALaterDeliveryAndOnAnotherMapIsWrittenAgain() throws IOException {
        Path indicators = home.resolve("reports/2016/indicateurs-2016.csv");
        run("report", "--year", "2016");
        String before = Files.readString(indicators);
        Path later = Deliveries.file(
                folder,
                "frequentation-tardive.csv",
                "id_activite,date,type,id_lieu,code_insee",
                "A9,2016-05-01,atelier,L1,75114");
        run("ingest", later.toString());
        run("indicators");

        run("report", "--year", "2016");
        String after = Files.readString(indicators);
        assertThat(value(before)).isEqualTo("2");
        assertThat(value(after)).isEqualTo("3");

        run("report", "--year", "2016", "--perimeter", "2015");
        assertThat(Files.readString(indicators)).contains("2016,2015,region").doesNotContain("2016,2016,region");
    }

    @Test
    void theOpenDataOfARunFulfilTheirProfileAndSchemas() throws IOException, SQLException {
        PublishedPackage openData = PublishedPackage.in(home.resolve("reports/2017"));

        assertThat(openData.faults()).isEmpty();
        assertThat(openData.refusal(database)).isEmpty();
    }

    @Test
    void theFiguresForAFrenchExcelAreWrittenWhenTheyAreAskedForLater() throws IOException {
        Path out = folder.resolve("excel");
        Path excel = out.resolve("indicateurs-2017-excel.csv");
        run("report", "--year", "2017", "--out", out.toString());
        assertThat(excel).doesNotExist();

        assertThat(run("report", "--year", "2017", "--out", out.toString(), "--excel-csv"))
                .contains("indicateurs-2017-excel.csv");
        assertThat(Files.readString(excel)).startsWith("\uFEFFannee;");
    }

    private static String value(String indicators) {
        return indicators
                .lines()
                .filter(line -> line.startsWith("2016,2016,national,FR,France,activites,,,"))
                .findFirst()
                .orElseThrow()
                .split(",")[8];
    }

    /** The target of the country's activities, and how far the figure is from it. */
    private static List<String> targetOfActivities(Path evolution) throws IOException {
        List<String> lines = Files.readAllLines(evolution);
        List<String> columns = List.of(lines.get(0).split(","));
        return lines.stream()
                .filter(line -> line.startsWith("2017,2016,national,FR,France,activites,"))
                .map(line -> line.split(",", -1))
                .flatMap(cells -> Stream.of("cible", "ecart_cible").map(column -> cells[columns.indexOf(column)]))
                .toList();
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.toList()) {
                Files.copy(file, to.resolve(from.relativize(file).toString()));
            }
        }
    }

    private String run(String... arguments) {
        List<String> all = new ArrayList<>(List.of(arguments));
        all.addAll(List.of("--home", home.toString()));
        StringWriter said = new StringWriter();
        StringWriter errors = new StringWriter();
        Bilan.run(new PrintWriter(said), new PrintWriter(errors), all.toArray(String[]::new));
        return said.toString() + (all.contains("--json") ? "" : errors);
    }
}
