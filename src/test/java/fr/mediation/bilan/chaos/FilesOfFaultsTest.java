package fr.mediation.bilan.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import fr.mediation.bilan.bound.Bounds;
import fr.mediation.bilan.database.BilanTest;
import fr.mediation.bilan.database.TestHome;
import fr.mediation.bilan.definition.JobsFolder;
import fr.mediation.bilan.format.RowReader;
import fr.mediation.bilan.format.kind.RowReaders;
import fr.mediation.bilan.format.workbook.XmlWorkbook;
import fr.mediation.bilan.job.ingest.Deliveries;
import fr.mediation.bilan.job.ingest.DeliveryReport;
import fr.mediation.bilan.source.delivery.Intake;
import fr.mediation.bilan.source.delivery.ProfileReader;
import fr.mediation.bilan.text.Sentence;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Files of as many wrong lines as are taken and more, which take seconds each. */
@BilanTest
class FilesOfFaultsTest {
    private static final String HEADER = "annee;territoire;financeur;nature;montant_euros";

    @Autowired
    private Deliveries deliveries;

    @Autowired
    private JdbcClient jdbc;

    @TempDir
    private Path inbox;

    @BeforeEach
    void emptyTables() {
        TestHome.empty(jdbc);
    }

    private Path file(String name, String... lines) {
        return Deliveries.file(inbox, name, lines);
    }

    private static String columns(int count) {
        return IntStream.range(0, count).mapToObj(i -> "c" + i).collect(Collectors.joining(";"));
    }

    private static String row(String line) {
        return Arrays.stream(line.split(";", -1))
                .map(cell -> "<c t='inlineStr'><is><t>" + cell + "</t></is></c>")
                .collect(Collectors.joining("", "<row>", "</row>"));
    }

    private static String[] wideLines(int count) {
        String[] lines = new String[count + 1];
        lines[0] = HEADER + ";" + columns(15_000);
        for (int i = 1; i <= count; i++) {
            lines[i] = "2016;R84;etat;subvention;;" + columns(15_000).replace("c", "l" + i + "c");
        }
        return lines;
    }

    /** All columns tell lines from each other: what stands in others does not go back. */
    private Intake wide() throws IOException {
        Path profiles = Files.createDirectories(inbox.resolve("jobs/sources/funding"));
        Files.writeString(
                profiles.resolve("large.yaml"),
                "id: large\nsource: funding\nproducer: reseau\nkey: ["
                        + columns(15_000).replace(";", ", ") + "]\n");
        return Deliveries.intakeWith(ProfileReader.read(
                JobsFolder.of(inbox.resolve("jobs")), Deliveries.intake().sources()));
    }

    @Test
    void moreTextsThanAWorkbookCouldHoldGoBackAsText() throws IOException {
        DeliveryReport report = deliveries.ingest(file("moyens.csv", wideLines(14)), wide());

        assertThat(report.lines().rejected()).isEqualTo(14);
        assertThat(report.returned().resolve("retour.csv")).exists();
        assertThat(report.returned().resolve("retour.xlsx")).doesNotExist();
    }

    @Test
    void ofAWorkbookAsManyLinesGoBackAsAWorkbookCouldHold() throws IOException {
        Path file = inbox.resolve("moyens.xlsx");
        new XmlWorkbook()
                .sheet(Arrays.stream(wideLines(14)).map(FilesOfFaultsTest::row).collect(Collectors.joining()))
                .write(file);

        DeliveryReport report = deliveries.ingest(file, wide());

        assertThat(report.lines().rejected()).isEqualTo(14);
        try (RowReader rows = RowReaders.open(report.returned().resolve("retour.xlsx"))) {
            assertThat(rows.read().cells()).isNotEmpty();
            assertThat(rows.read().cells()).singleElement().asString().contains("12 premières lignes");
        }
    }

    @Test
    void ofAFileOfFaultsNothingIsKeptAndALaterReadingMaySucceed() {
        Path faulty = file("moyens.csv", HEADER, "x;x;x;x;x\n".repeat(Bounds.FAULTS_OF_MOST_LINES / 4));

        List<DeliveryReport> reports = List.of(deliveries.ingest(faulty), deliveries.ingest(faulty));

        assertThat(reports)
                .allSatisfy(report -> assertThat(report.problem())
                        .isNotNull()
                        .extracting(Sentence::key)
                        .isEqualTo("source.too-many-faults"));
        assertThat(jdbc.sql("select (select count(*) from rejection) + (select count(*) from delivery)")
                        .query(Long.class)
                        .single())
                .isZero();
    }
}
