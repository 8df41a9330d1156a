package fr.mediation.bilan.value;

import fr.mediation.bilan.value.Valuation.OutcomeValue;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

/**
 * Lets all uncertain assumptions vary together, each with its triangular distribution and independently of the others
 * (Monte Carlo). An assumption is drawn once for all territories, since it is the same one everywhere. Quantities and
 * inputs are measured and do not vary.
 *
 * <p>The seed and the generator are fixed and published, and assumptions are drawn in the order of the outcomes' ids and of
 * {@link AssumptionKind}, so that the same map gives the same percentiles to the last digit, wherever and in whatever order
 * its outcomes stand. A percentile is that of the nearest rank: the least draw that at least so many are not above.
 */
public final class Simulation {
    /** How many times all assumptions are drawn. */
    public static final int DRAWS = 10_000;

    /** Where the generator starts. */
    public static final long SEED = 20_150_203L;

    /** The generator, as {@code java.util.random} names it (LXM: Steele and Vigna, 2021). */
    public static final String GENERATOR = "L64X128MixRandom";

    /** More digits than a draw has; the sum over outcomes keeps them all. */
    private static final MathContext UNIT = MathContext.DECIMAL128;

    private final List<Drawn> outcomes;
    private final Pricing pricing;

    /** An outcome with what is drawn of it. */
    private record Drawn(Outcome outcome, Map<AssumptionKind, Triangular> uncertain) {
        static Drawn of(Outcome outcome) {
            Map<AssumptionKind, Triangular> uncertain = new EnumMap<>(AssumptionKind.class);
            outcome.assumptions().forEach((kind, assumption) -> {
                if (assumption.uncertain()) {
                    uncertain.put(kind, new Triangular(assumption));
                }
            });
            return new Drawn(outcome, uncertain);
        }

        Outcome next(RandomGenerator random) {
            Map<AssumptionKind, BigDecimal> values = new EnumMap<>(AssumptionKind.class);
            uncertain.forEach((kind, distribution) -> values.put(kind, distribution.draw(random)));
            return outcome.with(values);
        }
    }

    Simulation(ValueMap map, Pricing pricing) {
        this.pricing = pricing;
        outcomes = map.outcomes().stream()
                .sorted(Comparator.comparing(Outcome::id))
                .map(Drawn::of)
                .toList();
    }

    /**
     * Runs the simulation.
     *
     * @param valuations the central valuations, by territory
     * @return the intervals, by territory
     */
    SortedMap<String, Interval> run(Map<String, Valuation> valuations) {
        List<String> territories = new ArrayList<>(valuations.keySet());
        BigDecimal[][] quantities = territories.stream()
                .map(territory -> quantities(valuations.get(territory)))
                .toArray(BigDecimal[][]::new);
        BigDecimal[][] totals = new BigDecimal[territories.size()][DRAWS];
        RandomGenerator random = RandomGeneratorFactory.of(GENERATOR).create(SEED);
        for (int draw = 0; draw < DRAWS; draw++) {
            BigDecimal[] units = outcomes.stream()
                    .map(outcome -> SensitivityAnalysis.unit(outcome.next(random), pricing)
                            .round(UNIT))
                    .toArray(BigDecimal[]::new);
            for (int territory = 0; territory < totals.length; territory++) {
                totals[territory][draw] = total(quantities[territory], units);
            }
        }
        SortedMap<String, Interval> intervals = new TreeMap<>();
        for (int territory = 0; territory < totals.length; territory++) {
            Valuation valuation = valuations.get(territories.get(territory));
            Arrays.sort(totals[territory]);
            intervals.put(
                    territories.get(territory),
                    new Interval(
                            Result.of(percentile(totals[territory], 5), valuation),
                            Result.of(percentile(totals[territory], 50), valuation),
                            Result.of(percentile(totals[territory], 95), valuation)));
        }
        return intervals;
    }

    /** In the order of the outcomes; 0 for one that could not be valued, as in the central valuation. */
    private BigDecimal[] quantities(Valuation valuation) {
        Map<String, BigDecimal> known = new TreeMap<>();
        for (OutcomeValue outcome : valuation.outcomes()) {
            known.put(outcome.outcome().id(), outcome.quantity());
        }
        return outcomes.stream()
                .map(outcome -> known.getOrDefault(outcome.outcome().id(), BigDecimal.ZERO))
                .toArray(BigDecimal[]::new);
    }

    private static BigDecimal total(BigDecimal[] quantities, BigDecimal[] units) {
        BigDecimal total = BigDecimal.ZERO;
        for (int outcome = 0; outcome < units.length; outcome++) {
            total = total.add(quantities[outcome].multiply(units[outcome]));
        }
        return total;
    }

    private static BigDecimal percentile(BigDecimal[] sorted, int percent) {
        int rank = (sorted.length * percent + 99) / 100;
        return sorted[rank - 1];
    }
}
