package fr.mediation.bilan.job.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.mediation.bilan.database.BilanTest;
import fr.mediation.bilan.database.TestHome;
import fr.mediation.bilan.definition.JobsFolder;
import fr.mediation.bilan.fact.YearBasis;
import fr.mediation.bilan.job.compute.Computations;
import fr.mediation.bilan.job.ingest.DeliveryReport.Status;
import fr.mediation.bilan.job.publish.Publications;
import fr.mediation.bilan.job.run.Home;
import fr.mediation.bilan.job.run.Progress;
import fr.mediation.bilan.source.delivery.DeliveryHints;
import fr.mediation.bilan.text.ProblemException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Files whose bytes are known and that a user names once more. */
@BilanTest
class TakenAgainTest {
    private static final String HEADER = "id_activite,date,type,code_insee,id_participant,participants";
    private static final DeliveryHints NOTHING_SAID = DeliveryHints.NONE.ofNamed();

    @Autowired
    private Deliveries deliveries;

    @Autowired
    private Ingestion ingestion;

    @Autowired
    private Withdrawal withdrawal;

    @Autowired
    private Computations computations;

    @Autowired
    private Publications publications;

    @Autowired
    private JdbcClient jdbc;

    @TempDir
    private Path folder;

    private Path file;

    @BeforeEach
    void aFileIsKnown() {
        TestHome.empty(jdbc);
        file = Deliveries.file(
                folder, "un.csv", HEADER, "A1,2016-03-01,atelier,75114,p1,", "A2,2016-03-01,atelier,75114,,4");
        deliveries.ingest(file, from("faux"));
    }

    private Path answered(Path rejected) {
        return deliveries.ingest(rejected, NOTHING_SAID).returned();
    }

    @Test
    void linesThatWereCorrectedInPlaceAreKeptWhereTheirFileIsTakenAgain() throws IOException {
        Path rejected = Deliveries.file(folder, "deux.csv", HEADER, "B1,hier,atelier,75114,p2,");
        Path returned = answered(rejected).resolve("retour.xlsx");
        Files.writeString(returned, "corrigé");
        withdrawal.withdraw("deux.csv");

        answered(rejected);

        assertThat(returned).content(StandardCharsets.ISO_8859_1).startsWith("PK");
        assertThat(returned.resolveSibling("retour-precedent.xlsx")).hasContent("corrigé");
    }

    @Test
    void anAnswerThatNobodyChangedIsReplaced() {
        Path rejected = Deliveries.file(folder, "trois.csv", HEADER, "C1,hier,atelier,75114,p2,");
        answered(rejected);
        withdrawal.withdraw("trois.csv");

        assertThat(answered(rejected)).isDirectoryNotContaining("glob:**-precedent*");
    }

    /** As where the clock stood years back when it came. */
    @Test
    void aFileOfWhichNoLineWasAcceptedIsReadAnewWhereItIsNamed() {
        Path dated = Deliveries.file(folder, "deux.csv", HEADER, "B1,2016-03-02,atelier,75114,p2,");
        deliveries.ingest(dated, Deliveries.intakeOn(LocalDate.of(2015, 1, 1)));

        assertThat(deliveries.ingest(dated).status()).isEqualTo(Status.UNCHANGED);
        assertThat(deliveries.ingest(dated, NOTHING_SAID).lines().accepted()).isEqualTo(1);
        assertThat(deliveries.ingest(dated, NOTHING_SAID).status()).isEqualTo(Status.UNCHANGED);
    }

    @Test
    void thatTheClockIsBehindWhatWasReceivedOrPublishedIsSaid() {
        List<LocalDate> said = new ArrayList<>();
        DeliveryListener listener = new DeliveryListener() {
            @Override
            public void clockIsBehind(LocalDate today, LocalDate received) {
                said.add(received);
            }
        };
        ingestion.sayWhereClockIsBehind(listener);
        assertThat(said).isEmpty();

        LocalDate later = LocalDate.now(Home.CLOCK).plusDays(2);
        jdbc.sql("update delivery set received_on = ?").param(later).update();
        ingestion.sayWhereClockIsBehind(listener);
        assertThat(said).containsExactly(later);
        jdbc.sql("""
                with made as (insert into computation (fingerprint, year_basis) values (repeat('a', 64), 'civil') returning id)
                insert into publication (year_basis, year, computation, published_on, identity, program, evidence)
                select 'civil', 2016, id, ?, '', '', '' from made
                """).param(later.plusDays(1)).update();
        ingestion.sayWhereClockIsBehind(listener);
        assertThat(said).endsWith(later.plusDays(1));
    }

    private static DeliveryHints from(String producer) {
        return new DeliveryHints(producer, null, null).ofNamed();
    }

    private long participations() {
        return jdbc.sql("select coalesce(sum(participants), 0) from attendance_fact")
                .query(Long.class)
                .single();
    }

    private List<String> producers() {
        return jdbc.sql("select producer from delivery order by id")
                .query(String.class)
                .list();
    }

    @Test
    void theProducerIsCorrectedWhereAnotherIsSaid() {
        DeliveryReport report = deliveries.ingest(file, from("juste"));

        assertThat(report.status()).isEqualTo(Status.LOADED);
        assertThat(report.detected().producer()).isEqualTo("juste");
        assertThat(producers()).containsExactly("juste");
        assertThat(participations()).isEqualTo(5);
    }

    @Test
    void whatTheRightProducerDeliveredBeforeIsNotCountedTwice() {
        Path before = Deliveries.file(folder, "deux.csv", HEADER, "A1,2016-03-01,atelier,75114,p1,");
        deliveries.ingest(before, from("juste"));
        assertThat(participations()).isEqualTo(6);

        deliveries.ingest(file, from("juste"));

        assertThat(participations()).isEqualTo(5);
    }

    @Test
    void theSameProducerOrNoneLeavesItAlone() {
        assertThat(deliveries.ingest(file, from("faux")).status()).isEqualTo(Status.UNCHANGED);
        assertThat(deliveries.ingest(file, NOTHING_SAID).status()).isEqualTo(Status.UNCHANGED);
    }

    @Test
    void aFileThatLiesInTheFolderOfAnotherProducerIsToldAndLeftAlone() {
        DeliveryReport report = deliveries.ingest(file, new DeliveryHints("juste", null, null));

        assertThat(report.status()).isEqualTo(Status.OTHER_PRODUCER);
        assertThat(producers()).containsExactly("faux");
    }

    @Test
    void anInterruptedCorrectionOfTheProducerGoesOnThoughTheFileLiesInTheFolderOfTheWrongOne() {
        breakOff(from("juste"));

        DeliveryReport report = deliveries.ingest(file, new DeliveryHints("faux", null, null));

        assertThat(report.detected().producer()).isEqualTo("juste");
        assertThat(participations()).isEqualTo(5);
    }

    @Test
    void whatWasBrokenOffAndIsWithdrawnIsNotRestoredWithoutItsLines() {
        breakOff(from("juste"));
        jdbc.sql("update delivery set status = 'withdrawn'").update();

        assertThatThrownBy(() -> withdrawal.restore("un.csv"))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        problem -> assertThat(problem.sentence().key()).isEqualTo("job.nothing-to-restore"));
    }

    private void breakOff(DeliveryHints hints) {
        Progress interrupted = new Progress() {
            @Override
            public void lines(int count) {
                throw new IllegalStateException("interrupted");
            }
        };
        deliveries.ingest(file, Deliveries.intake(), hints, interrupted);
        assertThat(jdbc.sql("select status from delivery").query(String.class).single())
                .isEqualTo("loading");
    }

    @Test
    void figuresAreComputedAgain() {
        computations.compute(JobsFolder.packaged(), YearBasis.CIVIL);
        deliveries.ingest(file, from("juste"));

        Computations.Computed computed = computations.compute(JobsFolder.packaged(), YearBasis.CIVIL);

        assertThat(computed.ran()).isTrue();
        assertThat(computed.rowsRead()).containsEntry("attendance-2016", 2L);
    }

    @Test
    void itIsTakenAgainThoughItWasPublished() {
        publications.publish(
                2016, computations.compute(JobsFolder.packaged(), YearBasis.CIVIL), List.of(), JobsFolder.packaged());

        assertThat(deliveries.ingest(file, from("juste")).status()).isEqualTo(Status.LOADED);
    }

    @Test
    void aWithdrawnFileThatIsNamedIsTakenAgainAsOftenAsWished() {
        for (int time = 0; time < 2; time++) {
            withdrawal.withdraw("un.csv");
            assertThat(participations()).isZero();

            DeliveryReport report = deliveries.ingest(file, from("faux"));

            assertThat(report.status()).isEqualTo(Status.LOADED);
            assertThat(report.lines().accepted()).isEqualTo(2);
            assertThat(participations()).isEqualTo(5);
        }
    }

    @Test
    void aWithdrawnFileIsTakenAgainFromItsPathAndNotFromItsFolder() {
        withdrawal.withdraw("un.csv");

        assertThat(Inbox.files(List.of(file)).get(0).hints(DeliveryHints.NONE).named())
                .isTrue();
        assertThat(Inbox.files(List.of(folder)).get(0).hints(DeliveryHints.NONE).named())
                .isFalse();
        assertThat(deliveries.ingest(file, DeliveryHints.NONE).status()).isEqualTo(Status.WITHDRAWN);
    }

    @Test
    void aWithdrawnDirectoryIsTakenAgainToo() {
        Path both = Deliveries.file(folder, "annuaire-2015.csv", "id,nom,code_insee", "L1,Espace,33063");
        deliveries.ingest(both, NOTHING_SAID);
        withdrawal.withdraw("annuaire-2015.csv");

        assertThat(deliveries.ingest(both, NOTHING_SAID).status()).isEqualTo(Status.LOADED);
        assertThat(jdbc.sql("select count(*) from directory").query(Long.class).single())
                .isPositive();
    }

    @Test
    void aFileWhoseCorrectedLinesCameBackIsNotTakenAgainBeforeTheseAreWithdrawn() throws IOException {
        Path faulty = Deliveries.file(folder, "fautes.csv", HEADER, "A3,hier,atelier,75114,,2");
        Path returned = deliveries.ingest(faulty, from("faux")).returned().resolve("retour.xlsx");
        Path corrected = folder.resolve("corrige.xlsx");
        try (XSSFWorkbook workbook = new XSSFWorkbook(Files.newInputStream(returned));
                var out = Files.newOutputStream(corrected)) {
            workbook.getSheetAt(0)
                    .forEach(row -> row.forEach(cell -> {
                        if (cell.getStringCellValue().equals("hier")) {
                            cell.setCellValue("2016-03-02");
                        }
                    }));
            workbook.write(out);
        }
        deliveries.ingest(corrected, NOTHING_SAID);

        assertThat(deliveries.ingest(faulty, from("juste")).problem().key()).isEqualTo("job.corrected-since");
        assertThat(participations()).isEqualTo(7);
        withdrawal.withdraw("corrige.xlsx");
        assertThat(deliveries.ingest(faulty, from("juste")).status()).isEqualTo(Status.LOADED);
    }
}
