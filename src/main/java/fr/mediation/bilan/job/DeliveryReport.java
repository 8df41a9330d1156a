package fr.mediation.bilan.job;

import fr.mediation.bilan.source.Fault;
import fr.mediation.bilan.text.ProblemException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;

/**
 * What became of one file.
 *
 * @param file the file as it was named
 * @param sha256 the SHA-256 of its bytes, null where it could not be read
 * @param source the source's id, null where it was not recognised
 * @param profile the profile that fitted, null where none did
 * @param producer who delivered, null where it was not recognised
 * @param encoding the encoding detected, null for a workbook
 * @param delimiter the delimiter detected, null for a workbook
 * @param read rows under a header
 * @param accepted lines that became facts
 * @param rejected lines refused
 * @param replaced facts replaced
 * @param passedOver empty and total rows
 * @param status what was done
 * @param rejectedByRule lines by the rule they broke
 * @param unknownColumns columns that were ignored
 * @param faults the faults themselves, for a check; empty for an ingest, which writes them to a file
 * @param returnedOrNull the folder with the rejected lines, null where there are none
 * @param problemOrNull why the whole file was refused, null where it was not
 */
public record DeliveryReport(
        Path file,
        String sha256,
        String source,
        String profile,
        String producer,
        String encoding,
        String delimiter,
        long read,
        long accepted,
        long rejected,
        long replaced,
        long passedOver,
        Status status,
        SortedMap<String, Long> rejectedByRule,
        List<String> unknownColumns,
        List<Fault> faults,
        Path returnedOrNull,
        ProblemException problemOrNull) {

    /** What was done with a file. */
    public enum Status {
        /** Its lines count now. */
        LOADED,
        /** Its bytes were known; nothing was done. */
        UNCHANGED,
        /** It was only looked at. */
        CHECKED,
        /** It could not be taken; nothing of it was kept. */
        REFUSED
    }

    /**
     * Why the whole file was refused.
     *
     * @return empty where it was not
     */
    public Optional<ProblemException> problem() {
        return Optional.ofNullable(problemOrNull);
    }

    /**
     * Whether more of its lines were rejected than tolerated. A file whose bytes were known was judged when it came.
     *
     * @param tolerance the share of lines, 0 to 1
     * @return true where it is
     */
    public boolean exceeds(double tolerance) {
        long lines = accepted + rejected;
        return status != Status.UNCHANGED && lines > 0 && (double) rejected / lines > tolerance;
    }
}
