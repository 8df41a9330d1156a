package fr.mediation.bilan.value;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The added value of all territories, and how it depends on the assumptions.
 *
 * @param map the value map
 * @param valuations the central valuation of each territory, by its code
 * @param sensitivities how each valuation depends on single assumptions
 * @param intervals the range of each valuation when all assumptions vary together
 */
public record Appraisal(
        ValueMap map,
        SortedMap<String, Valuation> valuations,
        SortedMap<String, Sensitivity> sensitivities,
        SortedMap<String, Interval> intervals) {

    /** The code of the only territory of a standalone map, whose quantities are all numbers. */
    public static final String STANDALONE = "";

    /** Keeps its own copies. */
    public Appraisal {
        valuations = Collections.unmodifiableSortedMap(new TreeMap<>(valuations));
        sensitivities = Collections.unmodifiableSortedMap(new TreeMap<>(sensitivities));
        intervals = Collections.unmodifiableSortedMap(new TreeMap<>(intervals));
    }
}
