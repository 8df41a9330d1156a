package fr.mediation.bilan.job;

import fr.mediation.bilan.source.Counts;
import fr.mediation.bilan.source.Source;
import fr.mediation.bilan.store.DeliveryStore;
import fr.mediation.bilan.store.FactStore;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.scope.context.ChunkContext;
import org.springframework.batch.core.step.StepContribution;
import org.springframework.batch.core.step.tasklet.Tasklet;
import org.springframework.batch.infrastructure.repeat.RepeatStatus;

/** Brings a loaded delivery into force, in one transaction: either all its lines count or none. */
final class SettleTasklet implements Tasklet {
    private final JobRepository repository;
    private final DeliveryStore deliveries;
    private final FactStore facts;
    private final Source source;
    private final long delivery;

    SettleTasklet(JobRepository repository, DeliveryStore deliveries, FactStore facts, Source source, long delivery) {
        this.repository = repository;
        this.deliveries = deliveries;
        this.facts = facts;
        this.source = source;
        this.delivery = delivery;
    }

    @Override
    public RepeatStatus execute(StepContribution contribution, ChunkContext context) {
        Counts counts = CountsContext.get(LoadedStep.context(repository, contribution));
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
        return RepeatStatus.FINISHED;
    }
}
