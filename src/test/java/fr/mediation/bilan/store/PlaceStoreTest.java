package fr.mediation.bilan.store;

import static org.assertj.core.api.Assertions.assertThat;

import fr.mediation.bilan.database.BilanTest;
import fr.mediation.bilan.database.TestHome;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.annotation.Transactional;

@BilanTest
@Transactional
class PlaceStoreTest {
    @Autowired
    private PlaceStore places;

    @Autowired
    private JdbcClient jdbc;

    private StoreRows rows;

    @BeforeEach
    void emptyTables() {
        TestHome.empty(jdbc);
        rows = new StoreRows(jdbc);
    }

    private void state(long delivery, int line, String day, String place, String name, String labelledOn) {
        jdbc.sql("""
                insert into directory (delivery, sheet, line, natural_key, identified, date, place, name, commune,
                                       department, canope, labelled_on, filled)
                values (?, '', ?, ?, true, cast(? as date), ?, ?, '33063', '33', false, cast(nullif(?, '') as date), 3)
                """).params(delivery, line, line, day, place, name, labelledOn).update();
    }

    @Test
    void aPlaceIsWhatItsLastStateOfTheYearSaid() {
        long delivery = rows.delivery("directory", "un", "2015-06-01", "2017-06-01");
        state(delivery, 2, "2015-06-01", "L1", "Ancien nom", "");
        state(delivery, 3, "2016-06-01", "L1", "Nom", "2016-05-01");
        state(delivery, 4, "2017-06-01", "L1", "Nouveau nom", "");

        assertThat(places.at("civil", 2016)).containsExactly(new PlaceStore.Place("Nom", "33063", "33", true));
    }
}
