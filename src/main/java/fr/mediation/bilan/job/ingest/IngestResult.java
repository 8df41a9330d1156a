package fr.mediation.bilan.job.ingest;

import fr.mediation.bilan.source.delivery.LineCounts;
import java.util.List;
import java.util.stream.Stream;

/**
 * What became of some files.
 *
 * @param deliveries what became of each, in their order
 */
public record IngestResult(List<DeliveryReport> deliveries) {
    /** Keeps a copy of the list. */
    public IngestResult {
        deliveries = List.copyOf(deliveries);
    }

    /**
     * Whether every file was known already.
     *
     * @return true also where there was no file
     */
    public boolean nothingNew() {
        return deliveries.stream().allMatch(DeliveryReport::wasKnown);
    }

    /**
     * Whether a whole file was refused.
     *
     * @return true for one or more
     */
    public boolean anyRefused() {
        return !refused().isEmpty();
    }

    /** {@return whether a file waits for a person to confirm it} */
    public boolean anyHeld() {
        return deliveries.stream().anyMatch(report -> report.status() == DeliveryReport.Status.HELD);
    }

    /** {@return the names of the files that were refused as a whole} */
    public List<String> refused() {
        return deliveries.stream()
                .filter(report -> report.status() == DeliveryReport.Status.REFUSED)
                .map(report -> report.file().getFileName().toString())
                .toList();
    }

    /**
     * Whether more lines of a file were rejected than tolerated.
     *
     * @param tolerance the share of lines, 0 to 1
     * @return true for one or more
     */
    public boolean anyExceeds(double tolerance) {
        return deliveries.stream().anyMatch(report -> report.exceeds(tolerance));
    }

    /** {@return how many lines of the files that count now were rejected} */
    public long rejected() {
        return loaded().mapToLong(LineCounts::rejected).sum();
    }

    /** {@return how many lines of the files that count now were judged, accepted or rejected} */
    public long judged() {
        return loaded().mapToLong(lines -> lines.accepted() + lines.rejected()).sum();
    }

    private Stream<LineCounts> loaded() {
        return deliveries.stream()
                .filter(report -> report.status() == DeliveryReport.Status.LOADED)
                .map(DeliveryReport::lines);
    }
}
