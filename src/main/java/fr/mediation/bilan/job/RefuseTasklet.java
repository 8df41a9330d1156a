package fr.mediation.bilan.job;

import fr.mediation.bilan.source.Source;
import fr.mediation.bilan.store.DeliveryStore;
import fr.mediation.bilan.store.FactStore;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.scope.context.ChunkContext;
import org.springframework.batch.core.step.StepContribution;
import org.springframework.batch.core.step.tasklet.Tasklet;
import org.springframework.batch.infrastructure.repeat.RepeatStatus;

/** Removes what was stored of a file that cannot be read to its end, and keeps the reason. */
final class RefuseTasklet implements Tasklet {
    /** Under which name the load step saves the reason. */
    static final String REFUSAL = "refusal";

    private final JobRepository repository;
    private final DeliveryStore deliveries;
    private final FactStore facts;
    private final Source source;
    private final long delivery;

    RefuseTasklet(JobRepository repository, DeliveryStore deliveries, FactStore facts, Source source, long delivery) {
        this.repository = repository;
        this.deliveries = deliveries;
        this.facts = facts;
        this.source = source;
        this.delivery = delivery;
    }

    @Override
    public RepeatStatus execute(StepContribution contribution, ChunkContext context) {
        facts.forget(source.id(), delivery);
        deliveries.refuse(delivery, LoadedStep.context(repository, contribution).getString(REFUSAL));
        return RepeatStatus.FINISHED;
    }
}
