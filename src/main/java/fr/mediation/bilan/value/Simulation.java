package fr.mediation.bilan.value;

import fr.mediation.bilan.value.Valuation.OutcomeValue;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A Monte Carlo simulation: all uncertain assumptions vary together, each with its triangular distribution. Those of one kind
 * that rest on one source are right or wrong together: one random number is drawn for all of them. Otherwise assumptions are
 * independent. An assumption is drawn once for all territories, since it is the same one everywhere. Quantities and inputs
 * are measured and do not vary.
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

    /** The place of each random number of a draw, by what it is drawn for. */
    private final Map<Drawn, Integer> places = new LinkedHashMap<>();

    /** The place of each number that is made of these: outcomes with the same assumption have the same one. */
    private final Map<Variable, Integer> variables = new LinkedHashMap<>();

    /** The value of one unit of each outcome in each draw: the same for all territories. */
    private final List<UnitValue[]> draws;

    /** What a random number is drawn for: the assumptions of one kind and source, or a single one without source. */
    private record Drawn(AssumptionKind kind, String source, String outcome) {
        static Drawn of(Outcome outcome, AssumptionKind kind) {
            String source = outcome.assumption(kind).source().id();
            return new Drawn(kind, source, source.isEmpty() ? outcome.id() : "");
        }
    }

    /** A random number, by its place, as one distribution turns it into an assumption. */
    private record Variable(int place, TriangularDistribution distribution) {}

    /** Draws all assumptions, for the prices of a year. */
    Simulation(ValueMap map, Pricing pricing) {
        outcomes = map.outcomes().stream()
                .sorted(Comparator.comparing(Outcome::id))
                .map(outcome -> new DrawnOutcome(outcome, pricing))
                .toList();
        draws = draws();
    }

    private List<UnitValue[]> draws() {
        RandomGenerator random = RandomGeneratorFactory.of(GENERATOR).create(SEED);
        // Random numbers are one sequence; computing with them is most of the work, and runs in parallel.
        double[][] randomNumbers = new double[DRAWS][places.size()];
        for (double[] draw : randomNumbers) {
            Arrays.setAll(draw, place -> random.nextDouble());
        }
        List<Variable> drawn = List.copyOf(variables.keySet());
        return Arrays.stream(randomNumbers)
                .parallel()
                .map(numbers -> units(drawn.stream()
                        .map(variable -> variable.distribution().draw(numbers[variable.place()]))
                        .toArray(BigDecimal[]::new)))
                .toList();
    }

    /** An outcome whose assumptions are drawn. */
    private final class DrawnOutcome {
        private final Outcome outcome;
        private final Map<AssumptionKind, Integer> uncertain = new EnumMap<>(AssumptionKind.class);
        private final BigDecimal price;
        private final List<BigDecimal> factors = new ArrayList<>();

        DrawnOutcome(Outcome outcome, Pricing pricing) {
            this.outcome = outcome;
            outcome.assumptions().forEach((kind, assumption) -> {
                if (assumption.uncertain()) {
                    int place = places.computeIfAbsent(Drawn.of(outcome, kind), one -> places.size());
                    Variable variable = new Variable(place, new TriangularDistribution(assumption));
                    uncertain.put(kind, variables.computeIfAbsent(variable, one -> variables.size()));
                }
            });
            price = pricing.proxy(outcome.with(AssumptionKind.PROXY, BigDecimal.ONE))
                    .round(PRECISION);
            for (int year = outcome.starts(); year <= outcome.lastYear(); year++) {
                factors.add(pricing.factor(year).round(PRECISION));
            }
        }

        /** The value of one unit in one draw, with the formula of {@link Valuator}. */
        UnitValue unit(BigDecimal[] drawn) {
            BigDecimal value = price.multiply(assumed(AssumptionKind.PROXY, drawn), PRECISION)
                    .multiply(kept(AssumptionKind.DEADWEIGHT, drawn), PRECISION)
                    .multiply(kept(AssumptionKind.DISPLACEMENT, drawn), PRECISION)
                    .multiply(kept(AssumptionKind.ATTRIBUTION, drawn), PRECISION);
            BigDecimal left = kept(AssumptionKind.DROP_OFF, drawn);
            List<BigDecimal> credited = new ArrayList<>();
            BigDecimal before = value;
            for (int ago = 1; ago <= outcome.creditedBefore().size(); ago++) {
                before = before.multiply(left, PRECISION);
                credited.add(before.multiply(years(left, factors.size() - ago), PRECISION));
            }
            return new UnitValue(value.multiply(years(left, factors.size()), PRECISION), credited);
        }

        /** What the first years come to where the first is worth 1, by Horner's rule. */
        private BigDecimal years(BigDecimal left, int count) {
            BigDecimal years = BigDecimal.ZERO;
            for (int year = count - 1; year >= 0; year--) {
                years = years.multiply(left, PRECISION).add(factors.get(year), PRECISION);
            }
            return years;
        }

        private BigDecimal kept(AssumptionKind kind, BigDecimal[] drawn) {
            return BigDecimal.ONE.subtract(assumed(kind, drawn), PRECISION);
        }

        private BigDecimal assumed(AssumptionKind kind, BigDecimal[] drawn) {
            Integer variable = uncertain.get(kind);
            return variable == null ? outcome.assumption(kind).central() : drawn[variable];
        }
    }

    /** Runs the simulation: the intervals of each territory, whose central valuations are given. */
    SortedMap<String, Interval> run(Map<String, Valuation> valuations) {
        // Territories are independent of each other: on two cores they take half the time.
        return valuations.entrySet().parallelStream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey,
                        territory -> interval(territory.getValue()),
                        (one, other) -> one,
                        TreeMap::new));
    }

    private Interval interval(Valuation valuation) {
        @Nullable OutcomeValue[] counted = counted(valuation);
        BigDecimal[] totals =
                draws.stream().map(units -> total(counted, units)).sorted().toArray(BigDecimal[]::new);
        return new Interval(
                Result.of(percentile(totals, 5), valuation),
                Result.of(percentile(totals, 50), valuation),
                Result.of(percentile(totals, 95), valuation),
                percentileOf(valuation.totalPresentValue(), totals));
    }

    private static int percentileOf(BigDecimal result, BigDecimal[] sorted) {
        BigDecimal rounded = result.round(PRECISION);
        long halves = 0;
        for (BigDecimal total : sorted) {
            halves += 1 - Integer.signum(total.compareTo(rounded));
        }
        return (int) Math.floorDiv(100 * halves + sorted.length, 2L * sorted.length);
    }

    /** The value of one unit of each outcome, from the variables of one draw. */
    private UnitValue[] units(BigDecimal[] drawn) {
        return outcomes.stream().map(outcome -> outcome.unit(drawn)).toArray(UnitValue[]::new);
    }

    /** In the order of the outcomes; null for one that could not be valued or happened to nobody, which adds nothing. */
    private @Nullable OutcomeValue[] counted(Valuation valuation) {
        Map<String, OutcomeValue> known = new TreeMap<>();
        for (OutcomeValue outcome : valuation.outcomes()) {
            if (outcome.quantity().signum() != 0
                    || outcome.creditedBefore().stream().anyMatch(before -> before.signum() != 0)) {
                known.put(outcome.outcome().id(), outcome);
            }
        }
        return outcomes.stream().map(outcome -> known.get(outcome.outcome.id())).toArray(OutcomeValue[]::new);
    }

    private static BigDecimal total(@Nullable OutcomeValue[] counted, UnitValue[] units) {
        BigDecimal total = BigDecimal.ZERO;
        for (int outcome = 0; outcome < units.length; outcome++) {
            OutcomeValue value = counted[outcome];
            if (value != null) {
                total = total.add(units[outcome].times(value, PRECISION), PRECISION);
            }
        }
        return total;
    }

    private static BigDecimal percentile(BigDecimal[] sorted, int percent) {
        int rank = (sorted.length * percent + 99) / 100;
        return sorted[rank - 1];
    }
}
