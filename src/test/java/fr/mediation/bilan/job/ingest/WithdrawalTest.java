package fr.mediation.bilan.job.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.mediation.bilan.database.BilanTest;
import fr.mediation.bilan.database.TestHome;
import fr.mediation.bilan.job.run.Progress;
import fr.mediation.bilan.source.delivery.DeliveryHints;
import fr.mediation.bilan.text.ProblemException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@BilanTest
class WithdrawalTest {
    private static final String HEADER = "id_activite,date,type,code_insee,participants";

    @Autowired
    private Deliveries deliveries;

    @Autowired
    private Withdrawal withdrawal;

    @Autowired
    private JdbcClient jdbc;

    @TempDir
    private Path folder;

    @BeforeEach
    void twoProducersDeliverFilesOfOneName() {
        TestHome.empty(jdbc);
        deliver("premier", "A1,2016-03-01,atelier,75114,1");
        deliver("second", "A2,2016-03-01,atelier,75114,2");
    }

    private void deliver(String producer, String line) {
        Path file = Deliveries.file(folder, "frequentation-2016.csv", HEADER, line);
        deliveries.ingest(file, new DeliveryHints(producer, null, null));
    }

    private List<String> withdrawn() {
        return jdbc.sql("select producer from delivery where status = 'withdrawn'")
                .query(String.class)
                .list();
    }

    @Test
    void aNameThatTwoProducersGaveAsksForMoreAndWithdrawsNothing() {
        assertThatThrownBy(() -> withdrawal.withdraw("frequentation-2016.csv"))
                .isInstanceOfSatisfying(ProblemException.class, problem -> {
                    assertThat(problem.key()).isEqualTo("job.several-deliveries");
                    assertThat(problem.getMessage()).contains("(premier)", "(second)");
                });
        assertThat(withdrawn()).isEmpty();
    }

    @Test
    void theNameStillAsksWhereOneOfThemIsWithdrawnAlready() {
        withdrawal.withdraw(jdbc.sql("select id from delivery where producer = 'second'")
                .query(String.class)
                .single());

        assertThatThrownBy(() -> withdrawal.withdraw("frequentation-2016.csv"))
                .hasMessageContaining("(premier)")
                .hasMessageContaining("(second)");
        assertThat(withdrawn()).containsExactly("second");
    }

    private Path interrupted() {
        Path file = Deliveries.file(folder, "frequentation-2016.csv", HEADER, "A3,2016-03-01,atelier,75114,3");
        Progress breakingOff = new Progress() {
            @Override
            public void lines(int count) {
                throw new IllegalStateException("interrupted");
            }
        };
        deliveries.ingest(file, Deliveries.intake(), new DeliveryHints("premier", null, null), breakingOff);
        assertThat(jdbc.sql("select count(*) from delivery where status = 'loading'")
                        .query(Long.class)
                        .single())
                .isEqualTo(1);
        return file;
    }

    @Test
    void nothingStaysOfAnInterruptedDeliveryThatIsWithdrawn() {
        Path file = interrupted();

        withdrawal.withdraw(jdbc.sql("select id from delivery where status = 'loading'")
                .query(String.class)
                .single());

        assertThat(jdbc.sql("select count(*) from delivery").query(Long.class).single())
                .isEqualTo(2);
        assertThat(deliveries
                        .ingest(file, new DeliveryHints("premier", null, null))
                        .status())
                .isEqualTo(DeliveryReport.Status.LOADED);
    }

    @Test
    void aNameMeansTheDeliveryThatWasLoadedToItsEnd() {
        TestHome.empty(jdbc);
        deliver("premier", "A1,2016-03-01,atelier,75114,1");
        interrupted();

        assertThat(withdrawal.withdraw("frequentation-2016.csv").lines().accepted())
                .isEqualTo(1);
    }
}
