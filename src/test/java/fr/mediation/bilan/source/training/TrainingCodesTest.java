package fr.mediation.bilan.source.training;

import static org.assertj.core.api.Assertions.assertThat;

import fr.mediation.bilan.database.BilanTest;
import fr.mediation.bilan.database.TestHome;
import java.util.List;
import org.jspecify.annotations.Nullable;
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

    /** One session for each code of enrolment, of one person who came, or of whom that is not known. */
    private void sessions(@Nullable Boolean present) {
        List<String> codes = TrainingSource.ENROLMENTS.codes();
        for (int session = 0; session < codes.size(); session++) {
            jdbc.sql("""
                    insert into training (delivery, sheet, line, natural_key, identified, date, session, hours, person,
                                          enrolment, present)
                    select id, '', :session, :session, true, date '2016-05-01', :session, 7, gen_random_uuid(), :enrolment,
                           cast(:present as boolean)
                    from delivery
                    """)
                    .param("session", session)
                    .param("enrolment", codes.get(session))
                    .param("present", present)
                    .update();
        }
    }

    private List<String> enrolments(String condition) {
        return jdbc.sql("select enrolment from training_fact where " + condition)
                .query(String.class)
                .list();
    }

    @Test
    void theViewKnowsACancelledEnrolmentByItsCode() {
        sessions(true);

        assertThat(enrolments("session_hours is null")).containsExactly(TrainingSource.CANCELLED);
        assertThat(enrolments("not held")).containsExactly(TrainingSource.CANCELLED);
    }

    @Test
    void onlyWhoWasEnrolledLeavesItOpenWhetherASessionWasHeld() {
        sessions(null);

        assertThat(enrolments("held is null")).containsExactly(TrainingSource.ENROLLED);
        assertThat(enrolments("held")).isEmpty();
    }
}
