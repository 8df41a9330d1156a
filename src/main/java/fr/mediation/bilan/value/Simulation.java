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
import java.util.PrimitiveIterator;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.DoubleSupplier;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import java.util.stream.Collectors;

/**
 * A Monte Carlo simulation: all uncertain assumptions vary together, each with its triangular distribution and
 * independently of the others. An assumption is drawn once for all territories, since it is the same one everywhere.
 * Quantities and inputs are measured and do not vary.
 *
 * <p>The seed and the generator are fixed and published, and assumptions are drawn in the order of the outcomes' ids
 * and of {@link AssumptionKind}, so that the same map gives the same percentiles to the last digit, wherever and in
 * whatever order its outcomes stand. Percentiles are those of the nearest rank: the smallest draw that at least that
 * share of the draws does not exceed.
 */
public final class Simulation {
    /** How many times all assumptions are drawn. */
    public static final int DRAWS = 10_000;

    /** The seed of the generator. */
    public static final long SEED = 20_150_203L;

    /** The generator, as {@code java.util.random} names it (LXM: Steele and Vigna, 2021). */
    public static final String GENERATOR = "L64X128MixRandom";

    /** The precision of a draw: further digits would mean nothing, and cost time. */
    private static final MathContext PRECISION = MathContext.DECIMAL64;

    private final List<DrawnOutcome> outcomes;

    Simulation(ValueMap map, Pricing pricing) {
        outcomes = map.outcomes().stream()
                .sorted(Comparator.comparing(Outcome::id))
                .map(outcome -> new DrawnOutcome(outcome, pricing))
                .toList();
    }

    /** An outcome whose assumptions are drawn. */
    private static final class DrawnOutcome {
        private final Outcome outcome;
        private final Map<AssumptionKind, TriangularDistribution> uncertain = new EnumMap<>(AssumptionKind.class);
        private final BigDecimal price;
        private final List<BigDecimal> factors = new ArrayList<>();

        DrawnOutcome(Outcome outcome, Pricing pricing) {
            this.outcome = outcome;
            outcome.assumptions().forEach((kind, assumption) -> {
                if (assumption.uncertain()) {
                    uncertain.put(kind, new TriangularDistribution(assumption));
                }
            });
            price = pricing.proxy(outcome.with(AssumptionKind.PROXY, BigDecimal.ONE))
                    .round(PRECISION);
            for (int year = outcome.starts(); year <= outcome.lastYear(); year++) {
                factors.add(pricing.factor(year).round(PRECISION));
            }
        }

        /**
         * Draws the present value of one unit, with the formula of {@link Valuator}; the years are summed by Horner's
         * rule.
         */
        BigDecimal next(DoubleSupplier random) {
            BigDecimal value = price.multiply(draw(AssumptionKind.PROXY, random), PRECISION)
                    .multiply(kept(AssumptionKind.DEADWEIGHT, random), PRECISION)
                    .multiply(kept(AssumptionKind.DISPLACEMENT, random), PRECISION)
                    .multiply(kept(AssumptionKind.ATTRIBUTION, random), PRECISION);
            BigDecimal left = kept(AssumptionKind.DROP_OFF, random);
            BigDecimal years = BigDecimal.ZERO;
            for (int year = factors.size() - 1; year >= 0; year--) {
                years = years.multiply(left, PRECISION).add(factors.get(year), PRECISION);
            }
            return value.multiply(years, PRECISION);
        }

        private BigDecimal kept(AssumptionKind kind, DoubleSupplier random) {
            return BigDecimal.ONE.subtract(draw(kind, random), PRECISION);
        }

        private BigDecimal draw(AssumptionKind kind, DoubleSupplier random) {
            TriangularDistribution distribution = uncertain.get(kind);
            return distribution == null ? outcome.assumption(kind).central() : distribution.draw(random.getAsDouble());
        }
    }

    /** Runs the simulation: the intervals of each territory, whose central valuations are given. */
    SortedMap<String, Interval> run(Map<String, Valuation> valuations) {
        RandomGenerator random = RandomGeneratorFactory.of(GENERATOR).create(SEED);
        int needed =
                outcomes.stream().mapToInt(outcome -> outcome.uncertain.size()).sum();
        // Random numbers are one sequence; computing with them is most of the work, and runs in parallel.
        double[][] randomNumbers = new double[DRAWS][needed];
        for (double[] draw : randomNumbers) {
            Arrays.setAll(draw, place -> random.nextDouble());
        }
        List<BigDecimal[]> draws =
                Arrays.stream(randomNumbers).parallel().map(this::units).toList();
        // Territories are independent of each other: on two cores they take half the time.
        return valuations.entrySet().parallelStream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey,
                        territory -> interval(territory.getValue(), draws),
                        (one, other) -> one,
                        TreeMap::new));
    }

    private Interval interval(Valuation valuation, List<BigDecimal[]> draws) {
        BigDecimal[] quantities = quantities(valuation);
        BigDecimal[] totals =
                draws.stream().map(units -> total(quantities, units)).sorted().toArray(BigDecimal[]::new);
        return new Interval(
                Result.of(percentile(totals, 5), valuation),
                Result.of(percentile(totals, 50), valuation),
                Result.of(percentile(totals, 95), valuation));
    }

    /**
     * The present value of one unit of each outcome, from the random numbers of one draw, in the order they are used.
     */
    private BigDecimal[] units(double[] randomNumbers) {
        PrimitiveIterator.OfDouble next = Arrays.stream(randomNumbers).iterator();
        return outcomes.stream().map(outcome -> outcome.next(next::nextDouble)).toArray(BigDecimal[]::new);
    }

    /** In the order of the outcomes; 0 for one that could not be valued, as in the central valuation. */
    private BigDecimal[] quantities(Valuation valuation) {
        Map<String, BigDecimal> known = new TreeMap<>();
        for (OutcomeValue outcome : valuation.outcomes()) {
            known.put(outcome.outcome().id(), outcome.quantity());
        }
        return outcomes.stream()
                .map(outcome -> known.getOrDefault(outcome.outcome.id(), BigDecimal.ZERO))
                .toArray(BigDecimal[]::new);
    }

    private static BigDecimal total(BigDecimal[] quantities, BigDecimal[] units) {
        BigDecimal total = BigDecimal.ZERO;
        for (int outcome = 0; outcome < units.length; outcome++) {
            total = total.add(quantities[outcome].multiply(units[outcome], PRECISION), PRECISION);
        }
        return total;
    }

    private static BigDecimal percentile(BigDecimal[] sorted, int percent) {
        int rank = (sorted.length * percent + 99) / 100;
        return sorted[rank - 1];
    }
}
