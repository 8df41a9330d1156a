package fr.mediation.bilan.job.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import fr.mediation.bilan.database.BilanTest;
import fr.mediation.bilan.database.TestHome;
import fr.mediation.bilan.definition.JobsFolder;
import fr.mediation.bilan.producer.AidantsConnectFile;
import fr.mediation.bilan.producer.CoopFile;
import fr.mediation.bilan.producer.CraV1File;
import fr.mediation.bilan.producer.FranceServicesFile;
import fr.mediation.bilan.producer.StandardV0File;
import fr.mediation.bilan.source.delivery.Intake;
import fr.mediation.bilan.source.delivery.ProfileReader;
import fr.mediation.bilan.territory.Perimeter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The exports of real tools, taken without a setting; their totals against those of who made the files. */
@BilanTest
class ProducerProfilesTest {
    private static final Intake INTAKE = Deliveries.intakeOn(LocalDate.of(2026, 6, 15));

    @Autowired
    private Deliveries deliveries;

    @Autowired
    private JdbcClient jdbc;

    @TempDir
    private Path folder;

    @BeforeEach
    void emptyTables() {
        TestHome.empty(jdbc);
    }

    private long single(String sql) {
        return jdbc.sql(sql).query(Long.class).single();
    }

    private Map<String, Long> counts(String sql) {
        Map<String, Long> counts = new TreeMap<>();
        jdbc.sql(sql).query(row -> {
            counts.put(row.getString(1), row.getLong(2));
        });
        return counts;
    }

    /** A measure by department, added up by the regions of 2016. */
    private Map<String, Long> byRegion(String measure, String table) {
        Map<String, Long> byRegion = new TreeMap<>();
        counts("select department, " + measure + " from " + table + " where department is not null group by 1")
                .forEach((department, count) -> byRegion.merge(
                        INTAKE.territories()
                                .department(department)
                                .flatMap(d -> d.region(Perimeter.REGIONS_2016, 2016))
                                .orElseThrow(),
                        count,
                        Long::sum));
        return byRegion;
    }

    @Test
    void theRecordsOfTheFirstAdviserToolAddUpToAnIndependentCount() throws IOException {
        CraV1File.Totals totals = CraV1File.write(folder.resolve("export.csv"));

        DeliveryReport report = deliveries.ingest(folder.resolve("export.csv"), INTAKE);

        assertThat(report.detected().profile()).isEqualTo("cra-v1");
        assertThat(report.detected().unknownColumns()).isEmpty();
        assertThat(report.lines().rejected()).isZero();
        assertThat(single("select count(*) from attendance_fact"))
                .isEqualTo(totals.all().records());
        assertThat(single("select sum(participants) from attendance_fact"))
                .isEqualTo(totals.all().persons());
        assertThat(single("select count(*) from attendance_fact where activity_type = 'atelier'"))
                .isEqualTo(totals.all().ateliers());
        assertThat(single("select sum(minutes) from attendance_fact"))
                .isEqualTo(totals.all().minutes());
        assertThat(single("select sum(minutes * participants) from attendance_fact"))
                .isEqualTo(totals.all().personMinutes());
        assertThat(single("select sum(under_18) from attendance_fact"))
                .isEqualTo(totals.all().under18());
        assertThat(single("select sum(aged_60_plus) from attendance_fact"))
                .isEqualTo(totals.all().aged60());
        assertThat(single("select sum(unemployed) from attendance_fact"))
                .isEqualTo(totals.all().withoutWork());
    }

    @Test
    void theActivitiesOfTheFirstAdviserToolCountWhereTheyTookPlace() throws IOException {
        CraV1File.Totals totals = CraV1File.write(folder.resolve("export.csv"));

        deliveries.ingest(folder.resolve("export.csv"), INTAKE);

        Map<String, Long> records = new TreeMap<>();
        Map<String, Long> persons = new TreeMap<>();
        Map<String, Long> withoutWork = new TreeMap<>();
        totals.byRegion().forEach((region, count) -> {
            records.put(region, (long) count.records());
            persons.put(region, (long) count.persons());
            withoutWork.put(region, (long) count.withoutWork());
        });
        assertThat(byRegion("count(*)", "attendance_fact")).isEqualTo(records);
        assertThat(byRegion("sum(participants)", "attendance_fact")).isEqualTo(persons);
        assertThat(byRegion("sum(unemployed)", "attendance_fact")).isEqualTo(withoutWork);
    }

    @Test
    void theWorkbookOfTheCoopIsTakenParticipantByParticipant() throws IOException {
        CoopFile.Totals totals = CoopFile.writeWorkbook(folder.resolve("activites.xlsx"));

        assertCoop(deliveries.ingest(folder.resolve("activites.xlsx"), INTAKE), totals);
        assertThat(single("select sum(minutes) from attendance_fact")).isEqualTo(totals.personMinutes());
    }

    @Test
    void theSameSheetOfTheCoopSavedAsTextGivesTheSame() throws IOException {
        CoopFile.Totals totals = CoopFile.writeText(folder.resolve("activites.csv"));

        assertCoop(deliveries.ingest(folder.resolve("activites.csv"), INTAKE), totals);
        assertThat(single("select sum(minutes) from attendance_fact")).isEqualTo(totals.personMinutes());
    }

    @Test
    void theBandsOfTheCoopCountAsBands() throws IOException {
        CoopFile.Totals totals = CoopFile.writeTextWithBands(folder.resolve("activites.csv"));

        assertCoop(deliveries.ingest(folder.resolve("activites.csv"), INTAKE), totals);
        assertThat(single("select count(*) from attendance_fact where minutes_banded"))
                .isEqualTo(single("select count(*) from attendance_fact where minutes is not null"));
    }

    private void assertCoop(DeliveryReport report, CoopFile.Totals totals) {
        assertThat(report.detected().profile()).isEqualTo("coop");
        assertThat(report.detected().unknownColumns()).isEmpty();
        assertThat(report.remarks().unknownValues()).isEmpty();
        assertThat(report.remarks().rejectedByRule()).isEmpty();
        assertThat(single("select sum(participants) from attendance_fact")).isEqualTo(totals.rows());
        assertThat(single("select count(distinct activity) from attendance_fact"))
                .isEqualTo(totals.activities());
        assertThat(single("select count(distinct activity) from attendance_fact where activity_type = 'atelier'"))
                .isEqualTo(totals.ateliers());
        assertThat(single("select sum(women) from attendance_fact")).isEqualTo(totals.women());
        assertThat(single("select sum(men) from attendance_fact")).isEqualTo(totals.men());
        assertThat(single("select sum(under_18) from attendance_fact")).isEqualTo(totals.under18());
        assertThat(single("select sum(aged_60_plus) from attendance_fact")).isEqualTo(totals.aged60());
        assertThat(single("select sum(unemployed) from attendance_fact")).isEqualTo(totals.withoutWork());
        assertThat(single("select sum(referred) from attendance_fact")).isEqualTo(totals.redirected());
        assertThat(single("select count(*) from attendance_fact where department is null"))
                .isEqualTo(totals.placeless());
        assertThat(byRegion("count(*)", "attendance_fact")).isEqualTo(totals.rowsByRegion());
    }

    @Test
    void theNamesInAnExportOfTheCoopAreStoredNowhere() throws IOException {
        CoopFile.writeWorkbook(folder.resolve("activites.xlsx"));

        deliveries.ingest(folder.resolve("activites.xlsx"), INTAKE);

        assertThat(jdbc.sql("select a::text from attendance a")
                        .query(String.class)
                        .list())
                .isNotEmpty()
                .noneMatch(row -> row.contains("Bénéficiaire"));
    }

    @Test
    void enrolmentPresenceAndTestOfAidantsConnectAreThreeFacts() throws IOException {
        AidantsConnectFile.Totals totals = AidantsConnectFile.writeList(folder.resolve("apprenants.csv"));

        DeliveryReport report = deliveries.ingest(folder.resolve("apprenants.csv"), INTAKE);

        assertThat(report.detected().profile()).isEqualTo("aidants-connect");
        assertThat(report.detected().unknownColumns()).isEmpty();
        assertThat(report.remarks().rejectedByRule()).isEmpty();
        assertThat(single("select count(*) from training_fact")).isEqualTo(totals.enrolments());
        assertThat(single("select count(distinct session) from training_fact")).isEqualTo(totals.sessions());
        assertThat(single("select count(*) from training_fact where enrolment = 'annule'"))
                .isEqualTo(totals.cancelled());
        assertThat(single("select count(*) from training_fact where enrolment = 'en_attente'"))
                .isEqualTo(totals.waiting());
        // Who passed the test came.
        assertThat(single("select count(*) from training_fact where present"))
                .isEqualTo(totals.present() + totals.passed() - totals.presentAndPassed());
        assertThat(single("select count(*) from training_fact where certified")).isEqualTo(totals.passed());
    }

    @Test
    void aDirectoryOfTheSchemaBeforeVersionOneIsTakenUnderItsOldColumnNames() throws IOException {
        StandardV0File.Totals totals = StandardV0File.write(folder.resolve("lieux.csv"));

        DeliveryReport report = deliveries.ingest(folder.resolve("lieux.csv"), INTAKE);

        assertThat(report.detected().profile()).isEqualTo("standard-v0");
        assertThat(report.detected().unknownColumns()).isEmpty();
        assertThat(report.remarks().rejectedByRule()).isEmpty();
        assertThat(single("select count(*) from directory")).isEqualTo(totals.places());
        assertThat(single("select count(*) from directory where latitude is not null"))
                .isEqualTo(totals.located());
        assertThat(byRegion("count(*)", "directory")).isEqualTo(totals.byRegion());
    }

    @Test
    void thePlacesOfFranceServicesExistSinceTheyWereLabelled() throws IOException {
        FranceServicesFile.Totals totals = FranceServicesFile.write(folder.resolve("liste-fs.csv"));

        DeliveryReport report = deliveries.ingest(folder.resolve("liste-fs.csv"), INTAKE);

        assertThat(report.detected().profile()).isEqualTo("france-services");
        assertThat(report.detected().unknownColumns()).isEmpty();
        assertThat(report.remarks().rejectedByRule()).isEmpty();
        assertThat(counts("select extract(year from date)::int::text, count(*) from directory group by 1"))
                .isEqualTo(new TreeMap<>(Map.copyOf(text(totals.byYear()))));
        assertThat(byRegion("count(*)", "directory")).isEqualTo(totals.byRegion());
        assertThat(report.remarks().correctedByRule())
                .containsEntry("zero_retabli", 2L)
                .containsKey("coordonnees_echangees");
    }

    private static Map<String, Long> text(Map<Integer, Long> byYear) {
        Map<String, Long> byText = new TreeMap<>();
        byYear.forEach((year, count) -> byText.put(year.toString(), count));
        return byText;
    }

    @Test
    void aNewProducersDirectoryIsTakenByOneProfileOfItsOwn() throws IOException {
        Path own = Files.createDirectories(folder.resolve("jobs/sources/directory"));
        Files.writeString(own.resolve("maville.yaml"), """
                id: maville
                source: directory
                producer: maville
                recognise: {columns: [Identifiant du site, Nom du site]}
                columns:
                  id: Identifiant du site
                  nom: Nom du site
                  code_postal: CP
                  commune: Ville
                  date_etat: {from: Ouvert depuis, imprecise: first_day}
                  postes_informatiques: {from: Parc, extract: '(\\d+) postes'}
                """);
        Path file = Deliveries.file(
                folder,
                "sites.csv",
                "Identifiant du site;Nom du site;CP;Ville;Ouvert depuis;Parc",
                "S1;Espace Moulins;59000;LILLE;Décembre 2019;12 postes dont 2 portables");
        Intake intake = new Intake(
                INTAKE.sources(),
                ProfileReader.read(JobsFolder.of(folder.resolve("jobs")), INTAKE.sources()),
                INTAKE.territories(),
                INTAKE.personKey(),
                INTAKE.clock());

        DeliveryReport report = deliveries.ingest(file, intake);

        assertThat(report.remarks().rejectedByRule()).isEmpty();
        assertThat(jdbc.sql("select place || ' ' || commune || ' ' || date || ' ' || computers from directory")
                        .query(String.class)
                        .single())
                .isEqualTo("S1 59350 2019-12-01 12");
    }
}
