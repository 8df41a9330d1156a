package fr.mediation.bilan.source.training;

import static org.assertj.core.api.Assertions.assertThat;

import fr.mediation.bilan.database.BilanTest;
import fr.mediation.bilan.database.TestHome;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@BilanTest
class TrainingCodesTest {
    @Autowired
    private JdbcClient jdbc;

    @BeforeEach
    void oneDelivery() {
        TestHome.empty(jdbc);
        jdbc.sql("""
                insert into delivery (sha256, file, producer, source, profile, format, received_on, status)
                values (repeat('0', 64), 'f.csv', 'p', 'training', 'canonique', 'csv', date '2016-01-01', 'in_force')
                """).update();
    }

    @Test
    void theViewKnowsACancelledEnrolmentByItsCode() {
        List<String> codes = TrainingSource.ENROLMENTS.codes();
        for (int session = 0; session < codes.size(); session++) {
            jdbc.sql("""
                    insert into training (delivery, sheet, line, natural_key, identified, date, session, hours, person,
                                          enrolment)
                    select id, '', :session, :session, true, date '2016-05-01', :session, 7, gen_random_uuid(), :enrolment
                    from delivery
                    """)
                    .param("session", session)
                    .param("enrolment", codes.get(session))
                    .update();
        }

        assertThat(jdbc.sql("select enrolment from training_fact where session_hours is null")
                        .query(String.class)
                        .list())
                .containsExactly(TrainingSource.CANCELLED);
    }
}
