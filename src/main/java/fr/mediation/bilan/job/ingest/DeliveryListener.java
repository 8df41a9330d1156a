package fr.mediation.bilan.job.ingest;

import fr.mediation.bilan.job.run.Progress;

/** Is notified of what became of deliveries, one after the other. */
public interface DeliveryListener extends Progress {
    /**
     * A file was dealt with.
     *
     * @param report what became of it
     */
    default void delivered(DeliveryReport report) {}
}
