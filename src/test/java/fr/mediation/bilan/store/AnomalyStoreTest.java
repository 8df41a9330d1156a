package fr.mediation.bilan.store;

import static org.assertj.core.api.Assertions.assertThat;

import fr.mediation.bilan.database.BilanTest;
import fr.mediation.bilan.database.TestHome;
import fr.mediation.bilan.job.ingest.SourceCatalogue;
import fr.mediation.bilan.store.AnomalyStore.Month;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.annotation.Transactional;

@BilanTest
@Transactional
class AnomalyStoreTest {
    @Autowired
    private AnomalyStore anomalies;

    @Autowired
    private FactStore facts;

    @Autowired
    private JdbcClient jdbc;

    private StoreRows rows;

    @BeforeEach
    void emptyTables() {
        TestHome.empty(jdbc);
        rows = new StoreRows(jdbc);
    }

    @Test
    void aProducersFirstDeliveryHasNoEarlierOne() {
        long first = rows.delivery("un", "2016-01-01", "2016-01-31");
        long other = rows.delivery("deux", "2016-01-01", "2016-01-31");
        long second = rows.delivery("un", "2016-02-01", "2016-02-28");
        long corrected = rows.delivery("un", "2016-02-01", "2016-02-28");
        rows.corrects(corrected, second);

        assertThat(anomalies.anyEarlier(first)).isFalse();
        assertThat(anomalies.anyEarlier(other)).isFalse();
        assertThat(anomalies.anyEarlier(second)).isTrue();
        assertThat(anomalies.anyEarlier(corrected)).isFalse();
    }

    @Test
    void eachMonthOfADeliveryIsComparedWithTheYearBefore() {
        long before = rows.delivery("un", "2015-02-01", "2015-02-28");
        rows.line(before, 2, 100, "2015-02-03");
        rows.line(before, 3, 101, "2015-02-04");
        long delivery = rows.delivery("un", "2016-01-10", "2016-03-05");
        rows.line(delivery, 2, 200, "2016-01-10");
        rows.line(delivery, 3, 201, "2016-03-05");

        assertThat(anomalies.months("attendance", delivery))
                .containsExactly(
                        new Month(LocalDate.of(2016, 1, 1), 0, 1),
                        new Month(LocalDate.of(2016, 2, 1), 2, 0),
                        new Month(LocalDate.of(2016, 3, 1), 0, 1));
    }

    @Test
    void aPlaceIsNewWhereNoDirectoryAndNoEarlierDeliveryHasIt() {
        long directory = rows.delivery("directory", "un", "2016-01-01", "2016-01-01");
        jdbc.sql("""
                insert into directory (delivery, sheet, line, natural_key, identified, date, place, name, canope, filled)
                values (?, '', 2, 1, true, date '2016-01-01', 'annuaire', 'Un lieu', false, 3)
                """).param(directory).update();
        jdbc.sql("select resolve_places()").query(row -> {});
        long earlier = rows.delivery("un", "2016-01-01", "2016-01-31");
        rows.line(earlier, 2, 100, "2016-01-10");
        rows.at(earlier, 2, "connu", "");
        long delivery = rows.delivery("un", "2016-02-01", "2016-02-28");
        int line = 2;
        for (String place : List.of("nouveau", "connu", "annuaire")) {
            rows.line(delivery, line, 200 + line, "2016-02-10");
            rows.at(delivery, line++, place, "");
        }

        for (long named : List.of(earlier, delivery)) {
            facts.summarise(SourceCatalogue.facts().of("attendance"), named);
        }

        assertThat(anomalies.newPlaces(delivery)).containsExactly("nouveau");
    }

    @Test
    void theLastAnomaliesOfADeliveryAreKeptInTheirOrder() {
        long delivery = rows.delivery("un", "2016-01-01", "2016-01-31");
        anomalies.store(delivery, List.of("premier"));
        anomalies.store(delivery, List.of("second", "premier"));

        assertThat(anomalies.sentences(delivery)).containsExactly("second", "premier");
    }
}
