package fr.mediation.bilan.job.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import fr.mediation.bilan.database.BilanTest;
import fr.mediation.bilan.database.TestHome;
import fr.mediation.bilan.definition.JobsFolder;
import fr.mediation.bilan.source.Profile;
import fr.mediation.bilan.source.delivery.DeliveryHints;
import fr.mediation.bilan.source.delivery.Intake;
import fr.mediation.bilan.source.delivery.ProfileReader;
import fr.mediation.bilan.text.Sentence;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Lines that name several persons, by a profile that parts them: whatever comes again, nobody counts twice or is lost. */
@BilanTest
class SeveralPersonsTest {
    private static final String HEADER = "id_activite;date;type;code_insee;presents;reference";

    @Autowired
    private Deliveries deliveries;

    @Autowired
    private JdbcClient jdbc;

    @TempDir
    private Path folder;

    private Intake intake;

    @BeforeEach
    void emptyTables() throws IOException {
        TestHome.empty(jdbc);
        intake = intake("");
    }

    private Intake intake(String more) throws IOException {
        Path jobs = Files.createDirectories(folder.resolve("jobs/sources/attendance"));
        Files.writeString(jobs.resolve("liste.yaml"), """
                id: liste
                source: attendance
                producer: reseau
                recognise: {columns: [presents]}
                columns: {id_participant: {from: presents, split: "|"}}
                """ + more);
        List<Profile> profiles = ProfileReader.read(JobsFolder.of(folder.resolve("jobs")), SourceCatalogue.all());
        return Deliveries.intakeWith(profiles);
    }

    private DeliveryReport ingest(String name, String... lines) throws IOException {
        Path file = folder.resolve(name);
        Files.writeString(file, HEADER + "\n" + String.join("\n", lines) + "\n");
        DeliveryReport checked = Check.of(file, intake, DeliveryHints.NONE);
        DeliveryReport report = deliveries.ingest(file, intake);
        assertThat(report.lines())
                .usingRecursiveComparison()
                .ignoringFields("replaced")
                .isEqualTo(checked.lines());
        return report;
    }

    private List<String> inForce() {
        return jdbc.sql("""
                        select line || ' ' || count(*) || ' ' || count(distinct person) || ' ' || sum(participants)
                        from attendance_fact group by line order by line""").query(String.class).list();
    }

    private long persons() {
        return jdbc.sql("select count(distinct person) from attendance_fact")
                .query(Long.class)
                .single();
    }

    @Test
    void aLineThatNamesThreeIsOneLineAndThreeFacts() throws IOException {
        DeliveryReport report = ingest("a.csv", "A1;2016-03-01;atelier;33063;p1|p2|p3;r1");

        assertThat(report.lines().accepted()).isEqualTo(1);
        assertThat(report.remarks().correctedByRule()).containsEntry("personnes_separees", 1L);
        assertThat(inForce()).containsExactly("2 3 3 3");
    }

    @Test
    void aPersonOnTwoLinesOfAnActivityCountsOnceAndTheOthersStay() throws IOException {
        DeliveryReport report =
                ingest("a.csv", "A1;2016-03-01;atelier;33063;p1|p2;r1", "A1;2016-03-01;atelier;33063;p2|p3;r2");

        assertThat(inForce()).containsExactly("2 1 1 1", "3 2 2 2");
        assertThat(report.lines().accepted()).isEqualTo(2);
        assertThat(report.lines().replaced()).isEqualTo(1);
    }

    @Test
    void theSameLineAgainIsOneDuplicate() throws IOException {
        DeliveryReport report = ingest(
                "a.csv",
                "A1;2016-03-01;atelier;33063;p1|anonyme|p2;r1",
                "A1;2016-03-01;atelier;33063;p1|anonyme|p2;r1");

        assertThat(inForce()).containsExactly("2 3 2 3");
        assertThat(report.lines().duplicates()).isEqualTo(1);
        assertThat(report.lines().accepted()).isEqualTo(1);
        assertThat(report.remarks().rejectedByRule()).containsEntry("doublon", 1L);
    }

    @Test
    void theProfilesKeyReplacesALineWithAllItsPersons() throws IOException {
        intake = intake("key: [reference]\n");
        ingest("a.csv", "A1;2016-03-01;atelier;33063;p1|p2;r1", "A2;2016-03-01;atelier;33063;p1|p2;r2");
        assertThat(inForce()).containsExactly("2 2 2 2", "3 2 2 2");

        ingest("b.csv", "A1;2016-03-01;atelier;33063;p3|p2|p4;r1");

        assertThat(inForce()).containsExactly("2 3 3 3", "3 2 2 2");
        assertThat(persons()).isEqualTo(4);
    }

    @Test
    void theProfilesKeyReplacesALineWithAllItsPersonsInTheSameFile() throws IOException {
        intake = intake("key: [reference]\n");
        ingest("a.csv", "A1;2016-03-01;atelier;33063;p1|p2;r1", "A1;2016-03-01;atelier;33063;p3;r1");

        assertThat(inForce()).containsExactly("3 1 1 1");
    }

    @Test
    void anEmptyPartOfAKeyIsNamedByItsColumn() throws IOException {
        intake = intake("key: [presents, reference]\n");

        DeliveryReport report = ingest("a.csv", "A1;2016-03-01;atelier;33063;p1;", "A2;2016-03-01;atelier;33063;;");

        assertThat(report.remarks().warnings())
                .extracting(warning -> warning.key() + " " + warning.values().get(0) + " "
                        + warning.values().get(1))
                .containsExactly("source.warning.cle_incomplete 1 reference");
        assertThat(jdbc.sql("select column_name || ' ' || rule from rejection order by 1")
                        .query(String.class)
                        .list())
                .containsExactly("presents champ_obligatoire", "reference champ_obligatoire");
    }

    @Test
    void aKeyThatASpreadsheetRoundedIsTold() throws IOException {
        intake = intake("key: [reference]\n");

        DeliveryReport report = ingest("a.csv", "A1;2016-03-01;atelier;33063;p1|p2;1234567890123450");

        assertThat(report.remarks().warnings())
                .extracting(Sentence::key)
                .containsExactly("source.warning.chiffres_perdus");
    }

    @Test
    void aCorrectedListReplacesTheWholeActivityWhereTheProfileSaysSo() throws IOException {
        intake = intake("redelivery: replace_activities\n");
        ingest("a.csv", "A1;2016-03-01;atelier;33063;p1|p2;r1");
        ingest("b.csv", "A1;2016-03-01;atelier;33063;p1|p3;r1");

        assertThat(persons()).isEqualTo(2);
    }

    @Test
    void aLineIsRefusedAsAWhole() throws IOException {
        DeliveryReport report = ingest("a.csv", "A1;2016-03-01;atelier;33063;p1|02-mai;r1");

        assertThat(report.lines().rejected()).isEqualTo(1);
        assertThat(report.remarks().rejectedByRule()).containsOnlyKeys("identifiant_altere");
        assertThat(inForce()).isEmpty();
    }
}
