package fr.mediation.bilan.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.mediation.bilan.database.BilanTest;
import fr.mediation.bilan.database.TestHome;
import fr.mediation.bilan.definition.JobsFolder;
import fr.mediation.bilan.job.ingest.Deliveries;
import fr.mediation.bilan.job.ingest.Withdrawal;
import fr.mediation.bilan.text.ProblemException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Deliveries that are withdrawn and restored, with what is computed of it. */
@BilanTest
class WithdrawTest {
    private static final String HEADER = "id_activite,date,type,code_insee,participants";

    @Autowired
    private Withdraw withdraw;

    @Autowired
    private Withdrawal withdrawal;

    @Autowired
    private Deliveries deliveries;

    @BeforeEach
    void twoFiles(@Autowired JdbcClient jdbc) {
        TestHome.empty(jdbc);
        deliveries.ingest("a.csv", HEADER, "A1,2016-03-01,atelier,33063,8");
        deliveries.ingest("b.csv", HEADER, "B1,2016-03-02,atelier,33063,8");
    }

    private Withdraw.Result run(boolean restore) {
        return withdraw.run(new Withdraw.Request("b.csv", restore, JobsFolder.packaged()), new RunListener() {});
    }

    @Test
    void whatWasWithdrawnByARunThatWasKilledIsComputedByTheSameCommand() {
        withdrawal.withdraw("b.csv");

        Withdraw.Result result = run(false);

        assertThat(result.changed().restored()).isFalse();
        assertThat(result.computed().ran()).isTrue();
        assertThatThrownBy(() -> run(false))
                .isInstanceOfSatisfying(
                        ProblemException.class, e -> assertThat(e.key()).isEqualTo("job.not-in-force"));
    }

    @Test
    void whatWasRestoredByARunThatWasKilledIsComputedByTheSameCommand() {
        run(false);
        withdrawal.restore("b.csv");

        Withdraw.Result result = run(true);

        assertThat(result.changed().restored()).isTrue();
        assertThat(result.computed().ran()).isTrue();
        assertThatThrownBy(() -> run(true))
                .isInstanceOfSatisfying(
                        ProblemException.class, e -> assertThat(e.key()).isEqualTo("job.not-withdrawn"));
    }
}
