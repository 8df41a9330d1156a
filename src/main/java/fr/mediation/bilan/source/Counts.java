package fr.mediation.bilan.source;

import java.time.LocalDate;

/**
 * What became of a file's lines: read = accepted + rejected + passed over.
 *
 * @param read rows under a header
 * @param accepted lines that became facts
 * @param rejected lines refused
 * @param passedOver empty rows and total rows
 * @param replaced accepted lines that a later line of the same file replaces
 * @param firstDateOrNull the earliest date of an accepted line
 * @param lastDateOrNull the latest
 */
public record Counts(
        long read,
        long accepted,
        long rejected,
        long passedOver,
        long replaced,
        LocalDate firstDateOrNull,
        LocalDate lastDateOrNull) {
    /** Nothing read yet. */
    public static final Counts NONE = new Counts(0, 0, 0, 0, 0, null, null);

    Counts plusPassedOver() {
        return new Counts(read + 1, accepted, rejected, passedOver + 1, replaced, firstDateOrNull, lastDateOrNull);
    }

    Counts plusRejected() {
        return new Counts(read + 1, accepted, rejected + 1, passedOver, replaced, firstDateOrNull, lastDateOrNull);
    }

    Counts plusAccepted(LocalDate date, long replacedSoFar) {
        return new Counts(
                read + 1,
                accepted + 1,
                rejected,
                passedOver,
                replacedSoFar,
                firstDateOrNull == null || date.isBefore(firstDateOrNull) ? date : firstDateOrNull,
                lastDateOrNull == null || date.isAfter(lastDateOrNull) ? date : lastDateOrNull);
    }

    /**
     * The share of refused lines.
     *
     * @return 0 to 1, of the lines that were not passed over
     */
    public double rejectedShare() {
        long lines = accepted + rejected;
        return lines == 0 ? 0 : (double) rejected / lines;
    }
}
