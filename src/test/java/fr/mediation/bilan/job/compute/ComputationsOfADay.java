package fr.mediation.bilan.job.compute;

import fr.mediation.bilan.fact.FactTables;
import fr.mediation.bilan.job.ingest.SourceCatalogue;
import fr.mediation.bilan.job.run.JobRuns;
import fr.mediation.bilan.store.ComputationStore;
import fr.mediation.bilan.store.DeliveryStore;
import fr.mediation.bilan.store.FigureStore;
import java.time.Clock;
import org.springframework.beans.factory.support.DefaultListableBeanFactory;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;

/** Computes in the tests on another day than today, or of other facts than those of the shipped sources. */
public final class ComputationsOfADay {
    private final JobRuns runs;
    private final IndicatorsJob job;
    private final DeliveryStore deliveries;
    private final FigureStore figures;
    private final ComputationStore computations;
    private final ApplicationContext application;

    ComputationsOfADay(
            JobRuns runs,
            IndicatorsJob job,
            DeliveryStore deliveries,
            FigureStore figures,
            ComputationStore computations,
            ApplicationContext application) {
        this.runs = runs;
        this.job = job;
        this.deliveries = deliveries;
        this.figures = figures;
        this.computations = computations;
        this.application = application;
    }

    /**
     * {@return computations of the shipped sources' facts}
     *
     * @param clock what day it is
     */
    public Computations at(Clock clock) {
        return at(clock, SourceCatalogue.facts());
    }

    /** Computations whose years take several passes, but for those of few facts. */
    Computations withMemory(long bytes) {
        // A part of the application made anew: what it rests on it shares.
        AnnotationConfigApplicationContext own =
                new AnnotationConfigApplicationContext(new DefaultListableBeanFactory(application));
        own.registerBean("scanMemory", ScanMemory.class, () -> new ScanMemory(bytes));
        own.register(YearScan.class, YearComparison.class, IndicatorsJob.class, Computations.class);
        own.refresh();
        return own.getBean(Computations.class);
    }

    Computations at(Clock clock, FactTables facts) {
        return new Computations(runs, job, deliveries, figures, computations, facts, clock);
    }
}
