package fr.mediation.bilan.value;

import fr.mediation.bilan.text.Sentence;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The added value of all territories, and how it depends on the assumptions.
 *
 * @param map the value map
 * @param valuations the central valuation of each territory, by its code
 * @param sensitivities how each valuation depends on single assumptions
 * @param intervals the range of each valuation when all assumptions vary together
 * @param obstacle why no territory could be valued, null where nothing hinders it
 */
public record Appraisal(
        ValueMap map,
        SortedMap<String, Valuation> valuations,
        SortedMap<String, Sensitivity> sensitivities,
        SortedMap<String, Interval> intervals,
        @Nullable Sentence obstacle) {

    /** The code of the only territory of a standalone map, whose quantities are all numbers. */
    public static final String STANDALONE = "";

    /**
     * {@return no value for any territory}
     *
     * @param map the value map
     * @param obstacle why
     */
    public static Appraisal none(ValueMap map, Sentence obstacle) {
        return new Appraisal(map, new TreeMap<>(), new TreeMap<>(), new TreeMap<>(), obstacle);
    }

    /** Keeps its own copies. */
    public Appraisal {
        valuations = Collections.unmodifiableSortedMap(new TreeMap<>(valuations));
        sensitivities = Collections.unmodifiableSortedMap(new TreeMap<>(sensitivities));
        intervals = Collections.unmodifiableSortedMap(new TreeMap<>(intervals));
    }
}
