package fr.mediation.bilan.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import fr.mediation.bilan.database.BilanTest;
import fr.mediation.bilan.database.TestHome;
import fr.mediation.bilan.job.Privacy.Kept;
import fr.mediation.bilan.job.ingest.Deliveries;
import java.time.LocalDate;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@BilanTest
class PrivacyTest {
    @Autowired
    private Deliveries deliveries;

    @Autowired
    private Privacy privacy;

    @Autowired
    private JdbcClient jdbc;

    @BeforeEach
    void nothing() {
        TestHome.empty(jdbc);
    }

    @Test
    void personsAreCountedWhoWereDeliveredWithAnIdentifier() {
        deliveries.ingest(
                "mars.csv",
                "id_activite,date,type,code_insee,id_participant",
                "A1,2016-03-01,individuel,33063,P1",
                "A2,2016-03-02,individuel,33063,P1",
                "A3,2016-03-04,individuel,33063,P2",
                "A4,2016-03-05,individuel,33063,");

        assertThat(privacy.held().sources())
                .filteredOn(source -> source.lines() > 0)
                .extracting(Kept::source, Kept::persons, Kept::lines, Kept::first, Kept::last)
                .containsExactly(tuple("attendance", 2L, 3L, LocalDate.of(2016, 3, 1), LocalDate.of(2016, 3, 4)));
    }

    @Test
    void ofNobodyNothingIsHeld() {
        assertThat(privacy.held().sources()).allMatch(source -> source.persons() == 0 && source.lines() == 0);
        assertThat(privacy.held().forgotten()).isEmpty();
    }
}
