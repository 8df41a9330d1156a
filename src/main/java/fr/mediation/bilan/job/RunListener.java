package fr.mediation.bilan.job;

import fr.mediation.bilan.job.compute.Computations.Computed;
import fr.mediation.bilan.job.ingest.DeliveryListener;
import java.nio.file.Path;

/** Is notified of what a run does while it does it. */
public interface RunListener extends DeliveryListener {
    /** Ignores everything. */
    RunListener SILENT = new RunListener() {};

    /**
     * Deliveries are about to be read.
     *
     * @param inbox the folder in which they wait
     * @param files how many they are
     */
    default void reading(Path inbox, int files) {}

    /**
     * A delivery was withdrawn or restored.
     *
     * @param delivery the delivery
     */
    default void changed(Withdraw.Changed delivery) {}

    /**
     * The identifier of a person was erased.
     *
     * @param done what was erased
     */
    default void forgotten(Forget.Done done) {}

    /** What is not up to date of the figures is about to be computed. */
    default void computing() {}

    /** A report is about to be written. */
    default void writing() {}

    /**
     * The figures are up to date.
     *
     * @param computed what was computed
     */
    default void computed(Computed computed) {}

    /**
     * The months and quarters of the running year were written.
     *
     * @param file where
     */
    default void followedUp(Path file) {}
}
