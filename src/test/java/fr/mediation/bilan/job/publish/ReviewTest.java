package fr.mediation.bilan.job.publish;

import static org.assertj.core.api.Assertions.assertThat;

import fr.mediation.bilan.database.BilanTest;
import fr.mediation.bilan.database.TestHome;
import fr.mediation.bilan.definition.JobsFolder;
import fr.mediation.bilan.fact.YearBasis;
import fr.mediation.bilan.job.compute.Computations;
import fr.mediation.bilan.job.compute.Computations.Computed;
import fr.mediation.bilan.job.ingest.Deliveries;
import fr.mediation.bilan.report.Edition;
import fr.mediation.bilan.report.xlsx.WorkbookWriter;
import fr.mediation.bilan.store.PublicationStore.Publication;
import fr.mediation.bilan.territory.Perimeter;
import fr.mediation.bilan.text.Messages;
import fr.mediation.bilan.text.ProblemException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@BilanTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ReviewTest {
    @Autowired
    private Deliveries deliveries;

    @Autowired
    private Computations computations;

    @Autowired
    private Publications publications;

    @Autowired
    private Review review;

    @Autowired
    private JdbcClient jdbc;

    @TempDir
    private Path folder;

    private final JobsFolder jobs = JobsFolder.packaged();
    private Computed computed;

    @BeforeAll
    void aYearOfOneFile() {
        TestHome.empty(jdbc);
        deliveries.ingest(
                "mars.csv",
                "id_activite,date,type,code_insee,thematiques",
                "A1,2016-03-01,atelier,33063,Internet|Bureautique");
        computed = computations.compute(jobs, YearBasis.CIVIL);
    }

    private boolean draft(Path place, Locale language) {
        return review.write(computed, request(place, language), jobs).changed();
    }

    private static Review.Request request(Path place, Locale language) {
        return new Review.Request(2016, Perimeter.REGIONS_2016, language, Set.of(), place);
    }

    private long reports() {
        return jdbc.sql("select count(*) from batch_job_instance where job_name = 'report'")
                .query(Long.class)
                .single();
    }

    @Test
    void ofMoreThemesThanAWorkbookHoldsTheDeliveriesAreNamed() {
        assertThat(review.explained(
                        new ProblemException(WorkbookWriter.TOO_MANY_ROWS, "Données", 1_047_576),
                        Edition.DRAFT,
                        Messages.in(Messages.FRENCH)))
                .hasMessageContaining("“Données” would have more than")
                .hasMessageContaining("mars.csv (2)");
    }

    @Test
    void aKeptDefinitionThatIsAdmittedNoMoreIsToldWithItsPublication() {
        ProblemException problem =
                new ProblemException("definition.long-text", "jobs/indicators/ateliers.yaml", "3", "/label/fr", 500);

        assertThat(review.explained(problem, new Edition(7L, LocalDate.EPOCH), Messages.in(Messages.FRENCH)))
                .hasMessageContaining("publication 7")
                .hasMessageContaining("jobs/indicators/ateliers.yaml");
        assertThat(review.explained(problem, Edition.DRAFT, Messages.in(Messages.FRENCH)))
                .isSameAs(problem);
    }

    @Test
    void aDraftIsWrittenWhereItIsNotInPlaceAndIsNoJob() throws IOException {
        Path place = folder.resolve("draft");
        long before = reports();

        assertThat(draft(place, Messages.FRENCH)).isTrue();
        assertThat(draft(place, Messages.FRENCH)).isFalse();
        Files.delete(place.resolve("LISEZMOI.md"));
        assertThat(draft(place, Messages.FRENCH)).as("a file removed").isTrue();
        Files.writeString(place.resolve("qualite-2016.csv"), "changed");
        assertThat(draft(place, Messages.FRENCH)).as("a file changed").isTrue();
        assertThat(draft(place, Messages.ENGLISH)).as("another language").isTrue();
        assertThat(draft(place, Messages.FRENCH)).as("the first language again").isTrue();

        assertThat(reports()).isEqualTo(before);
    }

    @Test
    void aReportOfAPublicationIsMadeByOneJobWhereverItIsPut() {
        Publication publication = publications.publish(2016, computed, List.of(), jobs);
        long before = reports();

        assertThat(review.write(publication, request(folder.resolve("one"), Messages.FRENCH))
                        .changed())
                .isTrue();
        assertThat(review.write(publication, request(folder.resolve("other"), Messages.FRENCH))
                        .changed())
                .isTrue();

        assertThat(reports()).isEqualTo(before + 1);
    }
}
