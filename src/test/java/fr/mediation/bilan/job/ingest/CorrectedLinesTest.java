package fr.mediation.bilan.job.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.mediation.bilan.database.BilanTest;
import fr.mediation.bilan.database.TestHome;
import fr.mediation.bilan.source.delivery.DeliveryHints;
import fr.mediation.bilan.source.delivery.Intake;
import fr.mediation.bilan.text.Sentence;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellCopyPolicy;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What rejected lines that come back corrected do to what counts. */
@BilanTest
class CorrectedLinesTest {
    private static final String HEADER = "id_activite,date,type,code_insee,id_participant,genre,participants";

    @Autowired
    private Deliveries deliveries;

    @Autowired
    private Withdrawal withdrawal;

    @Autowired
    private JdbcClient jdbc;

    @TempDir
    private Path folder;

    @BeforeEach
    void emptyTables() {
        TestHome.empty(jdbc);
    }

    private long participations() {
        return jdbc.sql("select coalesce(sum(participants), 0) from attendance_fact")
                .query(Long.class)
                .single();
    }

    @Test
    void returnedLinesThatAreCorrectedClearTheirFaultsAndDoubleNothing() throws IOException {
        DeliveryReport first = deliveries.ingest(
                "un.csv",
                HEADER,
                "A1,2016-03-01,atelier,75114,,F,4",
                "A1,2016-03-01,atelier,75114,,M,beaucoup",
                "A2,2016-13-01,atelier,75114,p1,F,");
        Path returned = first.returned().resolve("retour.xlsx");

        DeliveryReport second =
                deliveries.ingest(corrected(returned, "corrige.xlsx", "beaucoup", "3", "2016-13-01", "2016-12-01"));

        assertThat(second.remarks().rejectedByRule()).isEmpty();
        assertThat(second.lines().accepted()).isEqualTo(2);
        assertThat(second.detected().unknownColumns()).isEmpty();
        assertThat(participations()).isEqualTo(4 + 3 + 1);
        assertThat(standing()).isZero();
    }

    @Test
    void returnedLinesDeliveredTwiceCountOnce() throws IOException {
        DeliveryReport first = deliveries.ingest(
                "un.csv", HEADER, "A1,2016-03-01,atelier,75114,,F,4", "A1,2016-03-01,atelier,75114,,M,beaucoup");
        Path returned = first.returned().resolve("retour.xlsx");
        deliveries.ingest(corrected(returned, "corrige.xlsx", "beaucoup", "3"));

        deliveries.ingest(corrected(returned, "encore.xlsx", "beaucoup", "5"));

        assertThat(participations()).isEqualTo(4 + 5);
    }

    @Test
    void returnedLinesStillWrongComeBackAgain() throws IOException {
        DeliveryReport first = deliveries.ingest(
                "un.csv",
                HEADER,
                "A1,2016-03-01,atelier,75114,,F,4",
                "A1,2016-03-01,atelier,75114,,M,beaucoup",
                "A1,2016-03-01,atelier,75114,,autre,peu");
        Path returned = first.returned().resolve("retour.xlsx");
        DeliveryReport second = deliveries.ingest(corrected(returned, "corrige.xlsx", "beaucoup", "3"));

        Path again = second.returned().resolve("retour.xlsx");
        deliveries.ingest(corrected(again, "fini.xlsx", "peu", "2"));

        assertThat(second.lines().rejected()).isEqualTo(1);
        assertThat(participations()).isEqualTo(4 + 3 + 2);
    }

    @Test
    void correctedLinesDoNotReplaceTheWholeThatCameBeforeThem() throws IOException {
        String four = "A1,2016-03-01,atelier,75114,,F,4";
        DeliveryReport first = deliveries.ingest("un.csv", HEADER, four, "A1,2016-03-01,atelier,75114,,M,beaucoup");
        deliveries.ingest("deux.csv", HEADER, four, "A1,2016-03-01,atelier,75114,,M,3");

        DeliveryReport last =
                deliveries.ingest(corrected(first.returned().resolve("retour.xlsx"), "corrige.xlsx", "beaucoup", "3"));

        assertThat(participations()).isEqualTo(4 + 3);
        assertThat(last.remarks().anomalies()).extracting(Sentence::key).containsExactly("job.anomaly.overtaken");
        withdrawal.withdraw("deux.csv");
        assertThat(participations()).isEqualTo(4 + 3);
    }

    @Test
    void correctedLinesDoNotComeBackToADeliveryThatHasAcceptedThemSince() throws IOException {
        Path file = Deliveries.file(folder, "un.csv", HEADER, "A2,2016-03-01,atelier,75114,,M,beaucoup");
        Path corrected =
                corrected(deliveries.ingest(file).returned().resolve("retour.xlsx"), "corrige.xlsx", "beaucoup", "3");
        deliveries.ingest(corrected);
        withdrawal.withdraw("corrige.xlsx");
        withdrawal.withdraw("un.csv");
        Intake intake = Deliveries.intakeWith(
                folder, "mots", "producer: reseau\ncolumns: {participants: {values: {beaucoup: \"3\"}}}\n");
        deliveries.ingest(file, intake, DeliveryHints.NONE.ofNamed());
        assertThat(participations()).isEqualTo(3);

        assertThatThrownBy(() -> withdrawal.restore("corrige.xlsx")).hasMessageContaining("un.csv");
        DeliveryReport again = deliveries.ingest(corrected, DeliveryHints.NONE.ofNamed());

        assertThat(again.problem().key()).isEqualTo("job.return.accepted-since");
        assertThat(participations()).isEqualTo(3);
    }

    @Test
    void aLineCorrectedToAnotherDayReplacesItsFirstCorrection() throws IOException {
        Path returned = deliveries
                .ingest("un.csv", HEADER, "A2,2016-13-01,atelier,75114,p1,F,")
                .returned()
                .resolve("retour.xlsx");
        deliveries.ingest(corrected(returned, "corrige.xlsx", "2016-13-01", "2016-05-01"));

        deliveries.ingest(corrected(returned, "encore.xlsx", "2016-13-01", "2016-06-01"));

        assertThat(jdbc.sql("select date::text from attendance_fact")
                        .query(String.class)
                        .list())
                .containsExactly("2016-06-01");
        withdrawal.withdraw("encore.xlsx");
        assertThat(participations()).isEqualTo(1);
    }

    @Test
    void linesOfOneGroupMayComeBackOneByOne() throws IOException {
        Path returned = deliveries
                .ingest(
                        "un.csv",
                        HEADER,
                        "A1,2016-03-01,atelier,75114,,F,beaucoup",
                        "A1,2016-03-01,atelier,75114,,M,peu")
                .returned()
                .resolve("retour.xlsx");
        deliveries.ingest(corrected(returned, "corrige.xlsx", "beaucoup", "3"));

        deliveries.ingest(corrected(returned, "encore.xlsx", "peu", "2"));

        assertThat(participations()).isEqualTo(3 + 2);
    }

    @Test
    void aRejectedLineThatStandsTwiceInAReturnCountsOnce() throws IOException {
        Path returned = deliveries
                .ingest(
                        "un.csv",
                        HEADER,
                        "A1,2016-03-01,atelier,75114,,F,beaucoup",
                        "A1,2016-03-01,atelier,75114,,F,beaucoup")
                .returned()
                .resolve("retour.xlsx");
        Path corrected = corrected(returned, "corrige.xlsx", "beaucoup", "3");

        DeliveryReport report = deliveries.ingest(withRow(corrected, "deux-fois.xlsx", "3"));

        // Two rejected lines that are alike are two.
        assertThat(participations()).isEqualTo(3 + 3);
        assertThat(report.remarks().rejectedByRule()).containsOnly(Map.entry("doublon", 1L));
        assertThat(report.remarks().anomalies()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"2", "99", ""})
    void aLineThatIsAddedToAReturnIsTold(String origin) throws IOException {
        Path returned = deliveries
                .ingest("un.csv", HEADER, "A1,2016-03-01,atelier,75114,,F,4", "A1,2016-03-01,atelier,75114,,F,beaucoup")
                .returned()
                .resolve("retour.xlsx");
        Path corrected = corrected(returned, "corrige.xlsx", "beaucoup", "3");

        DeliveryReport report = deliveries.ingest(withRow(corrected, "ajoutee.xlsx", origin));

        assertThat(report.remarks().anomalies()).extracting(Sentence::key).containsExactly("job.anomaly.added-lines");
    }

    @Test
    void aRejectedLineThatComesBackAsTwoIsTold() throws IOException {
        Path returned = deliveries
                .ingest("un.csv", HEADER, "A1,2016-03-01,atelier,75114,,F,beaucoup")
                .returned()
                .resolve("retour.xlsx");
        Path two = withRow(corrected(returned, "corrige.xlsx", "beaucoup", "3"), "deux.xlsx", "2");

        DeliveryReport report = deliveries.ingest(withLastCell(two, "autre.xlsx", "3", "4"));

        assertThat(participations()).isEqualTo(3 + 4);
        assertThat(report.remarks().anomalies()).extracting(Sentence::key).containsExactly("job.anomaly.added-lines");
    }

    /** The workbook with a cell of its last row changed. */
    private Path withLastCell(Path workbook, String name, String from, String to) throws IOException {
        Path file = folder.resolve(name);
        try (InputStream in = Files.newInputStream(workbook);
                XSSFWorkbook open = new XSSFWorkbook(in);
                OutputStream out = Files.newOutputStream(file)) {
            Sheet sheet = open.getSheetAt(0);
            sheet.getRow(sheet.getLastRowNum()).forEach(cell -> {
                if (cell.getStringCellValue().equals(from)) {
                    cell.setCellValue(to);
                }
            });
            open.write(out);
        }
        return file;
    }

    @Test
    void whatComesBackFromAReturnStandsBesideTheOtherLines() throws IOException {
        Path returned = deliveries
                .ingest(
                        "un.csv",
                        HEADER,
                        "A1,2016-03-01,atelier,75114,,F,beaucoup",
                        "A1,2016-03-01,atelier,75114,,M,peu")
                .returned()
                .resolve("retour.xlsx");
        Path again = deliveries
                .ingest(corrected(returned, "encore.xlsx", "beaucoup", "tant"))
                .returned()
                .resolve("retour.xlsx");
        deliveries.ingest(corrected(again, "enfin.xlsx", "tant", "3"));

        deliveries.ingest(corrected(returned, "autre.xlsx", "peu", "2"));

        assertThat(participations()).isEqualTo(3 + 2);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aLineThatComesBackFromTwoReturnsCountsOnce(boolean againFirst) throws IOException {
        Path returned = deliveries
                .ingest("un.csv", HEADER, "A1,2016-13-01,atelier,75114,,F,3")
                .returned()
                .resolve("retour.xlsx");
        Path again = deliveries
                .ingest(corrected(returned, "encore.xlsx", "2016-13-01", "2016-14-01"))
                .returned()
                .resolve("retour.xlsx");
        Path fromAgain = corrected(again, "enfin.xlsx", "2016-14-01", "2016-05-01");
        Path fromFirst = corrected(returned, "autre.xlsx", "2016-13-01", "2016-06-01");

        deliveries.ingest(againFirst ? fromAgain : fromFirst);
        deliveries.ingest(againFirst ? fromFirst : fromAgain);

        assertThat(participations()).isEqualTo(3);
        assertThat(standing()).isZero();
        withdrawal.withdraw(againFirst ? "autre.xlsx" : "enfin.xlsx");
        assertThat(participations()).isEqualTo(3);
        assertThat(standing()).isZero();
        withdrawal.withdraw(againFirst ? "enfin.xlsx" : "autre.xlsx");
        assertThat(participations()).isZero();
        assertThat(standing()).isEqualTo(2);
    }

    @Test
    void aDeliveryIsNotTakenAgainWhileWhatCameBackFromItsReturnsReturnCounts() throws IOException {
        Path file = Deliveries.file(folder, "un.csv", HEADER, "A1,2016-13-01,atelier,75114,,F,3");
        Path returned = deliveries.ingest(file).returned().resolve("retour.xlsx");
        Path again = deliveries
                .ingest(corrected(returned, "encore.xlsx", "2016-13-01", "2016-14-01"))
                .returned()
                .resolve("retour.xlsx");
        deliveries.ingest(corrected(again, "enfin.xlsx", "2016-14-01", "2016-05-01"));

        assertThat(deliveries.ingest(file, DeliveryHints.NONE.ofNamed()).status())
                .isEqualTo(DeliveryReport.Status.UNCHANGED);
        withdrawal.withdraw("un.csv");

        DeliveryReport taken = deliveries.ingest(file, DeliveryHints.NONE.ofNamed());
        assertThat(taken.problem().key()).isEqualTo("job.corrected-since");
        assertThat(participations()).isEqualTo(3);
    }

    @Test
    void whatCameBackFromAReturnsReturnDoesNotComeBackToADeliveryThatHasAcceptedIt() throws IOException {
        Path file = Deliveries.file(folder, "un.csv", HEADER, "A1,2016-03-01,atelier,75114,,F,beaucoup");
        Path returned = deliveries.ingest(file).returned().resolve("retour.xlsx");
        Path again = deliveries
                .ingest(corrected(returned, "encore.xlsx", "beaucoup", "tant"))
                .returned()
                .resolve("retour.xlsx");
        Path last = corrected(again, "enfin.xlsx", "tant", "3");
        deliveries.ingest(last);
        withdrawal.withdraw("enfin.xlsx");
        withdrawal.withdraw("un.csv");
        assertThat(deliveries
                        .ingest(last, DeliveryHints.NONE.ofNamed())
                        .problem()
                        .key())
                .isEqualTo("job.return.not-in-force");
        Intake intake = Deliveries.intakeWith(
                folder, "mots", "producer: reseau\ncolumns: {participants: {values: {beaucoup: \"3\"}}}\n");
        deliveries.ingest(file, intake, DeliveryHints.NONE.ofNamed());

        assertThatThrownBy(() -> withdrawal.restore("enfin.xlsx")).hasMessageContaining("un.csv");

        assertThat(participations()).isEqualTo(3);
        // Its answer of before holds no longer.
        assertThat(returned).doesNotExist();
        assertThat(returned.resolveSibling("rejets.csv")).doesNotExist();
    }

    @Test
    void aLineOfATextFileMayComeBackInSheetsOfAnyName() throws IOException {
        Path returned = deliveries
                .ingest("un.csv", HEADER, "A1,2016-13-01,atelier,75114,,F,3")
                .returned()
                .resolve("retour.xlsx");
        deliveries.ingest(corrected(returned, "corrige.xlsx", "2016-13-01", "2016-05-01"));

        deliveries.ingest(renamed(corrected(returned, "encore.xlsx", "2016-13-01", "2016-06-01"), "renomme.xlsx"));

        assertThat(participations()).isEqualTo(3);
    }

    private long standing() {
        return jdbc.sql("select count(*) from rejection where cleared_by is null")
                .query(Long.class)
                .single();
    }

    /** The workbook with another name on its sheet. */
    private Path renamed(Path workbook, String name) throws IOException {
        Path file = folder.resolve(name);
        try (InputStream in = Files.newInputStream(workbook);
                XSSFWorkbook open = new XSSFWorkbook(in);
                OutputStream out = Files.newOutputStream(file)) {
            open.setSheetName(0, "Feuille 9");
            open.write(out);
        }
        return file;
    }

    @Test
    void aReturnWithALineMoreMayBeWithdrawnAndRestored() throws IOException {
        Path returned = deliveries
                .ingest("un.csv", HEADER, "A1,2016-03-01,atelier,75114,,F,beaucoup")
                .returned()
                .resolve("retour.xlsx");
        deliveries.ingest(withRow(corrected(returned, "corrige.xlsx", "beaucoup", "3"), "ajoutee.xlsx", "99"));
        withdrawal.withdraw("ajoutee.xlsx");

        withdrawal.restore("ajoutee.xlsx");

        assertThat(participations()).isEqualTo(3 + 3);
    }

    /** The workbook with its last row once more, as that of another line. */
    private Path withRow(Path workbook, String name, String origin) throws IOException {
        Path file = folder.resolve(name);
        try (InputStream in = Files.newInputStream(workbook);
                XSSFWorkbook open = new XSSFWorkbook(in);
                OutputStream out = Files.newOutputStream(file)) {
            XSSFSheet sheet = open.getSheetAt(0);
            int last = sheet.getLastRowNum();
            sheet.copyRows(last, last, last + 1, new CellCopyPolicy());
            int column = -1;
            for (Row row : sheet) {
                for (Cell cell : row) {
                    column = cell.getStringCellValue().equals("Ligne d’origine") ? cell.getColumnIndex() : column;
                }
            }
            sheet.getRow(last + 1).getCell(column).setCellValue(origin);
            open.write(out);
        }
        return file;
    }

    /** The workbook with cells changed, as somebody would in a spreadsheet. */
    private Path corrected(Path workbook, String name, String... fromTo) throws IOException {
        Path file = folder.resolve(name);
        try (InputStream in = Files.newInputStream(workbook);
                XSSFWorkbook open = new XSSFWorkbook(in);
                OutputStream out = Files.newOutputStream(file)) {
            Sheet sheet = open.getSheetAt(0);
            for (Row row : sheet) {
                row.forEach(cell -> {
                    for (int i = 0; i < fromTo.length; i += 2) {
                        if (cell.getStringCellValue().equals(fromTo[i])) {
                            cell.setCellValue(fromTo[i + 1]);
                        }
                    }
                });
            }
            open.write(out);
        }
        return file;
    }
}
