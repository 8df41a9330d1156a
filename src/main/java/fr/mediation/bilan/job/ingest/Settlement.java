package fr.mediation.bilan.job.ingest;

import fr.mediation.bilan.fact.FactTable;
import fr.mediation.bilan.fact.FactTable.Trait;
import fr.mediation.bilan.source.delivery.LineCounts;
import fr.mediation.bilan.store.Delivery;
import fr.mediation.bilan.store.DeliveryStore;
import fr.mediation.bilan.store.FactStore;
import fr.mediation.bilan.store.PlaceStore;
import fr.mediation.bilan.store.QueryPlans;
import fr.mediation.bilan.store.Replacement;
import fr.mediation.bilan.store.ReturnedLineStore;
import fr.mediation.bilan.text.ProblemException;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.springframework.batch.core.job.JobInstance;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.step.StepContribution;
import org.springframework.batch.infrastructure.item.ExecutionContext;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Brings loaded deliveries into force, or refuses them, each in one transaction: either all its lines count or none. */
@Component
class Settlement {
    /** Under which name the load step saves why the file cannot be read to its end. */
    static final String REFUSAL = "refusal";

    private final JobRepository repository;
    private final DeliveryStore deliveries;
    private final FactStore facts;
    private final ReturnedLineStore returned;
    private final HeldDeliveries held;
    private final Anomalies anomalies;
    private final PlaceStore places;
    private final QueryPlans plans;

    Settlement(
            JobRepository repository,
            DeliveryStore deliveries,
            FactStore facts,
            ReturnedLineStore returned,
            HeldDeliveries held,
            Anomalies anomalies,
            PlaceStore places,
            QueryPlans plans) {
        this.repository = repository;
        this.deliveries = deliveries;
        this.facts = facts;
        this.returned = returned;
        this.held = held;
        this.anomalies = anomalies;
        this.places = places;
        this.plans = plans;
    }

    /**
     * Brings a delivery into force, in place of what its lines replace, or holds it where that is much. Where a run was
     * interrupted after it did, nothing is done again.
     *
     * @param table its facts
     * @param delivery its number
     * @param confirmed whether a person wants it, whatever it replaces
     * @param step the step that settles
     */
    void settle(FactTable table, long delivery, boolean confirmed, StepContribution step) {
        if (!deliveries.find(delivery).orElseThrow().is(Delivery.LOADING)) {
            return;
        }
        ExecutionContext saved = saved(step);
        LineCounts counts = CountsContext.get(saved);
        deliveries.storeContents(
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
        deliveries.storeWarnings(delivery, CountsContext.warnings(saved));
        plans.loaded(table);
        // Each of these looks through all lines of the delivery: what need not be looked for is not.
        if (counts.duplicates() > 0) {
            facts.removeDuplicates(table, delivery);
        }
        long within = counts.replaced() > 0 ? facts.supersedeWithin(table, delivery) : 0;
        facts.forgetRepeats(delivery);
        deliveries.replaced(delivery, within);
        origin(delivery).ifPresent(origin -> returned.settle(delivery, origin));
        takeOrHold(table, delivery, confirmed);
    }

    /**
     * Brings a delivery that is held into force where a person wants it, or it would not be held any more.
     *
     * @param table its facts
     * @param delivery its number
     * @param confirmed whether a person wants it, whatever it replaces
     * @return whether it is in force now
     */
    @Transactional
    public boolean takeHeld(FactTable table, long delivery, boolean confirmed) {
        takeOrHold(table, delivery, confirmed);
        anomalies.find(delivery);
        return deliveries.find(delivery).orElseThrow().is(Delivery.IN_FORCE);
    }

    private void takeOrHold(FactTable table, long delivery, boolean confirmed) {
        Delivery settled = deliveries.find(delivery).orElseThrow();
        Replacement replacement = facts.replacement(table, delivery);
        if (!confirmed && held.mustWait(settled, replacement)) {
            held.hold(delivery, replacement);
            deliveries.setStatus(delivery, Delivery.HELD);
            return;
        }
        held.release(settled, replacement, confirmed);
        deliveries.setStatus(delivery, Delivery.IN_FORCE);
        deliveries.replaced(delivery, settled.lines().replaced() + facts.supersede(table, delivery, replacement));
        facts.summarise(table, delivery);
        markCorrected(delivery);
        resolvePlaces(table);
    }

    /**
     * Finds out anew where places lay, where a delivery that came or went says so.
     *
     * @param table its facts
     */
    void resolvePlaces(FactTable table) {
        if (table.is(Trait.LOCATES)) {
            places.resolve();
        }
    }

    /**
     * Finds out anew which rejected lines have come back corrected, where a delivery that came or went brings some back.
     *
     * @param delivery the delivery
     */
    void markCorrected(long delivery) {
        origin(delivery).ifPresent(origin -> returned.markCorrected(delivery));
    }

    /**
     * {@return the files in force that bring back rejected lines of a delivery, or what was rejected of these again}
     *
     * @param delivery its number
     */
    List<String> correctionsOf(long delivery) {
        return returned.filesThatBringBack(delivery);
    }

    private Optional<Long> origin(long delivery) {
        return deliveries.find(delivery).map(loaded -> loaded.relation().corrects());
    }

    /**
     * Removes what was stored of a delivery whose job has no checkpoint to go on from, so that it is loaded from its first
     * line. What it had replaced counts again until then.
     *
     * @param table its facts
     * @param delivery the delivery
     */
    @Transactional
    public void beginAgain(FactTable table, long delivery) {
        boolean counted = deliveries.find(delivery).orElseThrow().is(Delivery.IN_FORCE);
        deliveries.setStatus(delivery, Delivery.LOADING);
        if (counted) {
            facts.release(table, delivery);
            markCorrected(delivery);
        }
        facts.forget(table, delivery);
        if (counted) {
            resolvePlaces(table);
        }
    }

    /**
     * Registers a delivery once more, to be loaded from its first line: what it had replaced counts again until then.
     *
     * @param table its facts as it was read before
     * @param known the delivery
     * @param received the file, as it came now
     * @param reading as what it is read now
     * @param relation what it has to do with other deliveries
     */
    @Transactional
    public void takeAgain(
            FactTable table,
            Delivery known,
            Delivery.Received received,
            Delivery.Reading reading,
            Delivery.Relation relation) {
        beginAgain(table, known.id());
        deliveries.takeAgain(known.id(), received, reading, relation);
    }

    /** Removes what was stored of a delivery, and keeps the reason. */
    void refuse(FactTable table, long delivery, StepContribution step) {
        facts.forget(table, delivery);
        deliveries.refuse(delivery, saved(step).getString(REFUSAL));
    }

    /**
     * Forgets a delivery that was loaded in part, as if it had never come, or stayed withdrawn where it was being taken
     * again or something rests on it; one that was settled stays.
     *
     * @param table its facts
     * @param delivery its number
     */
    @Transactional
    public void forget(FactTable table, long delivery) {
        Delivery loaded = deliveries.find(delivery).orElseThrow();
        if (!loaded.is(Delivery.LOADING)) {
            return;
        }
        facts.forget(table, delivery);
        deliveries.clear(delivery);
        if (loaded.taken() > 1 || !deliveries.forget(delivery)) {
            deliveries.setStatus(delivery, Delivery.WITHDRAWN);
        }
    }

    /**
     * Insists that the lines that a delivery brings back corrected are still rejected where they came from: they count beside
     * the lines of that delivery, and not instead of any.
     *
     * @param delivery the delivery, as it was when it counted
     * @throws ProblemException if that delivery was taken again since, and has accepted some of them
     */
    void requireRejected(Delivery delivery) {
        returned.fileThatAccepted(delivery.id()).ifPresent(file -> {
            throw new ProblemException("job.return.accepted-since", delivery.file(), file);
        });
    }

    /** What the load step saved, also where it completed in an execution before a restart. */
    private ExecutionContext saved(StepContribution step) {
        JobInstance instance = step.getStepExecution().getJobExecution().getJobInstance();
        return Objects.requireNonNull(repository.getLastStepExecution(instance, IngestJob.LOAD))
                .getExecutionContext();
    }
}
