package fr.mediation.bilan.job.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import fr.mediation.bilan.database.BilanTest;
import fr.mediation.bilan.database.TestHome;
import fr.mediation.bilan.source.delivery.DeliveryHints;
import fr.mediation.bilan.source.delivery.Intake;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.IndexedColors;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
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
                    String before = cell.getStringCellValue();
                    String after = change.apply(before.equals("hier") ? "2016-03-02" : before);
                    // POI writes a text that looks like an escape without escaping it: what is the same stays
                    // untouched.
                    if (!after.equals(before)) {
                        cell.setCellValue(after);
                    }
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

    /** As an ordinary file its lines would take the place of those of the same activity that were right at once. */
    @ParameterizedTest
    @ValueSource(strings = {"Livraison d’origine : ", "Ligne d’origine", "Li"})
    void isRefusedWithoutWhatTellsWhoseLinesItBrings(String title) throws IOException {
        isRefused(deliveries.ingest(changed(without(title)), FIRST), "source.return.changed");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Ligne d’origine", "Motif du rejet"})
    void isRefusedWithoutItsFirstRowsAndOneOfItsColumns(String column) {
        Path file = Deliveries.file(folder, "reste.csv", column + "," + HEADER, "3,A2,2016-03-02,atelier,75114,2");

        isRefused(deliveries.ingest(file, FIRST), "source.return.changed");
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
    void isNamedWhereItsDeliveryIsWithdrawn() throws IOException {
        deliveries.ingest(corrected(), FIRST);

        assertThat(withdrawal.returnsOf(withdrawal.withdraw("un.csv"))).containsExactly("corrige.xlsx");
    }

    @Test
    void isNotNamedWhereNoneOfItsLinesCounts() throws IOException {
        deliveries.ingest(changed(cell -> cell.equals("2016-03-02") ? "demain" : cell), FIRST);

        assertThat(withdrawal.returnsOf(withdrawal.withdraw("un.csv"))).isEmpty();
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

    /** More lines than a workbook takes, each with one of some names; the file that goes back. */
    private String returnedText(String column, List<String> names) throws IOException {
        String[] lines = Stream.concat(
                        Stream.of("id_activite;date;type;code_insee;participants;" + column),
                        IntStream.range(0, 5_001)
                                .mapToObj(i -> "A%d;hier;atelier;01004;1;\"%s\""
                                        .formatted(
                                                i, names.get(i % names.size()).replace("\"", "\"\""))))
                .toArray(String[]::new);
        Path file = Deliveries.file(folder, "texte.csv", lines);
        return Files.readString(deliveries.ingest(file, FIRST).returned().resolve("retour.csv"));
    }

    @Test
    void codesThatASpreadsheetWouldChangeComeBackAsTheyWere() throws IOException {
        List<String> places = List.of("00123", "20160412345678", "1-2", "=\"007\"", "12", "L_x0041_");
        String text = returnedText("id_lieu", places);
        // A spreadsheet saves the value of a formula.
        String saved = text.replace(";hier;", ";2016-03-02;").replaceAll("\"=\"\"([^\"]*)\"\"\"", "$1");

        DeliveryReport report = deliveries.ingest(Files.writeString(folder.resolve("corrige.csv"), saved), FIRST);

        assertThat(text).startsWith("\uFEFF").contains(";\"=\"\"00123\"\"\"").contains(";\"=\"\"01004\"\"\";");
        assertThat(report.lines().accepted()).isEqualTo(5_001);
        assertThat(jdbc.sql("select distinct place from attendance where place is not null")
                        .query(String.class)
                        .list())
                .contains("00123", "20160412345678", "1-2", "12", "L_x0041_")
                .hasSize(places.size());
    }

    @ParameterizedTest
    @ValueSource(strings = {"windows-1252", "UTF-8", "UTF-16LE", "x-MacRoman"})
    void isTakenAsAnyProgramSavesIt(String charset) throws IOException {
        String text = returnedText("thematiques", List.of("Son, image", "dit \"x\"", "Été", "a;b"));
        String saved = text.substring(1)
                .replace(";hier;", ";2016-03-02;")
                .replace("Livraison d’origine : ", "Livraison d'origine: ")
                .replace("\n", "\r\n");
        Path file = Files.write(folder.resolve("corrige.csv"), saved.getBytes(Charset.forName(charset)));

        assertThat(deliveries.ingest(file, FIRST).lines().accepted()).isEqualTo(5_001);
    }

    @Test
    void marksTheCellsAtFaultAndKeepsTheReasonBesideThem() throws IOException {
        try (InputStream in = Files.newInputStream(returned);
                XSSFWorkbook workbook = new XSSFWorkbook(in)) {
            var sheet = workbook.getSheetAt(0);
            Row row = sheet.getRow(4);

            assertThat(row.getCell(1).getStringCellValue()).startsWith("date — ");
            assertThat(row.getCell(3).getStringCellValue()).isEqualTo("hier");
            assertThat(row.getCell(3).getCellStyle().getFillForegroundColor()).isEqualTo(IndexedColors.ROSE.getIndex());
            assertThat(row.getCell(2).getCellStyle().getFillForegroundColor())
                    .isNotEqualTo(IndexedColors.ROSE.getIndex());
            assertThat(sheet.getPaneInformation().getVerticalSplitPosition()).isEqualTo((short) 2);
        }
    }

    @Test
    void aReturnThatIsAtFaultAgainComesBackWithItsTwoColumnsOnce() throws IOException {
        Path again = changed(cell -> cell.equals("2016-03-02") ? "demain" : cell);
        returned = deliveries.ingest(again, FIRST).returned().resolve("retour.xlsx");

        try (InputStream in = Files.newInputStream(returned);
                XSSFWorkbook workbook = new XSSFWorkbook(in)) {
            Iterable<Cell> names = workbook.getSheetAt(0).getRow(3);
            assertThat(names)
                    .extracting(Cell::getStringCellValue)
                    .startsWith("Ligne d’origine", "Motif du rejet", "id_activite", "date")
                    .hasSize(2 + HEADER.split(",").length);
            Row row = workbook.getSheetAt(0).getRow(4);
            assertThat(row.getCell(3).getStringCellValue()).isEqualTo("demain");
            assertThat(row.getCell(3).getCellStyle().getFillForegroundColor()).isEqualTo(IndexedColors.ROSE.getIndex());
        }
        isTaken(deliveries.ingest(changed(cell -> cell.equals("demain") ? "2016-03-02" : cell), FIRST));
    }

    @Test
    void tellsOfCellsBeyondTheHeaderUntilTheyAreMoved() throws IOException {
        Path file = Deliveries.file(folder, "trop.csv", HEADER, "B1,2016-03-01,atelier,75114,1,perdu");
        returned = deliveries.ingest(file, FIRST).returned().resolve("retour.xlsx");

        assertThat(deliveries
                        .ingest(changed(cell -> cell.equals("B1") ? "B2" : cell), FIRST)
                        .remarks()
                        .rejectedByRule())
                .containsEntry("cellules_en_trop", 1L);
        Path moved = changed(cell -> cell.equals("[masqué]") ? "" : cell);
        assertThat(deliveries.ingest(moved, FIRST).lines().accepted()).isEqualTo(1);
    }

    @Test
    void aCellLongerThanASpreadsheetKeepsIsTold() throws IOException {
        Path file = Deliveries.file(
                folder, "long.csv", HEADER + ",thematiques", "C1,hier,atelier,75114,1," + "x".repeat(40_000));
        String text = Files.readString(deliveries.ingest(file, FIRST).returned().resolve("retour.csv"));

        assertThat(text).contains("32\u202F767").contains("x".repeat(40_000));
    }

    @Test
    void textsThatLookLikeEscapesOrSteerComeBackAsTheyWere() throws IOException {
        Path file = Deliveries.file(
                folder, "texte.csv", HEADER + ",id_lieu", "D_x0041_,hier,atelier,75114,2,\"a\rb_x005F_x000D_\"");
        returned = deliveries.ingest(file, FIRST).returned().resolve("retour.xlsx");
        deliveries.ingest(changed(cell -> cell), FIRST);
        Path whole = Deliveries.file(
                folder, "encore.csv", HEADER + ",id_lieu", "D_x0041_,2016-03-02,atelier,75114,3,\"a\rb_x005F_x000D_\"");

        assertThat(deliveries.ingest(whole, FIRST.confirmed(true)).lines().replaced())
                .isEqualTo(1);
        assertThat(jdbc.sql("select distinct place from attendance where place is not null")
                        .query(String.class)
                        .list())
                .hasSize(1);
    }

    @Test
    void sheetsWhoseLongNamesBeginAlikeComeBackEachForItself() throws IOException {
        String name = "Permanences du premier semestre de ";
        Path file = folder.resolve("feuilles.xlsx");
        try (XSSFWorkbook workbook = new XSSFWorkbook();
                OutputStream out = Files.newOutputStream(file)) {
            for (int i = 0; i < 2; i++) {
                var sheet = workbook.createSheet("x" + i);
                // POI itself cuts names after 31 characters, as Excel does and LibreOffice does not.
                workbook.getCTWorkbook().getSheets().getSheetArray(i).setName(name + i);
                for (int j = 0; j < 2; j++) {
                    Row row = sheet.createRow(j);
                    String[] cells = (j == 0 ? HEADER : "F" + i + ",hier,atelier,75114,1").split(",");
                    for (int k = 0; k < cells.length; k++) {
                        row.createCell(k).setCellValue(cells[k]);
                    }
                }
            }
            workbook.write(out);
        }
        returned = deliveries.ingest(file, FIRST).returned().resolve("retour.xlsx");
        try (InputStream in = Files.newInputStream(returned);
                XSSFWorkbook workbook = new XSSFWorkbook(in);
                OutputStream out = Files.newOutputStream(folder.resolve("corrige.xlsx"))) {
            workbook.forEach(sheet -> sheet.getRow(4).getCell(3).setCellValue("2016-03-02"));
            workbook.write(out);
        }

        DeliveryReport report = deliveries.ingest(folder.resolve("corrige.xlsx"), FIRST);

        assertThat(report.lines().accepted()).isEqualTo(2);
        assertThat(jdbc.sql("select count(*) from rejection where cleared_by = (select max(id) from delivery)")
                        .query(Long.class)
                        .single())
                .isEqualTo(2);
    }

    @Test
    void textsThatASpreadsheetWouldRunAreNeutralisedAndComeBackAsTheyWere() throws IOException {
        List<String> names = List.of("'=x", "＝1+1", "\u200B=x", "-5", "a;=x", "L’été");
        String[] lines = Stream.concat(
                        Stream.of("id_activite,date,type,code_insee,+ participants,thematiques"),
                        IntStream.range(0, 5_001)
                                .mapToObj(i -> "\"%s\",hier,atelier,75114,1,=cmd|'/c calc'!A1"
                                        .formatted(names.get(i % names.size()) + " " + i)))
                .toArray(String[]::new);
        Path file = Deliveries.file(folder, "formules.csv", lines);
        String text = Files.readString(deliveries.ingest(file, FIRST).returned().resolve("retour.csv"));
        Path corrected = Files.writeString(folder.resolve("corrige.csv"), text.replace(";hier;", ";2016-03-02;"));

        DeliveryReport report = deliveries.ingest(corrected, FIRST);

        assertThat(text).doesNotContainPattern("(?m)(^|[,;])\"?[=＝+\u200B-]").contains("'=cmd");
        assertThat(report.lines().accepted()).isEqualTo(5_001);
        // The same activities, delivered as they are called, take the place of those that came back.
        Path named = Files.writeString(
                folder.resolve("noms.csv"),
                Files.readString(file).replace(",hier,atelier,75114,1,", ",2016-03-02,atelier,75114,2,"));
        assertThat(deliveries.ingest(named, FIRST.confirmed(true)).lines().replaced())
                .isEqualTo(5_001);
    }
}
