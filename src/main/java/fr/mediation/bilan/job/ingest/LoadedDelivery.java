package fr.mediation.bilan.job.ingest;

import fr.mediation.bilan.fact.FactTable;
import fr.mediation.bilan.source.LineCounts;
import fr.mediation.bilan.store.Delivery;
import fr.mediation.bilan.store.DeliveryStore;
import fr.mediation.bilan.store.FactStore;
import fr.mediation.bilan.store.RejectionStore;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
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
 * @param rejections the faults
 * @param table what its lines became
 * @param delivery its number
 */
record LoadedDelivery(
        JobRepository repository,
        DeliveryStore deliveries,
        FactStore facts,
        RejectionStore rejections,
        FactTable table,
        long delivery) {
    /** Under which name the load step saves why the file cannot be read to its end. */
    static final String REFUSAL = "refusal";

    /** Lets it count, in place of what its lines replace. */
    void settle(StepContribution contribution) {
        ExecutionContext saved = saved(contribution);
        LineCounts counts = CountsContext.get(saved);
        deliveries.bringIntoForce(
                delivery,
                new Delivery.Contents(
                        new Delivery.Lines(
                                counts.read(),
                                counts.accepted(),
                                counts.rejected(),
                                counts.corrected(),
                                0,
                                counts.passedOver()),
                        counts.firstDate(),
                        counts.lastDate(),
                        List.copyOf(counts.departments()),
                        CountsContext.unknownValues(saved)));
        // Each of these looks through all lines of the delivery: what need not be looked for is not.
        if (counts.duplicates() > 0) {
            facts.removeDuplicates(table, delivery);
        }
        long within = counts.replaced() > 0 ? facts.supersedeWithin(table, delivery) : 0;
        facts.forgetRepeats(delivery);
        deliveries.replaced(delivery, within + facts.supersede(table, delivery));
        facts.storeCommunes(table, delivery);
        origin().ifPresent(origin -> rejections.markCorrected(delivery, origin));
    }

    private Optional<Long> origin() {
        return deliveries.find(delivery).map(loaded -> loaded.relation().corrects());
    }

    /** Removes what was stored of it, and keeps the reason. */
    void refuse(StepContribution contribution) {
        facts.forget(table, delivery);
        deliveries.refuse(delivery, saved(contribution).getString(REFUSAL));
    }

    /** What the load step saved, also where it completed in an execution before a restart. */
    private ExecutionContext saved(StepContribution contribution) {
        JobInstance instance = contribution.getStepExecution().getJobExecution().getJobInstance();
        return Objects.requireNonNull(repository.getLastStepExecution(instance, IngestJob.LOAD))
                .getExecutionContext();
    }
}
