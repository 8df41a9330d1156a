package fr.mediation.bilan.job;

import fr.mediation.bilan.source.Counts;
import fr.mediation.bilan.source.Source;
import fr.mediation.bilan.store.DeliveryStore;
import fr.mediation.bilan.store.FactStore;
import java.util.Objects;
import org.springframework.batch.core.job.JobInstance;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.step.StepContribution;
import org.springframework.batch.infrastructure.item.ExecutionContext;

/**
 * A delivery whose lines were loaded, and what becomes of it, in one transaction: either all its lines count or none.
 *
 * @param repository knows what the load step saved
 * @param deliveries the deliveries
 * @param facts the fact tables
 * @param source its source
 * @param delivery its number
 */
record LoadedDelivery(
        JobRepository repository, DeliveryStore deliveries, FactStore facts, Source source, long delivery) {
    /** Under which name the load step saves why the file cannot be read to its end. */
    static final String REFUSAL = "refusal";

    /** Lets it count, in place of what its lines replace. */
    void settle(StepContribution contribution) {
        Counts counts = CountsContext.get(saved(contribution));
        long replaced = facts.supersede(source.id(), delivery, counts.replaced() > 0);
        deliveries.bringIntoForce(
                delivery,
                counts.read(),
                counts.accepted(),
                counts.rejected(),
                replaced,
                counts.passedOver(),
                counts.firstDateOrNull(),
                counts.lastDateOrNull());
    }

    /** Removes what was stored of it, and keeps the reason. */
    void refuse(StepContribution contribution) {
        facts.forget(source.id(), delivery);
        deliveries.refuse(delivery, saved(contribution).getString(REFUSAL));
    }

    /** What the load step saved, also where it completed in an execution before a restart. */
    private ExecutionContext saved(StepContribution contribution) {
        JobInstance instance = contribution.getStepExecution().getJobExecution().getJobInstance();
        return Objects.requireNonNull(repository.getLastStepExecution(instance, IngestJob.LOAD))
                .getExecutionContext();
    }
}
