package fr.mediation.bilan.job;

import java.util.Objects;
import org.springframework.batch.core.job.JobInstance;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.step.StepContribution;
import org.springframework.batch.infrastructure.item.ExecutionContext;

/** Finds what the load step saved, also where it completed in an execution before a restart. */
final class LoadedStep {
    private LoadedStep() {}

    static ExecutionContext context(JobRepository repository, StepContribution contribution) {
        JobInstance instance = contribution.getStepExecution().getJobExecution().getJobInstance();
        return Objects.requireNonNull(repository.getLastStepExecution(instance, IngestJob.LOAD))
                .getExecutionContext();
    }
}
