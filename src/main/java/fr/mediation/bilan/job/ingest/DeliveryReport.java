package fr.mediation.bilan.job.ingest;

import fr.mediation.bilan.source.Fault;
import fr.mediation.bilan.source.LineCounts;
import fr.mediation.bilan.source.RecognisedFile;
import fr.mediation.bilan.text.Sentence;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What became of one file.
 *
 * @param file the file as it was named
 * @param sha256 the SHA-256 of its bytes, null where it could not be read
 * @param detected what was recognised of it, null where it was not
 * @param lines what became of its lines
 * @param status what was done
 * @param rejectedByRule lines by the rule they broke
 * @param correctedByRule lines by what was put right in them
 * @param anomalies what is unlike the producer's earlier deliveries
 * @param faults the first faults themselves, for a check; empty for an ingest, which writes all of them to a file
 * @param returned the folder with the answer to the producer, null where there is nothing to answer
 * @param problem why the whole file was refused, null where it was not
 */
public record DeliveryReport(
        Path file,
        String sha256,
        @Nullable Detected detected,
        Lines lines,
        Status status,
        SortedMap<String, Long> rejectedByRule,
        SortedMap<String, Long> correctedByRule,
        List<Sentence> anomalies,
        List<Fault> faults,
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
     * @param unknownValues values that the profile's lists do not name, by column
     */
    public record Detected(
            String source,
            String profile,
            String producer,
            String encoding,
            String delimiter,
            String headerSheet,
            int headerLine,
            List<String> unknownColumns,
            List<String> unknownValues) {
        static Detected of(RecognisedFile recognised, List<String> unknownValues) {
            return new Detected(
                    recognised.source().id(),
                    recognised.profile().id(),
                    recognised.producer(),
                    recognised.detection().encoding(),
                    recognised.detection().delimiter(),
                    recognised.headerSheet(),
                    recognised.headerLine(),
                    recognised.unknownColumns(),
                    unknownValues);
        }
    }

    /**
     * What became of a file's lines.
     *
     * @param read rows under a header
     * @param accepted lines that became facts
     * @param rejected lines refused
     * @param passedOver empty and total rows
     * @param corrected accepted lines in which something was put right
     * @param replaced facts replaced
     * @param firstDate the earliest date of an accepted line
     * @param lastDate the latest
     * @param departments the departments that accepted lines name
     */
    public record Lines(
            long read,
            long accepted,
            long rejected,
            long passedOver,
            long corrected,
            long replaced,
            @Nullable LocalDate firstDate,
            @Nullable LocalDate lastDate,
            List<String> departments) {
        static final Lines NONE = of(LineCounts.NONE);

        static Lines of(LineCounts counts) {
            return new Lines(
                    counts.read(),
                    counts.accepted(),
                    counts.rejected(),
                    counts.passedOver(),
                    counts.corrected(),
                    counts.replaced(),
                    counts.firstDate(),
                    counts.lastDate(),
                    List.copyOf(counts.departments()));
        }
    }

    /** What was done with a file. */
    public enum Status {
        /** Its lines count now. */
        LOADED,
        /** Its bytes were known; nothing was done. */
        UNCHANGED,
        /** Its bytes were known and were withdrawn; nothing was done. */
        WITHDRAWN,
        /** It was only looked at. */
        CHECKED,
        /** It could not be taken; nothing of it was kept. */
        REFUSED
    }

    /** The report of a file that could not be taken. */
    static DeliveryReport refused(Path file, Sentence problem) {
        return new DeliveryReport(
                file,
                null,
                null,
                Lines.NONE,
                Status.REFUSED,
                new TreeMap<>(),
                new TreeMap<>(),
                List.of(),
                List.of(),
                null,
                problem);
    }

    /**
     * Whether more of its lines were rejected than tolerated. A file whose bytes were known was judged when it came.
     *
     * @param tolerance the share of lines, 0 to 1
     * @return true where it is
     */
    public boolean exceeds(double tolerance) {
        long judged = lines.accepted() + lines.rejected();
        boolean known = status == Status.UNCHANGED || status == Status.WITHDRAWN;
        return !known && judged > 0 && (double) lines.rejected() / judged > tolerance;
    }
}
