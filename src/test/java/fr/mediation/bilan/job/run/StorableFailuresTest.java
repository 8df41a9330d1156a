package fr.mediation.bilan.job.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.mediation.bilan.database.BilanTest;
import fr.mediation.bilan.database.TestHome;
import fr.mediation.bilan.text.ProblemException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.batch.core.job.Job;
import org.springframework.batch.core.job.parameters.JobParameters;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@BilanTest
class StorableFailuresTest {
    @Autowired
    private JobSteps steps;

    @Autowired
    private JobRuns runs;

    @Autowired
    private JdbcClient jdbc;

    @BeforeEach
    void nothingRan() {
        TestHome.empty(jdbc);
    }

    @Test
    void aFailureWhoseMessageHoldsNulIsRecordedAsAFailure() {
        Job job = steps.job("failing")
                .start(steps.step("quote", step -> {
                    throw new IllegalStateException("a cell held x\u0000y");
                }))
                .build();

        assertThatThrownBy(() -> runs.run(job, new JobParameters())).isInstanceOf(ProblemException.class);

        for (String table : new String[] {"batch_job_execution", "batch_step_execution"}) {
            assertThat(jdbc.sql("select status from " + table)
                            .query(String.class)
                            .list())
                    .as(table)
                    .containsExactly("FAILED");
        }
        assertThat(jdbc.sql("select exit_message from batch_step_execution")
                        .query(String.class)
                        .single())
                .contains("a cell held x\uFFFDy");
    }
}
