package fr.mediation.bilan.indicator.reporter;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * When and where some rows happened.
 *
 * @param first the first day; null where rows have none
 * @param last the last day; null where rows have none
 * @param commune the code of the commune in which all of them lie; null where it is not known, and where they are several
 */
public record Trace(
        @Nullable LocalDate first,
        @Nullable LocalDate last,
        @Nullable String commune) {
    /** Nothing is known. */
    public static final Trace NONE = new Trace(null, null, null);
}
