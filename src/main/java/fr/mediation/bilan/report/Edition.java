package fr.mediation.bilan.report;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Whether a report is published.
 *
 * @param number the publication's number, null for a draft
 * @param day the day of the publication, null for a draft
 */
public record Edition(@Nullable Long number, @Nullable LocalDate day) {
    /** A report that no committee was shown. It has no date, so that the same figures give the same bytes. */
    public static final Edition DRAFT = new Edition(null, null);
}
