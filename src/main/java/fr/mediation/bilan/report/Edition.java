package fr.mediation.bilan.report;

import java.time.LocalDate;
import java.util.Optional;

/**
 * Whether a report is published.
 *
 * @param numberOrNull the publication's number, null for a draft
 * @param dayOrNull the day of the publication, null for a draft
 */
public record Edition(Long numberOrNull, LocalDate dayOrNull) {
    /** A report that no committee was shown. It bears no date, so that the same figures give the same bytes. */
    public static final Edition DRAFT = new Edition(null, null);

    /**
     * The publication's number.
     *
     * @return empty for a draft
     */
    public Optional<Long> number() {
        return Optional.ofNullable(numberOrNull);
    }
}
