package fr.mediation.bilan.store;

import java.util.Collections;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What a delivery would replace, in facts, by their civil years.
 *
 * @param replacedByYear facts of earlier deliveries that it would replace
 * @param countingByYear facts of its producer and source that count, those it would replace included
 * @param years the years that any of its own facts lies in
 * @param newYears the years that those of its own facts lie in which replace none
 */
public record Replacement(
        SortedMap<Integer, Long> replacedByYear,
        SortedMap<Integer, Long> countingByYear,
        Set<Integer> years,
        Set<Integer> newYears) {
    /** Nothing is replaced. */
    static final Replacement NOTHING =
            new Replacement(Collections.emptySortedMap(), Collections.emptySortedMap(), Set.of(), Set.of());

    /** Keeps copies. */
    public Replacement {
        replacedByYear = Collections.unmodifiableSortedMap(new TreeMap<>(replacedByYear));
        countingByYear = Collections.unmodifiableSortedMap(new TreeMap<>(countingByYear));
        years = Collections.unmodifiableSortedSet(new TreeSet<>(years));
        newYears = Collections.unmodifiableSortedSet(new TreeSet<>(newYears));
    }

    /** {@return how many facts it would replace} */
    public long replaced() {
        return replacedByYear.values().stream().mapToLong(Long::longValue).sum();
    }

    /** {@return how many facts of its producer and source count} */
    public long counting() {
        return countingByYear.values().stream().mapToLong(Long::longValue).sum();
    }
}
