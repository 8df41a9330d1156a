package fr.mediation.bilan.job.publish;

import static org.assertj.core.api.Assertions.assertThat;

import fr.mediation.bilan.database.BilanTest;
import fr.mediation.bilan.database.TestHome;
import fr.mediation.bilan.definition.JobsFolder;
import fr.mediation.bilan.fact.YearBasis;
import fr.mediation.bilan.job.compute.Computations;
import fr.mediation.bilan.job.compute.ComputationsOfADay;
import fr.mediation.bilan.job.ingest.Deliveries;
import fr.mediation.bilan.job.ingest.SourceCatalogue;
import fr.mediation.bilan.job.run.Home;
import fr.mediation.bilan.store.FigureStore;
import fr.mediation.bilan.territory.Territories;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@BilanTest
class FollowUpTest {
    private static final Clock MAY_2016 =
            Clock.fixed(LocalDate.of(2016, 5, 20).atTime(12, 0).toInstant(ZoneOffset.UTC), ZoneOffset.UTC);

    @Autowired
    private Deliveries deliveries;

    @Autowired
    private FigureStore figures;

    @Autowired
    private ComputationsOfADay days;

    @Autowired
    private JdbcClient jdbc;

    @TempDir
    private Path folder;

    @BeforeEach
    void personsWhoComeInSeveralMonths() {
        TestHome.empty(jdbc);
        deliveries.ingest(
                "frequentation.csv",
                "id_activite,date,type,code_insee,id_participant",
                "A1,2016-01-10,atelier,33063,p1",
                "A2,2016-03-10,atelier,33063,p1",
                "A3,2016-03-11,atelier,75114,p2",
                "A4,2016-04-02,atelier,33063,p1");
    }

    private List<String> lines(YearBasis basis, Clock clock) throws IOException {
        Computations.Computed computed = days.at(clock).compute(JobsFolder.packaged(), basis);
        var written = new FollowUp(figures, Territories.load(), SourceCatalogue.facts(), clock)
                .write(computed, new Home(folder), JobsFolder.packaged());
        return written.isEmpty() ? List.of() : Files.readAllLines(written.get());
    }

    @Test
    void aPersonWhoComesInTwoMonthsCountsOnceInTheQuarterAndAllIsProvisional() throws IOException {
        assertThat(lines(YearBasis.CIVIL, MAY_2016))
                .filteredOn(line -> line.contains(",2016,national,FR,France,beneficiaires,"))
                .containsExactly(
                        "2016-01,2016,national,FR,France,beneficiaires,1,personnes,1,,1,P",
                        "2016-03,2016,national,FR,France,beneficiaires,2,personnes,2,,2,P",
                        "2016-04,2016,national,FR,France,beneficiaires,1,personnes,1,,1,P",
                        "2016-Q1,2016,national,FR,France,beneficiaires,2,personnes,2,,2,P",
                        "2016-Q2,2016,national,FR,France,beneficiaires,1,personnes,1,,1,P");
    }

    @Test
    void aYearThatIsOverHasNoFollowUp() throws IOException {
        Clock nextYear = Clock.fixed(LocalDate.of(2017, 5, 20).atTime(12, 0).toInstant(ZoneOffset.UTC), ZoneOffset.UTC);

        assertThat(lines(YearBasis.CIVIL, nextYear)).isEmpty();
    }

    @Test
    void monthsAreCivil() throws IOException {
        assertThat(lines(YearBasis.CONVENTION, MAY_2016)).isEmpty();
    }
}
