package fr.mediation.bilan.store;

import static org.assertj.core.api.Assertions.assertThat;

import fr.mediation.bilan.database.BilanTest;
import fr.mediation.bilan.database.TestHome;
import fr.mediation.bilan.fact.FactTable.CivilYears;
import fr.mediation.bilan.fact.YearBasis;
import fr.mediation.bilan.job.ingest.SourceCatalogue;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.annotation.Transactional;

@BilanTest
@Transactional
class DeliveryStoreTest {
    @Autowired
    private DeliveryStore deliveries;

    @Autowired
    private JdbcClient jdbc;

    private StoreRows rows;

    @BeforeEach
    void emptyTables() {
        TestHome.empty(jdbc);
        rows = new StoreRows(jdbc);
    }

    private long about(String source, String firstDay, String lastDay, int... years) {
        long delivery = rows.delivery(source, "un", firstDay, lastDay);
        for (int year : years) {
            jdbc.sql("insert into delivery_year values (?, ?, ?)")
                    .params(delivery, source, year)
                    .update();
        }
        return delivery;
    }

    @Test
    void personsAreKnownOnceALineNamesOne() {
        long delivery = about("attendance", "2016-01-01", "2016-01-31", 2016);
        rows.line(delivery, 2, 1, "2016-01-15");
        assertThat(deliveries.knowPersons()).isFalse();

        jdbc.sql("update attendance set person = gen_random_uuid()").update();

        assertThat(deliveries.knowPersons()).isTrue();
    }

    @Test
    void aYearsDeliveriesAreThoseInForceThatAreAboutIt() {
        long both = about("attendance", "2015-12-01", "2016-01-31", 2015, 2016);
        long later = about("attendance", "2016-02-01", "2016-02-28", 2016);
        long withdrawn = about("attendance", "2016-03-01", "2016-03-31", 2016);
        rows.withdraw(withdrawn);
        about("training", "2016-02-01", "2016-02-28", 2016);

        assertThat(deliveries.idsOf("attendance", new CivilYears(2016, 2016))).containsExactly(both, later);
        assertThat(deliveries.idsOf("attendance", new CivilYears(2014, 2015))).containsExactly(both);
    }

    @Test
    void theirHashesComeInTheOrderOfReception() {
        about("attendance", "2016-02-01", "2016-02-28", 2016);
        about("attendance", "2016-01-01", "2016-01-31", 2016);

        assertThat(deliveries.hashesOf("attendance", CivilYears.ALL))
                .containsExactly("0".repeat(64), "0".repeat(63) + "1");
    }

    @Test
    void theYearsOfDeliveriesDependOnHowYearsAreCounted() {
        about("attendance", "2016-01-15", "2016-12-31");

        assertThat(deliveries.years(SourceCatalogue.facts().of("attendance"), YearBasis.CIVIL))
                .containsExactly(2016);
        assertThat(deliveries.years(SourceCatalogue.facts().of("attendance"), YearBasis.CONVENTION))
                .containsExactly(2015, 2016);
    }

    @Test
    void theYearsOfMeansAreCivilHoweverYearsAreCounted() {
        about("funding", "2016-01-01", "2016-01-01");

        assertThat(deliveries.years(SourceCatalogue.facts().of("funding"), YearBasis.CONVENTION))
                .containsExactly(2016);
    }
}
