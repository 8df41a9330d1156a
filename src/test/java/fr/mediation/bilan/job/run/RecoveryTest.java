package fr.mediation.bilan.job.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import fr.mediation.bilan.database.BilanTest;
import fr.mediation.bilan.database.ConnectionCut;
import fr.mediation.bilan.database.ConnectionCut.Victim;
import fr.mediation.bilan.database.TestHome;
import fr.mediation.bilan.job.ingest.Deliveries;
import fr.mediation.bilan.job.ingest.DeliveryReport;
import fr.mediation.bilan.job.ingest.Withdrawal;
import fr.mediation.bilan.source.delivery.DeliveryHints;
import fr.mediation.bilan.text.ProblemException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Whatever state the history of a job was left in, the same command again ends well. */
@BilanTest
@Tag("slow")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RecoveryTest {
    /** Two slices of a file. */
    private static final int LINES = 21_000;

    private static final String NO_CONTEXTS =
            "delete from batch_step_execution_context; delete from batch_job_execution_context";
    private static final String NO_STEPS = "delete from batch_step_execution_context; delete from batch_step_execution";
    private static final String NO_EXECUTIONS = NO_STEPS + """
            ; delete from batch_job_execution_context; delete from batch_job_execution_params
            ; delete from batch_job_execution""";

    @Autowired
    private ExclusiveRuns runs;

    @Autowired
    private Deliveries deliveries;

    @Autowired
    private Withdrawal withdrawal;

    @Autowired
    private JdbcClient jdbc;

    private Path file;
    private ConnectionCut cut;
    private List<String> undisturbed;

    @BeforeAll
    void ingestUndisturbed(@TempDir Path folder) {
        String[] lines = new String[LINES];
        lines[0] = "id_activite,date,type,code_insee";
        for (int i = 1; i < LINES; i++) {
            // The last lines are rejected, repeated, and put right by a later one of the same key.
            lines[i] = i == LINES - 3
                    ? "A1,2016-02-31,atelier,33063"
                    : "A" + (i > LINES - 3 ? 7 : i) + ",2016-03-01," + (i > LINES - 2 ? "individuel" : "atelier")
                            + ",33063";
        }
        file = Deliveries.file(folder, "mars.csv", lines);
        cut = new ConnectionCut(jdbc);
        TestHome.empty(jdbc);
        ingest();
        undisturbed = rows();
    }

    @AfterEach
    void heal() {
        cut.heal();
    }

    private DeliveryReport ingest() {
        return runs.call(Progress.SILENT, () -> deliveries.ingest(file));
    }

    private List<String> rows() {
        List<String> rows = new ArrayList<>();
        for (String query : List.of(
                "select line || ' ' || natural_key || ' ' || (superseded_by is not null) from attendance order by 1",
                "select line || ' ' || rule from rejection order by 1",
                "select status || ' ' || lines_read || ' ' || accepted || ' ' || rejected || ' ' || replaced from delivery",
                "select 'repeated ' || line from repeated_line",
                "select distinct status from batch_job_execution where job_execution_id ="
                        + " (select max(job_execution_id) from batch_job_execution)")) {
            rows.addAll(jdbc.sql(query).query(String.class).list());
        }
        return rows;
    }

    /** Interrupts an ingest as a full disk does, and leaves its history as it was. */
    private void interruptAt(String step, int commit) {
        TestHome.empty(jdbc);
        cut.atCommit(step, commit, Victim.STATEMENT);
        assertThatExceptionOfType(ProblemException.class).isThrownBy(this::ingest);
        cut.heal();
    }

    private void leave(String state) {
        for (String statement : state.split(";")) {
            jdbc.sql(statement).update();
        }
    }

    /** The same command, and the same again: it does what was left to do, and then nothing. */
    private void ingestAgainAsIfNothingHadBeen() {
        assertThat(ingest().status()).isEqualTo(DeliveryReport.Status.LOADED);
        assertThat(rows()).isEqualTo(undisturbed);
        assertThat(ingest().status()).isEqualTo(DeliveryReport.Status.UNCHANGED);
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "null",
            value = {
                "STARTING,STARTING",
                "STARTED,STARTED",
                "STARTED,STARTING",
                "STARTED,UNKNOWN",
                "STARTED,FAILED",
                "STOPPING,STARTED",
                "STOPPING,STOPPED",
                "STOPPED,STOPPED",
                "FAILED,STARTED",
                "FAILED,UNKNOWN",
                "UNKNOWN,UNKNOWN",
                "UNKNOWN,STARTED",
                "UNKNOWN,FAILED",
                "ABANDONED,ABANDONED",
                "null,null"
            })
    void anExecutionInAnyStatusGoesOn(String ofJob, String ofStep) {
        interruptAt("load", 2);
        jdbc.sql("update batch_job_execution set status = ?, end_time = null, exit_code = 'UNKNOWN'")
                .param(1, ofJob, java.sql.Types.VARCHAR)
                .update();
        jdbc.sql("update batch_step_execution set status = ?, end_time = null, exit_code = 'UNKNOWN'")
                .param(1, ofStep, java.sql.Types.VARCHAR)
                .update();

        ingestAgainAsIfNothingHadBeen();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                NO_CONTEXTS,
                "delete from batch_job_execution_context",
                "delete from batch_job_execution_params",
                "update batch_step_execution_context set short_context = 'nonsense', serialized_context = null",
                "update batch_job_execution_context set short_context = 'nonsense', serialized_context = null",
                NO_STEPS,
                NO_EXECUTIONS,
                NO_EXECUTIONS + "; delete from batch_job_instance",
                NO_STEPS + "; update batch_job_execution set status = 'STARTING', start_time = null, end_time = null",
                NO_STEPS
                        + "; update batch_job_execution set status = 'UNKNOWN'; delete from batch_job_execution_context"
            })
    void aHistoryInPiecesIsBegunAgain(String state) {
        interruptAt("load", 2);
        leave(state);

        ingestAgainAsIfNothingHadBeen();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update batch_job_execution set status = 'UNKNOWN'; update batch_step_execution set status = 'UNKNOWN'"
                        + " where step_name <> 'load'",
                "update batch_job_execution set status = 'STARTED'",
                "delete from batch_step_execution_context; delete from batch_step_execution",
                NO_CONTEXTS,
                NO_EXECUTIONS
            })
    void aDeliveryThatCountsAlreadyCountsOnce(String state) {
        interruptAt("return", 1);
        leave(state);

        ingestAgainAsIfNothingHadBeen();
    }

    @Test
    void allStepsDoneAndTheJobNotNotedAsDoneIsDone() {
        TestHome.empty(jdbc);
        ingest();
        jdbc.sql("update batch_job_execution set status = 'STARTED', exit_code = 'UNKNOWN', end_time = null")
                .update();

        ingestAgainAsIfNothingHadBeen();
    }

    @ParameterizedTest
    @ValueSource(strings = {"load", "settle"})
    void whatIsGoneOnWithUnderAnotherProducersNameLosesNoLine(String step) {
        interruptAt(step, 1);

        runs.call(Progress.SILENT, () -> deliveries.ingest(file, new DeliveryHints("autre", null, null).ofNamed()));

        assertThat(jdbc.sql("select accepted from delivery").query(Long.class).single())
                .isEqualTo(LINES - 2);
        assertThat(jdbc.sql("select count(*) from attendance").query(Long.class).single())
                .isEqualTo(LINES - 2);
        assertThat(jdbc.sql("select count(*) from rejection").query(Long.class).single())
                .isEqualTo(1);
    }

    @Test
    void aDeliveryThatCountedAndIsBegunAgainCanBeWithdrawn() {
        interruptAt("return", 1);
        leave(NO_EXECUTIONS);
        cut.atCommit("load", 2, Victim.STATEMENT);
        assertThatExceptionOfType(ProblemException.class).isThrownBy(this::ingest);
        cut.heal();
        assertThat(jdbc.sql("select status from delivery").query(String.class).single())
                .isEqualTo("loading");

        runs.call(Progress.SILENT, () -> withdrawal.withdraw("mars.csv"));

        assertThat(ingest().status()).isEqualTo(DeliveryReport.Status.LOADED);
        assertThat(rows()).isEqualTo(undisturbed);
    }

    @Test
    void theRunIsToldThatItRecoversAndTheUserWhatFailed() {
        TestHome.empty(jdbc);
        cut.atCommit("load", 1, Victim.STATEMENT);
        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(this::ingest)
                .satisfies(problem -> assertThat(problem.key()).isEqualTo("database.failed.no-space"));
        jdbc.sql("update batch_job_execution set status = 'UNKNOWN'").update();
        AtomicInteger recovered = new AtomicInteger();
        Progress progress = new Progress() {
            @Override
            public void recovered(int runs) {
                recovered.addAndGet(runs);
            }
        };

        runs.call(progress, () -> deliveries.ingest(file));

        assertThat(recovered).hasValue(1);
    }
}
