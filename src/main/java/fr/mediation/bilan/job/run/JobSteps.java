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
     * {@return a job without steps, to be given them}
     *
     * @param name its name
     */
    public JobBuilder job(String name) {
        return new JobBuilder(name, repository);
    }

    /**
     * {@return a step without work, to be built as another kind}
     *
     * @param name its name
     */
    public StepBuilder builder(String name) {
        return new StepBuilder(name, repository);
    }

    /**
     * {@return a step that does its work at once}
     *
     * @param name its name
     * @param work the work
     */
    public Step step(String name, Work work) {
        return step(builder(name), work);
    }

    /**
     * {@return a step that looks for what there is to do, and does so too where a run that was interrupted had completed it} What
     * that run had stored may be gone or replaced since.
     *
     * @param name its name
     * @param work the work: nothing where all is done
     */
    public Step repeatedStep(String name, Work work) {
        return step(builder(name).allowStartIfComplete(true), work);
    }

    private Step step(StepBuilder builder, Work work) {
        return builder.tasklet(
                        (contribution, context) -> {
                            work.on(contribution);
                            return RepeatStatus.FINISHED;
                        },
                        transactions)
                .build();
    }
}
