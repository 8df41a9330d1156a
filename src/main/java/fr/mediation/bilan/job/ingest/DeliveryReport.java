package fr.mediation.bilan.job.ingest;

import fr.mediation.bilan.source.Fault;
import fr.mediation.bilan.source.delivery.LineCounts;
import fr.mediation.bilan.source.delivery.RecognisedFile;
import fr.mediation.bilan.store.Delivery;
import fr.mediation.bilan.text.Sentence;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/**
 * What became of one file.
 *
 * @param file the file as it was named
 * @param sha256 the SHA-256 of its bytes, null where it could not be read
 * @param status what was done
 * @param detected what was recognised of it, null where it was not
 * @param lines what became of its lines; of a delivery, facts of earlier ones count among those replaced
 * @param remarks what is to be said of its lines
 * @param returned the folder with the answer to the producer, null where there is nothing to answer
 * @param problem why the whole file was refused, null where it was not
 */
public record DeliveryReport(
        Path file,
        @Nullable String sha256,
        Status status,
        @Nullable Detected detected,
        LineCounts lines,
        Remarks remarks,
        @Nullable Path returned,
        @Nullable Sentence problem) {

    /**
     * What was recognised of a file.
     *
     * @param source the source's id
     * @param profile the profile that fitted
     * @param producer who delivered
     * @param encoding the encoding detected, null for a workbook
     * @param delimiter the delimiter detected, null for a workbook
     * @param headerSheet the sheet of the first header, empty in a text file
     * @param headerLine the number of the header's last row
     * @param unknownColumns columns that were ignored
     */
    public record Detected(
            String source,
            String profile,
            String producer,
            @Nullable String encoding,
            @Nullable String delimiter,
            String headerSheet,
            int headerLine,
            List<String> unknownColumns) {
        static Detected of(RecognisedFile file) {
            return new Detected(
                    file.source().id(),
                    file.profile().id(),
                    file.producer(),
                    file.detection().encoding(),
                    file.detection().delimiter(),
                    file.headerSheet(),
                    file.headerLine(),
                    file.unknownColumns());
        }

        static Detected of(Delivery delivery) {
            Delivery.Reading reading = delivery.reading();
            return new Detected(
                    reading.source(),
                    reading.profile(),
                    delivery.received().producer(),
                    reading.encoding(),
                    reading.delimiter(),
                    reading.headerSheet(),
                    reading.headerLine(),
                    reading.unknownColumns());
        }
    }

    /**
     * What is to be said of a file's lines.
     *
     * @param rejectedByRule lines by the rule they broke
     * @param correctedByRule lines by what was put right in them
     * @param unknownValues values that the profile's lists do not name, by column
     * @param warnings what is to be told of the file
     * @param anomalies what is unlike the producer's earlier deliveries
     * @param faults the first faults themselves, for a check; empty for an ingest, which writes all of them to a file
     * @param held what it would replace, which a person is to confirm; null where it is not held
     */
    public record Remarks(
            SortedMap<String, Long> rejectedByRule,
            SortedMap<String, Long> correctedByRule,
            List<String> unknownValues,
            List<Sentence> warnings,
            List<Sentence> anomalies,
            List<Fault> faults,
            @Nullable Sentence held) {
        static final Remarks NONE = new Remarks(
                Collections.emptySortedMap(),
                Collections.emptySortedMap(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                null);
    }

    /** What was done with a file. */
    public enum Status {
        /** Its lines count now. */
        LOADED,
        /** Its lines are loaded, and do not count before a person confirms what they replace. */
        HELD,
        /** Its bytes were known; nothing was done. */
        UNCHANGED,
        /** Its bytes were known, under another producer's name than was said; nothing was done. */
        OTHER_PRODUCER,
        /** Its bytes were known and were withdrawn; nothing was done. */
        WITHDRAWN,
        /** It was only checked. */
        CHECKED,
        /** It was refused; nothing of it was kept. */
        REFUSED
    }

    /** The report of a file that was refused. */
    static DeliveryReport refused(Path file, Sentence problem) {
        return new DeliveryReport(file, null, Status.REFUSED, null, LineCounts.NONE, Remarks.NONE, null, problem);
    }

    /** The same report where its bytes had come before, in the same run. */
    DeliveryReport unchanged() {
        return as(Status.UNCHANGED);
    }

    private DeliveryReport as(Status other) {
        return new DeliveryReport(file, sha256, other, detected, lines, remarks, returned, problem);
    }

    /** The same report where a producer was said who is another than the one under whose name its bytes are known. */
    DeliveryReport saidBy(@Nullable String producer) {
        boolean other = status == Status.UNCHANGED
                && producer != null
                && detected != null
                && !detected.producer().equals(producer);
        return other ? as(Status.OTHER_PRODUCER) : this;
    }

    /** {@return whether nothing of what counts was changed, because its bytes were known or it waits} */
    boolean wasKnown() {
        return status == Status.HELD
                || status == Status.UNCHANGED
                || status == Status.OTHER_PRODUCER
                || status == Status.WITHDRAWN;
    }

    /**
     * Whether more of its lines were rejected than tolerated. A file whose bytes were known was judged when it came.
     *
     * @param tolerance the share of lines, 0 to 1
     * @return true where it is
     */
    public boolean exceeds(double tolerance) {
        long judged = lines.accepted() + lines.rejected();
        return !wasKnown() && judged > 0 && (double) lines.rejected() / judged > tolerance;
    }
}
