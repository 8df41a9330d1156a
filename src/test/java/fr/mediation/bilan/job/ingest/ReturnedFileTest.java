package fr.mediation.bilan.job.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import fr.mediation.bilan.database.BilanTest;
import fr.mediation.bilan.database.TestHome;
import fr.mediation.bilan.source.delivery.DeliveryHints;
import fr.mediation.bilan.source.delivery.Intake;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Corrected files are taken where their lines were given out, and nowhere else. */
@BilanTest
class ReturnedFileTest {
    private static final String HEADER = "id_activite,date,type,code_insee,participants";
    private static final DeliveryHints FIRST = new DeliveryHints("premier", null, null);
    private static final DeliveryHints SECOND = new DeliveryHints("second", null, null);

    @Autowired
    private Deliveries deliveries;

    @Autowired
    private Withdrawal withdrawal;

    @Autowired
    private JdbcClient jdbc;

    @TempDir
    private Path folder;

    private Path returned;

    @BeforeEach
    void deliverALineThatIsRejected() {
        TestHome.empty(jdbc);
        Path file =
                Deliveries.file(folder, "un.csv", HEADER, "A1,2016-03-01,atelier,75114,1", "A2,hier,atelier,75114,2");
        returned = deliveries.ingest(file, FIRST).returned().resolve("retour.xlsx");
    }

    /** The workbook with its texts changed, and the line corrected. */
    private Path changed(UnaryOperator<String> change) throws IOException {
        Path file = folder.resolve("corrige.xlsx");
        try (InputStream in = Files.newInputStream(returned);
                XSSFWorkbook workbook = new XSSFWorkbook(in);
                OutputStream out = Files.newOutputStream(file)) {
            for (Row row : workbook.getSheetAt(0)) {
                for (Cell cell : row) {
                    cell.setCellValue(change.apply(cell.getStringCellValue().replace("hier", "2016-03-02")));
                }
            }
            workbook.write(out);
        }
        return file;
    }

    private Path corrected() throws IOException {
        return changed(UnaryOperator.identity());
    }

    private static UnaryOperator<String> without(String title) {
        return cell -> cell.startsWith(title) ? "" : cell;
    }

    private void isRefused(DeliveryReport report, String problem) {
        assertThat(report.status()).isEqualTo(DeliveryReport.Status.REFUSED);
        assertThat(report.problem().key()).isEqualTo(problem);
        assertThat(jdbc.sql("select count(*) from delivery").query(Long.class).single())
                .isEqualTo(1);
    }

    private void isTaken(DeliveryReport report) {
        assertThat(report.status()).isEqualTo(DeliveryReport.Status.LOADED);
        assertThat(report.detected().producer()).isEqualTo("premier");
        assertThat(jdbc.sql("select sum(participants) from attendance_fact")
                        .query(Long.class)
                        .single())
                .isEqualTo(3);
    }

    @Test
    void isTakenFromTheFolderOfItsProducer() throws IOException {
        isTaken(deliveries.ingest(corrected(), FIRST));
    }

    @Test
    void isTakenWhereNoProducerIsSaid() throws IOException {
        isTaken(deliveries.ingest(corrected()));
    }

    @Test
    void isRefusedFromTheFolderOfAnother() throws IOException {
        isRefused(deliveries.ingest(corrected(), SECOND), "source.return.other-producer");
    }

    @Test
    void isRefusedWhereItsHeadingNamesAnotherProducer() throws IOException {
        Path file = changed(cell -> cell.replace("Producteur : premier", "Producteur : second"));

        isRefused(deliveries.ingest(file), "source.return.changed");
        isRefused(deliveries.ingest(file, SECOND), "source.return.changed");
    }

    @Test
    void isRefusedWhereItsHeadingNamesAnotherDelivery() throws IOException {
        Path other = Deliveries.file(folder, "deux.csv", HEADER, "A9,2016-03-01,atelier,75114,1");
        String sha256 = deliveries.ingest(other, SECOND).sha256();
        jdbc.sql("delete from delivery_year where delivery = 2").update();
        Path file = changed(cell -> cell.startsWith("Livraison d’origine") ? "Livraison d’origine : " + sha256 : cell);

        assertThat(deliveries.ingest(file, FIRST).problem().key()).isEqualTo("source.return.changed");
    }

    @Test
    void isRefusedWhereAnotherHomeGaveItOut() throws IOException {
        Intake intake = Deliveries.intake();
        Intake other = new Intake(
                intake.sources(),
                intake.profiles(),
                intake.territories(),
                "another key of sixteen bytes".getBytes(StandardCharsets.US_ASCII),
                intake.clock());

        isRefused(deliveries.ingest(corrected(), other), "source.return.changed");
    }

    @Test
    void isRefusedWhereItsDeliveryWasNeverReceived() throws IOException {
        Path file = corrected();
        TestHome.empty(jdbc);

        assertThat(deliveries.ingest(file, FIRST).problem().key()).isEqualTo("job.return.unknown-origin");
    }

    @Test
    void isRefusedWhereItsDeliveryWasWithdrawn() throws IOException {
        withdrawal.withdraw("un.csv");

        isRefused(deliveries.ingest(corrected(), FIRST), "job.return.not-in-force");
    }

    @Test
    void isKnownAgainAfterItsDeliveryWasWithdrawn() throws IOException {
        Path file = corrected();
        deliveries.ingest(file, FIRST);
        withdrawal.withdraw("un.csv");

        assertThat(deliveries.ingest(file, FIRST).status()).isEqualTo(DeliveryReport.Status.UNCHANGED);
    }

    @Test
    void isTakenWithoutASignatureFromTheFolderOfItsProducerAlone() throws IOException {
        Path file = changed(without("Signature"));

        isRefused(deliveries.ingest(file), "source.return.unsigned");
        isRefused(deliveries.ingest(file, SECOND), "source.return.other-producer");
        isTaken(deliveries.ingest(file, FIRST));
    }

    @Test
    void cannotClaimAnotherProducersDeliveryWithoutASignature() throws IOException {
        Path file = changed(
                cell -> without("Signature").apply(cell).replace("Producteur : premier", "Producteur : second"));

        isRefused(deliveries.ingest(file, SECOND), "job.return.unknown-origin");
    }

    @Test
    void isRefusedByACheckToo() throws IOException {
        Path file = changed(cell -> cell.replace("Producteur : premier", "Producteur : second"));

        assertThat(Deliveries.check(file).problem().key()).isEqualTo("source.return.changed");
    }

    @Test
    void textsThatASpreadsheetWouldRunAreNeutralisedAndComeBackAsTheyWere() throws IOException {
        List<String> names = List.of("=cmd|'/c calc'!A1", "'=x", "＝1+1", "\u200B=x", "-5", "a;=x", "L’été");
        String[] lines = Stream.concat(
                        Stream.of("id_activite,date,type,code_insee,+ participants,thematiques"),
                        IntStream.range(0, 5_001)
                                .mapToObj(i -> "\"%s\",hier,atelier,75114,1,Emploi"
                                        .formatted(names.get(i % names.size()) + " " + i)))
                .toArray(String[]::new);
        Path file = Deliveries.file(folder, "formules.csv", lines);
        String text = Files.readString(deliveries.ingest(file, FIRST).returned().resolve("retour.csv"));
        Path corrected = Files.writeString(folder.resolve("corrige.csv"), text.replace(",hier,", ",2016-03-02,"));

        DeliveryReport report = deliveries.ingest(corrected, FIRST);

        assertThat(text).doesNotContainPattern("(?m)(^|[,;])\"?[=＝+\u200B-]").contains("'=cmd");
        assertThat(report.lines().accepted()).isEqualTo(5_001);
        // The same activities, delivered as they are called, take the place of those that came back.
        Path named = Files.writeString(
                folder.resolve("noms.csv"), Files.readString(file).replace(",hier,", ",2016-03-03,"));
        assertThat(deliveries.ingest(named, FIRST).lines().replaced()).isEqualTo(5_001);
    }
}
