package fr.mediation.bilan.store;

import java.util.Collections;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What a delivery would replace, in facts, by their civil years. What it replaces is changed where it does not come again as it
 * was: with the same cells or, where all columns of the deliveries are known, with the same meaning and perhaps more answers.
 *
 * @param replaced facts of earlier deliveries that it would replace
 * @param changedByYear those of them that it would change
 * @param countingByYear facts of its producer and source that count, those it would replace included; none where it changes none
 * @param years the years that any of its own facts lies in
 * @param otherYears the years that those of its own facts lie in which change none
 */
public record Replacement(
        long replaced,
        SortedMap<Integer, Long> changedByYear,
        SortedMap<Integer, Long> countingByYear,
        Set<Integer> years,
        Set<Integer> otherYears) {
    /** Nothing is replaced. */
    static final Replacement NOTHING = unchanged(0);

    /** Keeps copies. */
    public Replacement {
        changedByYear = Collections.unmodifiableSortedMap(new TreeMap<>(changedByYear));
        countingByYear = Collections.unmodifiableSortedMap(new TreeMap<>(countingByYear));
        years = Collections.unmodifiableSortedSet(new TreeSet<>(years));
        otherYears = Collections.unmodifiableSortedSet(new TreeSet<>(otherYears));
    }

    /** What comes again as it was. */
    static Replacement unchanged(long replaced) {
        return new Replacement(
                replaced, Collections.emptySortedMap(), Collections.emptySortedMap(), Set.of(), Set.of());
    }

    /** {@return how many facts it would change} */
    public long changed() {
        return changedByYear.values().stream().mapToLong(Long::longValue).sum();
    }

    /** {@return how many facts of its producer and source count} */
    public long counting() {
        return countingByYear.values().stream().mapToLong(Long::longValue).sum();
    }
}
