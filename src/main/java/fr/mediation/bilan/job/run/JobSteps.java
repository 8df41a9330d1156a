package fr.mediation.bilan.job.run;

import org.springframework.batch.core.job.builder.JobBuilder;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.step.Step;
import org.springframework.batch.core.step.StepContribution;
import org.springframework.batch.core.step.builder.StepBuilder;
import org.springframework.batch.infrastructure.repeat.RepeatStatus;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;

/** Makes jobs and their steps. A step does its work at once and in one transaction, unless it is built otherwise. */
@Component
public class JobSteps {
    private final JobRepository repository;
    private final PlatformTransactionManager transactions;

    JobSteps(JobRepository repository, PlatformTransactionManager transactions) {
        this.repository = repository;
        this.transactions = transactions;
    }

    /** The work of a step. */
    @FunctionalInterface
    public interface Work {
        /**
         * Does it.
         *
         * @param contribution the step's execution
         * @throws Exception to fail
         */
        void on(StepContribution contribution) throws Exception;
    }

    /**
     * A job, to be given steps.
     *
     * @param name its name
     * @return the job without steps
     */
    public JobBuilder job(String name) {
        return new JobBuilder(name, repository);
    }

    /**
     * A step of another kind, to be built.
     *
     * @param name its name
     * @return the step without work
     */
    public StepBuilder builder(String name) {
        return new StepBuilder(name, repository);
    }

    /**
     * A step that does its work at once.
     *
     * @param name its name
     * @param work the work
     * @return the step
     */
    public Step step(String name, Work work) {
        return builder(name)
                .tasklet(
                        (contribution, context) -> {
                            work.on(contribution);
                            return RepeatStatus.FINISHED;
                        },
                        transactions)
                .build();
    }
}
