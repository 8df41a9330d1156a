package fr.mediation.bilan.job.compute;

import fr.mediation.bilan.fact.FactTables;
import fr.mediation.bilan.job.ingest.SourceCatalogue;
import fr.mediation.bilan.job.run.JobRuns;
import fr.mediation.bilan.store.ComputationStore;
import fr.mediation.bilan.store.DeliveryStore;
import fr.mediation.bilan.store.FigureStore;
import java.time.Clock;

/** Computes in the tests on another day than today, or of other facts than those of the shipped sources. */
public final class ComputationsOfADay {
    private final JobRuns runs;
    private final IndicatorsJob job;
    private final DeliveryStore deliveries;
    private final FigureStore figures;
    private final ComputationStore computations;

    ComputationsOfADay(
            JobRuns runs,
            IndicatorsJob job,
            DeliveryStore deliveries,
            FigureStore figures,
            ComputationStore computations) {
        this.runs = runs;
        this.job = job;
        this.deliveries = deliveries;
        this.figures = figures;
        this.computations = computations;
    }

    /**
     * {@return computations of the shipped sources' facts}
     *
     * @param clock what day it is
     */
    public Computations at(Clock clock) {
        return at(clock, SourceCatalogue.facts());
    }

    Computations at(Clock clock, FactTables facts) {
        return new Computations(runs, job, deliveries, figures, computations, facts, clock);
    }
}
