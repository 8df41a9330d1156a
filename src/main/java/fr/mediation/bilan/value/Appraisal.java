package fr.mediation.bilan.value;

import fr.mediation.bilan.text.Sentence;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The added value of all territories, and how it depends on the assumptions.
 *
 * @param map the value map
 * @param valuations the central valuation of each territory, by its code
 * @param sensitivities how each valuation depends on single assumptions
 * @param intervals the range of each valuation when all assumptions vary together
 * @param parameters what was taken from the dated parameters: wages, rates, values, prices
 * @param obstacle why no territory could be valued, null where nothing hinders it
 */
public record Appraisal(
        ValueMap map,
        SortedMap<String, Valuation> valuations,
        SortedMap<String, Sensitivity> sensitivities,
        SortedMap<String, Interval> intervals,
        List<Parameter> parameters,
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
        return new Appraisal(map, new TreeMap<>(), new TreeMap<>(), new TreeMap<>(), List.of(), obstacle);
    }

    /**
     * {@return the same appraisal, with what its quantities were weighed with}
     *
     * @param more further parameters
     */
    public Appraisal with(List<Parameter> more) {
        return new Appraisal(
                map,
                valuations,
                sensitivities,
                intervals,
                Stream.concat(parameters.stream(), more.stream()).toList(),
                obstacle);
    }

    /** Keeps its own copies. */
    public Appraisal {
        valuations = Collections.unmodifiableSortedMap(new TreeMap<>(valuations));
        sensitivities = Collections.unmodifiableSortedMap(new TreeMap<>(sensitivities));
        parameters = List.copyOf(parameters);
        intervals = Collections.unmodifiableSortedMap(new TreeMap<>(intervals));
    }
}
