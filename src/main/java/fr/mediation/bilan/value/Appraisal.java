package fr.mediation.bilan.value;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The added value of all territories, with what it depends on.
 *
 * @param map the value map
 * @param valuations the central valuation of each territory, by its code
 * @param sensitivities how each depends on single assumptions
 * @param intervals where each lies when all assumptions vary together
 */
public record Appraisal(
        ValueMap map,
        SortedMap<String, Valuation> valuations,
        SortedMap<String, Sensitivity> sensitivities,
        SortedMap<String, Interval> intervals) {

    /** The code of the only territory of a map that is evaluated by itself. */
    public static final String BY_ITSELF = "";

    /** Keeps its own copies. */
    public Appraisal {
        valuations = Collections.unmodifiableSortedMap(new TreeMap<>(valuations));
        sensitivities = Collections.unmodifiableSortedMap(new TreeMap<>(sensitivities));
        intervals = Collections.unmodifiableSortedMap(new TreeMap<>(intervals));
    }
}
