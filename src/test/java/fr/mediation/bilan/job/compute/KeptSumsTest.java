package fr.mediation.bilan.job.compute;

import static org.assertj.core.api.Assertions.assertThat;

import fr.mediation.bilan.database.BilanTest;
import fr.mediation.bilan.database.TestHome;
import fr.mediation.bilan.definition.JobsFolder;
import fr.mediation.bilan.fact.YearBasis;
import fr.mediation.bilan.indicator.cube.CubeComparison.Difference;
import fr.mediation.bilan.indicator.cube.CubeComparison.Group;
import fr.mediation.bilan.job.compute.KeptSums.Wrong;
import fr.mediation.bilan.job.ingest.Deliveries;
import fr.mediation.bilan.job.ingest.SourceCatalogue;
import fr.mediation.bilan.source.delivery.DeliveryHints;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@BilanTest
class KeptSumsTest {
    private static final Group LYON = new Group("69", null, "un", null);

    @Autowired
    private Deliveries deliveries;

    @Autowired
    private Computations computations;

    @Autowired
    private KeptSums kept;

    @Autowired
    private JdbcClient jdbc;

    @BeforeEach
    void computeTwoLines(@TempDir Path folder) {
        TestHome.empty(jdbc);
        Path file = Deliveries.file(
                folder,
                "frequentation.csv",
                "id_activite,date,type,code_insee,thematiques,id_participant,statut,participants",
                "A1,2016-03-14,atelier,69123,internet,P1,sans_emploi,1",
                "A2,2016-03-15,atelier,69123,mail,P2,retraite,1");
        deliveries.ingest(file, new DeliveryHints("un", null, null));
        computations.compute(JobsFolder.packaged(), YearBasis.CIVIL);
    }

    private List<Wrong> wrong() {
        return kept.check(JobsFolder.packaged(), YearBasis.CIVIL).wrong();
    }

    /** Changes facts behind the program's back, so that what is kept of them is not so. */
    private void change(String line) {
        assertThat(jdbc.sql(line).update()).isOne();
    }

    @Test
    void whatIsKeptIsAsTheFactsSay() {
        KeptSums.Checked checked = kept.check(JobsFolder.packaged(), YearBasis.CIVIL);

        assertThat(checked.wrong()).isEmpty();
        assertThat(checked.miscounted()).isEmpty();
        // Of all facts, also of those of which there are none.
        assertThat(checked.sums()).isEqualTo(SourceCatalogue.facts().all().size());
    }

    @Test
    void aSumThatIsNotThatOfTheFactsIsTold() {
        change("update attendance set participants = 3 where line = 2");

        assertThat(wrong())
                .contains(new Wrong("attendance", 2016, new Difference(LYON, "sum(participants)", "2", "4")))
                .contains(new Wrong(
                        "attendance",
                        2016,
                        new Difference(new Group("69", null, null, "theme=internet"), "sum(participants)", "1", "3")));
    }

    @Test
    void aDeliveryWithMoreFactsThanAreKeptIsTold() {
        change("update delivery_year set facts = 1");

        assertThat(kept.check(JobsFolder.packaged(), YearBasis.CIVIL).miscounted())
                .singleElement()
                .satisfies(delivery -> {
                    assertThat(delivery.file()).isEqualTo("frequentation.csv");
                    assertThat(delivery.kept()).isEqualTo(1);
                    assertThat(delivery.counted()).isEqualTo(2);
                });
    }

    @Test
    void anotherPersonInThePlaceOfOneIsTold() {
        change("update attendance set person = '00000000-0000-0000-0000-000000000001' where line = 2");

        assertThat(wrong())
                .contains(new Wrong("attendance", 2016, new Difference(LYON, "count(distinct person)", "2", "2")))
                .contains(new Wrong(
                        "beneficiary",
                        2016,
                        new Difference(new Group("69", null, null, null), "count(distinct person)", "2", "2")));
    }

    @Test
    void aPersonInAnotherCategoryIsTold() {
        change("update attendance set themes = 'mail' where line = 2");

        assertThat(wrong())
                .extracting(Wrong::difference)
                .extracting(Difference::group)
                .contains(LYON);
    }

    @Test
    void factsThatLieElsewhereAreToldHereAndThere() {
        change("update attendance set department = '38' where line = 2");

        assertThat(wrong())
                .contains(new Wrong("attendance", 2016, new Difference(LYON, "sum(participants)", "2", "1")))
                .contains(new Wrong(
                        "attendance",
                        2016,
                        new Difference(new Group("38", null, "un", null), "sum(participants)", "unknown", "1")));
    }

    @Test
    void aDamagedSumIsTold() {
        change("""
                update cube_piece set content = overlay(content placing 'internat' from position('internet' in content))
                where cube in (select id from cube where facts = 'attendance')
                """);

        assertThat(wrong())
                .contains(new Wrong(
                        "attendance",
                        2016,
                        new Difference(
                                new Group("69", null, null, "theme=internat"), "sum(participants)", "1", "unknown")));
    }
}
