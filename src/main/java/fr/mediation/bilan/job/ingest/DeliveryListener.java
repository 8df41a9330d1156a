package fr.mediation.bilan.job.ingest;

import fr.mediation.bilan.job.run.Progress;
import java.time.LocalDate;

/** Is notified of what became of deliveries, one after the other. */
public interface DeliveryListener extends Progress {
    /**
     * Deliveries were received on a day that the computer's date has not reached, which is wrong therefore, or was then.
     *
     * @param today the computer's date
     * @param received that day
     */
    default void clockIsBehind(LocalDate today, LocalDate last) {}

    /**
     * A file was dealt with.
     *
     * @param report what became of it
     */
    default void delivered(DeliveryReport report) {}
}
