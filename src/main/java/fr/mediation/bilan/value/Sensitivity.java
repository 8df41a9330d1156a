package fr.mediation.bilan.value;

import fr.mediation.bilan.text.Label;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How one territory's result depends on what is assumed.
 *
 * @param tornado one assumption at a time at its low and at its high value, all others at their central values: the one
 *     that moves the total most first
 * @param thresholds what an assumption would have to be for the ratio to be 1
 * @param scenarios the results for other start years and discount rates
 * @param grid the results with all values and all inputs multiplied
 */
public record Sensitivity(List<Bar> tornado, List<Threshold> thresholds, List<Scenario> scenarios, List<Scaling> grid) {

    /** Keeps its own copies. */
    public Sensitivity {
        tornado = List.copyOf(tornado);
        thresholds = List.copyOf(thresholds);
        scenarios = List.copyOf(scenarios);
        grid = List.copyOf(grid);
    }

    /**
     * One assumption at its bounds.
     *
     * @param outcome the outcome's id
     * @param label what the outcome is called
     * @param kind which of its assumptions
     * @param assumption its values
     * @param low the result at its low value
     * @param high the result at its high value
     */
    public record Bar(
            String outcome, Label label, AssumptionKind kind, Assumption assumption, Result low, Result high) {
        /** The difference between the two totals. */
        BigDecimal width() {
            return high.totalPresentValue().subtract(low.totalPresentValue()).abs();
        }
    }

    /**
     * The value of an assumption at which what is gained equals what was invested.
     *
     * @param kind deadweight and attribution: the same share for every outcome; proxy: that of one outcome
     * @param outcome the outcome with the greatest present value, null for a share of all
     * @param label what it is called
     * @param current what it is now; of a share, the mean over the outcomes, weighted by what they would bring without
     *     it
     * @param value what it would have to be: a share outside 0 to 1 cannot be reached; null where nothing was
     *     invested or no value is enough
     */
    public record Threshold(
            AssumptionKind kind,
            @Nullable String outcome,
            @Nullable Label label,
            BigDecimal current,
            @Nullable BigDecimal value) {}

    /**
     * Another start year or another discount rate.
     *
     * @param starts the year in which every outcome starts, 0 for those of the map
     * @param rate the discount rate of every year, null for that of the map
     * @param result the result
     */
    public record Scenario(int starts, @Nullable BigDecimal rate, Result result) {}

    /**
     * All values and all inputs multiplied.
     *
     * @param value what all present values are multiplied by
     * @param inputs what all inputs are multiplied by
     * @param result the result
     */
    public record Scaling(BigDecimal value, BigDecimal inputs, Result result) {}
}
