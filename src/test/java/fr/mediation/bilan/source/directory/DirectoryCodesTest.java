package fr.mediation.bilan.source.directory;

import static org.assertj.core.api.Assertions.assertThat;

import fr.mediation.bilan.database.BilanTest;
import fr.mediation.bilan.database.TestHome;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@BilanTest
class DirectoryCodesTest {
    private static final String FULL = "plein";

    @Autowired
    private JdbcClient jdbc;

    @BeforeEach
    void oneDelivery() {
        TestHome.empty(jdbc);
        jdbc.sql("""
                insert into delivery (sha256, file, producer, source, profile, format, received_on, status, first_date,
                                      last_date)
                values (repeat('0', 64), 'f.csv', 'p', 'directory', 'canonique', 'csv', date '2016-01-01', 'in_force',
                        date '2016-05-01', date '2016-05-01')
                """).update();
    }

    @Test
    void theViewKnowsAFullPriceByItsCode() {
        List<String> codes = DirectorySource.SUBSCRIPTIONS.codes();
        for (int place = 0; place < codes.size(); place++) {
            jdbc.sql("""
                    insert into directory (delivery, sheet, line, natural_key, identified, date, place, name, canope,
                                           subscription, subscription_price, filled)
                    select id, '', :line, :line, true, date '2016-05-01', :place, '', false, :subscription, :price, 0
                    from delivery
                    """)
                    .param("line", place)
                    .param("place", Integer.toString(place))
                    .param("subscription", codes.get(place))
                    .param("price", 100 * (place + 1))
                    .update();
        }

        assertThat(jdbc.sql("select distinct full_price from directory_fact where year_basis = 'civil'")
                        .query(BigDecimal.class)
                        .single())
                .isEqualByComparingTo(BigDecimal.valueOf(100L * (codes.indexOf(FULL) + 1)));
    }
}
