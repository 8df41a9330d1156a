package fr.mediation.bilan.job.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.mediation.bilan.database.BilanTest;
import fr.mediation.bilan.database.TestHome;
import fr.mediation.bilan.source.delivery.DeliveryHints;
import fr.mediation.bilan.source.delivery.Intake;
import fr.mediation.bilan.store.Delivery;
import fr.mediation.bilan.text.Messages;
import fr.mediation.bilan.text.ProblemException;
import fr.mediation.bilan.text.Sentence;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.xssf.streaming.SXSSFWorkbook;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What later deliveries, corrected lines and withdrawals do to what counts. */
@Tag("slow")
@BilanTest
class RedeliveryTest {
    private static final String HEADER = "id_activite,date,type,code_insee,id_participant,genre,participants";
    private static final String COOP = "Date;Type;Participants;Canaux d’accompagnement;Code Insee;Durée (min);ID CRA";
    private static final String ROW = "%s;Atelier;%s;Lieu d’activité;59350;60;%s";

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

    private long women() {
        return jdbc.sql("select coalesce(sum(women), 0) from attendance_fact")
                .query(Long.class)
                .single();
    }

    @Test
    void aWithdrawnDeliveryNoLongerCounts() {
        deliveries.ingest("un.csv", HEADER, "A1,2016-03-01,atelier,75114,p1,F,");

        Delivery withdrawn = withdrawal.withdraw("un.csv");

        assertThat(withdrawn.lines().accepted()).isEqualTo(1);
        assertThat(participations()).isZero();
    }

    @Test
    void whatAWithdrawnDeliveryHadReplacedCountsAgain() {
        deliveries.ingest("un.csv", HEADER, "A1,2016-03-01,atelier,75114,p1,F,");
        deliveries.ingest("deux.csv", HEADER, "A1,2016-03-01,atelier,75114,p1,M,");
        assertThat(women()).isZero();

        withdrawal.withdraw("deux.csv");

        assertThat(women()).isEqualTo(1);
        assertThat(participations()).isEqualTo(1);
    }

    @Test
    void whatALaterDeliveryReplacesTooStaysReplaced() {
        deliveries.ingest("un.csv", HEADER, "A1,2016-03-01,atelier,75114,p1,F,");
        deliveries.ingest("deux.csv", HEADER, "A1,2016-03-01,atelier,75114,p1,M,");
        deliveries.ingest("trois.csv", HEADER, "A1,2016-03-01,atelier,75114,p1,M,1");

        withdrawal.withdraw("deux.csv");

        assertThat(women()).isZero();
        assertThat(participations()).isEqualTo(1);
    }

    @Test
    void aRestoredDeliveryTakesItsOldPlaceAmongTheOthers() {
        deliveries.ingest("un.csv", HEADER, "A1,2016-03-01,atelier,75114,p1,F,");
        deliveries.ingest("deux.csv", HEADER, "A1,2016-03-01,atelier,75114,p1,M,");
        withdrawal.withdraw("un.csv");
        withdrawal.restore("un.csv");

        assertThat(women()).isZero();
        assertThat(participations()).isEqualTo(1);
    }

    @Test
    void theBytesOfAWithdrawnDeliveryAreNotTakenAgainByTheNextNight() {
        String[] lines = {HEADER, "A1,2016-03-01,atelier,75114,p1,F,"};
        deliveries.ingest("un.csv", lines);
        withdrawal.withdraw("un.csv");

        assertThat(deliveries.ingest("un.csv", lines).status()).isEqualTo(DeliveryReport.Status.WITHDRAWN);
        assertThat(participations()).isZero();
    }

    @Test
    void aNameThatMeansNoDeliveryIsExplained() {
        assertThatThrownBy(() -> withdrawal.withdraw("absent.csv"))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        problem -> assertThat(problem.key()).isEqualTo("job.no-delivery"));
    }

    @Test
    void aProfileMayLetADeliveryTakeThePlaceOfItsMonths() throws IOException {
        Intake intake = Deliveries.intakeWith(folder, "mensuel", "producer: p\nredelivery: replace_months\n");
        deliveries.ingest(
                Deliveries.file(
                        folder,
                        "un.csv",
                        HEADER,
                        "A1,2016-02-28,atelier,75114,p1,F,",
                        "A2,2016-03-02,atelier,75114,p1,F,",
                        "A3,2016-03-30,atelier,75114,p2,F,"),
                intake);

        deliveries.ingest(Deliveries.file(folder, "deux.csv", HEADER, "A9,2016-03-15,atelier,75114,p1,F,"), intake);

        assertThat(jdbc.sql("select date::text from attendance_fact order by 1")
                        .query(String.class)
                        .list())
                .containsExactly("2016-02-28", "2016-03-15");
    }

    @Test
    void anActivityWhoseGroupWasCorrectedReplacesAllOfItsLines() {
        String day = "04/05/2016";
        deliveries.ingest(
                "un.csv",
                COOP,
                ROW.formatted(day, "1/2", "X-7"),
                ROW.formatted(day, "2/2", "X-7"),
                ROW.formatted(day, "1/1", "X-8"));

        deliveries.ingest("deux.csv", COOP, ROW.formatted(day, "1/1", "X-7"));

        assertThat(jdbc.sql("select count(*) || ' ' || count(distinct activity) from attendance_fact")
                        .query(String.class)
                        .single())
                .isEqualTo("2 2");
    }

    @Test
    void anActivityWhoseDayWasCorrectedIsReplacedWhereActivitiesAre() {
        deliveries.ingest("un.csv", COOP, ROW.formatted("04/05/2016", "1/1", "X-7"));

        deliveries.ingest("deux.csv", COOP, ROW.formatted("06/05/2016", "1/1", "X-7"));

        assertThat(participations()).isEqualTo(1);
    }

    @Test
    void manyRejectedLinesOfATextFileComeBackAsText() throws IOException {
        List<String> lines = new ArrayList<>(List.of(HEADER));
        for (int i = 0; i < 6_000; i++) {
            lines.add("A" + i + ",hier,atelier,75114,,F,1");
        }
        DeliveryReport first = deliveries.ingest("un.csv", lines.toArray(String[]::new));
        Path returned = first.returned().resolve("retour.csv");
        Path corrected = folder.resolve("corrige.csv");
        Files.writeString(corrected, Files.readString(returned).replace(";hier;", ";2016-03-01;"));

        DeliveryReport second = deliveries.ingest(corrected);

        assertThat(second.lines().accepted()).isEqualTo(6_000);
        assertThat(participations()).isEqualTo(6_000);
    }

    @Test
    void ofManyRejectedRowsOfAWorkbookTheFirstComeBackAndTheReaderIsTold() throws IOException {
        Path file = folder.resolve("un.xlsx");
        try (SXSSFWorkbook workbook = new SXSSFWorkbook()) {
            Sheet sheet = workbook.createSheet("Activités");
            fill(sheet.createRow(0), HEADER.split(","));
            for (int i = 1; i <= 5_100; i++) {
                fill(sheet.createRow(i), "A" + i, "hier", "atelier", "75114", "", "F", "1");
            }
            try (OutputStream out = Files.newOutputStream(file)) {
                workbook.write(out);
            }
        }

        Path returned = deliveries.ingest(file).returned();

        try (InputStream in = Files.newInputStream(returned.resolve("retour.xlsx"));
                XSSFWorkbook workbook = new XSSFWorkbook(in)) {
            Sheet sheet = workbook.getSheet("Activités");
            assertThat(sheet.getRow(1).getCell(0).getStringCellValue()).contains("rejets.csv");
            assertThat(sheet.getLastRowNum()).isBetween(4_990, 5_010);
        }
        assertThat(Files.readAllLines(returned.resolve("rejets.csv"))).hasSize(5_101);
    }

    private static void fill(Row row, String... cells) {
        for (int i = 0; i < cells.length; i++) {
            row.createCell(i).setCellValue(cells[i]);
        }
    }

    @Test
    void rejectedLinesWaitingForTheWorkbookAreNotLeftBehind() {
        DeliveryReport report = deliveries.ingest("un.csv", HEADER, "A1,hier,atelier,75114,,F,4");

        assertThat(report.returned()).isDirectoryContaining("glob:**/retour.xlsx");
        assertThat(report.returned()).isDirectoryNotContaining("glob:**/*.part");
    }

    @Test
    void aYearWithLessThanHalfOfTheLinesIsToldForAPersonToLookAt() {
        deliveries.ingest("2015.csv", lines(2015, 40));

        DeliveryReport later = deliveries.ingest("2016.csv", lines(2016, 10));

        assertThat(later.remarks().anomalies()).extracting(Sentence::key).contains("job.anomaly.few-lines");
    }

    @Test
    void aMonthWithoutLinesBetweenOthersIsTold() {
        deliveries.ingest("2015.csv", lines(2015, 60));
        String[] without = Arrays.stream(lines(2016, 60))
                .filter(line -> !line.contains("2016-05-"))
                .toArray(String[]::new);

        DeliveryReport later = deliveries.ingest("2016.csv", without);

        assertThat(later.remarks().anomalies()).extracting(Sentence::key).containsExactly("job.anomaly.missing-month");
    }

    @Test
    void aPlaceNeverSeenIsTold() {
        deliveries.ingest("un.csv", "id_activite,date,type,id_lieu", "A1,2016-03-01,atelier,L1");

        DeliveryReport later =
                deliveries.ingest("deux.csv", "id_activite,date,type,id_lieu", "A2,2016-03-01,atelier,L2");

        assertThat(later.remarks().anomalies()).extracting(Sentence::key).containsExactly("job.anomaly.new-places");
    }

    @Test
    void aTableThatTwoProducersDeliverIsTold() {
        String[] sums = {
            "annee,territoire,financeur,nature,montant_euros",
            "2016,R84,etat,subvention,1000",
            "2016,R11,etat,subvention,2000"
        };
        deliveries.ingest(Deliveries.file(folder, "moyens.csv", sums), DeliveryHints.NONE.from("etat"));
        String[] more = {sums[0], sums[1], sums[2], "2016,R76,etat,subvention,500", "2016,R93,etat,subvention,500"};

        DeliveryReport report =
                deliveries.ingest(Deliveries.file(folder, "moyens-2.csv", more), DeliveryHints.NONE.from("canope"));

        assertThat(report.remarks().anomalies())
                .extracting(anomaly -> Messages.in(Messages.ENGLISH).get(anomaly))
                .containsExactly(
                        "To be checked: 2 lines of “moyens-2.csv” are also in “moyens.csv”, of “etat”, and count "
                                + "twice. If it is the same table, take one of both files back with “bilan withdraw”.");
    }

    @Test
    void aLineThatTwoProducersHaveAmongManyIsNotTold() {
        String[] sums = {
            "annee,territoire,financeur,nature,montant_euros",
            "2016,R84,etat,subvention,1000",
            "2016,R11,etat,subvention,2000",
            "2016,R32,etat,subvention,3000"
        };
        deliveries.ingest(Deliveries.file(folder, "moyens.csv", sums), DeliveryHints.NONE.from("etat"));
        String[] others = {sums[0], sums[1], "2016,R76,etat,subvention,500", "2016,R93,etat,subvention,500"};

        DeliveryReport report =
                deliveries.ingest(Deliveries.file(folder, "moyens-2.csv", others), DeliveryHints.NONE.from("canope"));

        assertThat(report.remarks().anomalies()).isEmpty();
    }

    @Test
    void meansThatTwoProducersWriteInTwoWaysAreToldToCountTwice() {
        String header = "annee;territoire;financeur;nature;etat;montant_euros";
        deliveries.ingest(
                Deliveries.file(
                        folder,
                        "moyens-1.csv",
                        header,
                        "2009;R84;etat;subvention;;30000",
                        "2009;R53;collectivite;personnel;;20000"),
                DeliveryHints.NONE.from("etat"));

        DeliveryReport report = deliveries.ingest(
                Deliveries.file(
                        folder,
                        "moyens-2.csv",
                        header,
                        "2009;R84;État;Subvention;réalisé;30 000,00",
                        "2009;R53;Collectivité;Personnel;réalisé;20000,00"),
                DeliveryHints.NONE.from("ville"));

        assertThat(report.remarks().anomalies())
                .extracting(Sentence::stored)
                .containsExactly("job.anomaly.lines-twice\t#2\t=moyens-2.csv\t=moyens-1.csv\t=etat");
    }

    @Test
    void attendanceOfAProducerUnderANewNameIsToldToCountTwice() {
        deliveries.ingest(
                Deliveries.file(folder, "frequentation.csv", attendance(25, 10)), DeliveryHints.NONE.from("epn"));

        DeliveryReport report = deliveries.ingest(
                Deliveries.file(folder, "frequentation-2.csv", attendance(30, 10)),
                DeliveryHints.NONE.from("epn-du-nord"));

        assertThat(report.remarks().anomalies())
                .extracting(Sentence::stored)
                .containsExactly("job.anomaly.lines-twice\t#25\t=frequentation-2.csv\t=frequentation.csv\t=epn");
    }

    @Test
    void attendanceOfOtherDaysInTheSameTownIsNotTold() {
        deliveries.ingest(
                Deliveries.file(folder, "frequentation.csv", attendance(25, 10)), DeliveryHints.NONE.from("epn"));

        DeliveryReport report = deliveries.ingest(
                Deliveries.file(folder, "frequentation-2.csv", attendance(30, 3)), DeliveryHints.NONE.from("ville"));

        assertThat(report.remarks().anomalies()).isEmpty();
    }

    private static String[] attendance(int lines, int days) {
        return Stream.concat(
                        Stream.of(HEADER),
                        IntStream.range(0, lines)
                                .mapToObj(line ->
                                        "A%d,2016-03-%02d,atelier,75114,p%d,F,".formatted(line, 1 + line % days, line)))
                .toArray(String[]::new);
    }

    @Test
    void aProducerWrittenInTwoWaysIsTold() {
        deliveries.ingest(
                Deliveries.file(folder, "un.csv", HEADER, "A1,2016-03-01,atelier,75114,p1,F,"),
                new DeliveryHints("Médiathèques", null, null));

        DeliveryReport later = deliveries.ingest(
                Deliveries.file(folder, "deux.csv", HEADER, "A2,2016-03-01,atelier,75114,p1,F,"),
                new DeliveryHints("mediatheques", null, null));

        assertThat(later.remarks().anomalies())
                .extracting(Sentence::key)
                .containsExactly("job.anomaly.similar-producer");
    }

    private static String[] lines(int year, int count) {
        String[] lines = new String[count + 1];
        lines[0] = HEADER;
        for (int i = 0; i < count; i++) {
            lines[i + 1] = "A" + year + "-" + i + "," + year + "-" + String.format("%02d", i % 12 + 1)
                    + "-05,atelier,75114,p" + i + ",F,";
        }
        return lines;
    }
}
