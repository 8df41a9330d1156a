package fr.mediation.bilan.value;

import fr.mediation.bilan.text.ProblemException;
import fr.mediation.bilan.text.Sentence;
import fr.mediation.bilan.value.Valuation.InputValue;
import fr.mediation.bilan.value.Valuation.Missing;
import fr.mediation.bilan.value.Valuation.OutcomeValue;
import fr.mediation.bilan.value.Valuation.YearValue;
import java.lang.ref.SoftReference;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The arithmetic of the social return on investment (The SROI Network, <i>A Guide to Social Return on Investment</i>,
 * 2012, stages 4 and 5), with the central values of the assumptions.
 *
 * <p>An outcome is worth quantity × proxy × (1 − deadweight) × (1 − displacement) × (1 − attribution) in its first
 * year, and (1 − drop-off) times the year before in each later one. Year 1, the year of the activity, is not
 * discounted.
 *
 * <p>Who was credited with the outcome before brings it up to its full level again, and no more: what is left of the
 * earlier credit is taken off, in each year in which it still counts. So a person who comes every year is credited, over
 * all valuations, with one full outcome in each calendar year and what is left of it at the end.
 *
 * <p>Products and sums are exact and quotients keep fifty digits, so the order of the outcomes never changes a result.
 *
 * <p>The payback is the time at which the cumulated present value reaches the inputs for good, the value of a year being
 * spread evenly over its twelve months. Where every year brings the same undiscounted value this is the guide's
 * "investment / (annual impact / 12)"; unlike that formula, it is empty where the value runs out before the inputs are
 * reached, and where losses of later years bring it below them again.
 */
public final class Valuator {
    private final PriceIndex prices;

    /** Kept while there is memory: reports of one map and year rest on the same draws, which take as long as all the rest. */
    private final Map<Simulated, SoftReference<Simulation>> simulations = new ConcurrentHashMap<>();

    /** What a simulation depends on; no year where the map has one of its own, or none. */
    private record Simulated(ValueMap map, @Nullable Integer year) {}

    /**
     * A valuator that converts proxies to the prices of the year valued.
     *
     * @param prices the price levels
     */
    public Valuator(PriceIndex prices) {
        this.prices = prices;
    }

    /**
     * Values a territory and year.
     *
     * @param map the value map
     * @param year the calendar year of the activity, to whose prices euros are converted
     * @param measures the figures of the territory and year
     * @return the valuation; what has no figure is listed as missing and left out of the totals
     * @throws ProblemException {@code value.no-price-index}, {@code value.series-before} or
     *     {@code value.discount-rate-before} if a year that is needed is not in the index, a series or the schedule
     */
    public Valuation evaluate(ValueMap map, int year, FigureLookup measures) {
        return evaluate(map, pricing(map, year), measures);
    }

    /**
     * Says why no territory can be valued for a year: the price index, a series or the discount schedule does not know it.
     *
     * @param map the value map
     * @param year the calendar year of the activity
     * @return what {@link #evaluate(ValueMap, int, FigureLookup)} would throw, empty where nothing is missing
     */
    public Optional<Sentence> obstacle(ValueMap map, int year) {
        try {
            Pricing pricing = pricing(map, year);
            map.outcomes().forEach(pricing::proxy);
            map.inputs().forEach(input -> pricing.input(input, BigDecimal.ONE));
            return Optional.empty();
        } catch (ProblemException problem) {
            return Optional.of(problem.sentence());
        }
    }

    /**
     * Values a standalone map, whose quantities are all numbers. If it gives no year, its proxies are not converted to
     * other prices and a discount schedule starts with its first year.
     *
     * @param map the value map
     * @return the valuation
     * @throws ProblemException {@code value.needs-number} if a quantity or an amount is an indicator,
     *     {@code value.needs-year} if a proxy is a multiple of a series and no year is given; also as
     *     {@link #evaluate(ValueMap, int, FigureLookup)}
     */
    public Valuation evaluate(ValueMap map) {
        return evaluate(map, pricing(map), quantity -> {
            throw new ProblemException("value.needs-number", quantity.code());
        });
    }

    /**
     * Values territories, and computes how their results depend on the assumptions.
     *
     * @param map the value map
     * @param year the calendar year of the activity
     * @param measures the figures of each territory, by its code
     * @return valuations, sensitivities and intervals
     * @throws ProblemException as {@link #evaluate(ValueMap, int, FigureLookup)}
     */
    public Appraisal appraise(ValueMap map, int year, Map<String, FigureLookup> measures) {
        SortedMap<String, Valuation> valuations = new TreeMap<>();
        measures.forEach((territory, own) -> valuations.put(territory, evaluate(map, year, own)));
        return appraise(new Simulated(map, year), valuations, other -> pricing(other, year));
    }

    /**
     * Values a standalone map, and computes how the result depends on the assumptions.
     *
     * @param map the value map
     * @return one territory, {@link Appraisal#STANDALONE}
     * @throws ProblemException as {@link #evaluate(ValueMap)}
     */
    public Appraisal appraise(ValueMap map) {
        SortedMap<String, Valuation> valuations = new TreeMap<>();
        valuations.put(Appraisal.STANDALONE, evaluate(map));
        return appraise(new Simulated(map, null), valuations, this::pricing);
    }

    private Appraisal appraise(
            Simulated simulated, SortedMap<String, Valuation> valuations, Function<ValueMap, Pricing> pricing) {
        ValueMap map = simulated.map();
        if (valuations.isEmpty()) {
            return new Appraisal(map, valuations, new TreeMap<>(), new TreeMap<>(), List.of(), null);
        }
        SensitivityAnalysis analysis = new SensitivityAnalysis(map, pricing);
        SortedMap<String, Sensitivity> sensitivities = new TreeMap<>();
        valuations.forEach((territory, valuation) -> sensitivities.put(territory, analysis.of(valuation)));
        Pricing central = pricing.apply(map);
        return new Appraisal(
                map,
                valuations,
                sensitivities,
                simulation(simulated, central).run(valuations),
                central.parameters(map),
                null);
    }

    private Simulation simulation(Simulated simulated, Pricing pricing) {
        SoftReference<Simulation> kept = simulations.get(simulated);
        Simulation known = kept == null ? null : kept.get();
        if (known != null) {
            return known;
        }
        Simulation drawn = new Simulation(simulated.map(), pricing);
        simulations.put(simulated, new SoftReference<>(drawn));
        return drawn;
    }

    /** The prices and discount factors of a year. */
    Pricing pricing(ValueMap map, int year) {
        return new Pricing(map, prices, year, year);
    }

    /** Those of a standalone map. */
    Pricing pricing(ValueMap map) {
        // With one rate for every year, any year will do: 0.
        return Optional.ofNullable(map.year())
                .map(year -> pricing(map, year))
                .orElseGet(() -> new Pricing(
                        map, prices, null, map.discountRate().firstYear().orElse(0)));
    }

    private static Valuation evaluate(ValueMap map, Pricing pricing, FigureLookup measures) {
        List<Missing> missing = new ArrayList<>();
        List<InputValue> means = means(map, pricing, measures, missing);
        List<OutcomeValue> outcomes = new ArrayList<>();
        for (Outcome outcome : map.outcomes()) {
            List<Quantity> needed = new ArrayList<>(List.of(outcome.quantity()));
            needed.addAll(outcome.creditedBefore());
            List<BigDecimal> known = new ArrayList<>();
            for (Quantity quantity : needed) {
                resolve(quantity, measures).ifPresent(known::add);
            }
            if (known.size() == needed.size()) {
                outcomes.add(value(outcome, known.get(0), known.subList(1, known.size()), pricing));
            } else {
                Quantity unknown = needed.stream()
                        .filter(quantity -> resolve(quantity, measures).isEmpty())
                        .findFirst()
                        .orElseThrow();
                missing.add(new Missing(Missing.Kind.OUTCOME, outcome.id(), outcome.label(), code(unknown)));
            }
        }
        return total(outcomes, pricing, means, missing);
    }

    /** Those that have no figure are added to {@code missing}. */
    private static List<InputValue> means(ValueMap map, Pricing pricing, FigureLookup measures, List<Missing> missing) {
        List<InputValue> means = new ArrayList<>();
        for (ValueMap.Input input : map.inputs()) {
            resolve(input.amount(), measures)
                    .ifPresentOrElse(
                            amount -> means.add(new InputValue(input, amount, pricing.input(input, amount))),
                            () -> missing.add(
                                    new Missing(Missing.Kind.INPUT, input.id(), input.label(), code(input.amount()))));
        }
        return means;
    }

    private static Optional<BigDecimal> resolve(Quantity quantity, FigureLookup measures) {
        return quantity instanceof Quantity.Fixed fixed
                ? Optional.of(fixed.value())
                : measures.figure((Quantity.Measured) quantity);
    }

    private static String code(Quantity quantity) {
        return ((Quantity.Measured) quantity).code();
    }

    /** One outcome, with every intermediate figure; {@code before} is as {@link Outcome#creditedBefore}. */
    static OutcomeValue value(Outcome outcome, BigDecimal quantity, List<BigDecimal> before, Pricing pricing) {
        BigDecimal proxy = pricing.proxy(outcome);
        BigDecimal gross = quantity.multiply(proxy);
        BigDecimal afterDeadweight = gross.multiply(outcome.kept(AssumptionKind.DEADWEIGHT));
        BigDecimal afterDisplacement = afterDeadweight.multiply(outcome.kept(AssumptionKind.DISPLACEMENT));
        BigDecimal afterAttribution = afterDisplacement.multiply(outcome.kept(AssumptionKind.ATTRIBUTION));
        BigDecimal unit = proxy.multiply(outcome.kept(AssumptionKind.DEADWEIGHT))
                .multiply(outcome.kept(AssumptionKind.DISPLACEMENT))
                .multiply(outcome.kept(AssumptionKind.ATTRIBUTION));
        List<YearValue> years = new ArrayList<>();
        BigDecimal presentValue = BigDecimal.ZERO;
        for (int later = 0; later < outcome.duration(); later++) {
            BigDecimal value = unit.multiply(equivalent(outcome, quantity, before, later));
            YearValue one = yearValue(outcome.starts() + later, value, pricing);
            years.add(one);
            presentValue = presentValue.add(one.presentValue());
        }
        return new OutcomeValue(
                outcome,
                quantity,
                before,
                proxy,
                gross,
                afterDeadweight,
                afterDisplacement,
                afterAttribution,
                years.get(0).value(),
                years,
                presentValue);
    }

    /** How many full units an outcome comes to in one of its years, 0 for the first, less what was credited before. */
    private static BigDecimal equivalent(Outcome outcome, BigDecimal quantity, List<BigDecimal> before, int later) {
        BigDecimal left = outcome.kept(AssumptionKind.DROP_OFF);
        BigDecimal units = quantity.multiply(left.pow(later));
        for (int ago = 1; ago <= before.size() && later + ago < outcome.duration(); ago++) {
            units = units.subtract(before.get(ago - 1).multiply(left.pow(later + ago)));
        }
        return units;
    }

    private static YearValue yearValue(int year, BigDecimal value, Pricing pricing) {
        BigDecimal factor = pricing.factor(year);
        return new YearValue(year, value, factor, value.multiply(factor));
    }

    private static Valuation total(
            List<OutcomeValue> outcomes, Pricing pricing, List<InputValue> means, List<Missing> missing) {
        boolean known = missing.stream().noneMatch(one -> one.kind() == Missing.Kind.INPUT);
        BigDecimal inputs = known ? sum(means.stream().map(InputValue::euros).toList()) : null;
        List<YearValue> years = new ArrayList<>();
        for (int year = 1; year <= pricing.horizon(); year++) {
            int current = year;
            BigDecimal value = sum(outcomes.stream()
                    .flatMap(outcome -> outcome.years().stream())
                    .filter(one -> one.year() == current)
                    .map(YearValue::value)
                    .toList());
            years.add(yearValue(year, value, pricing));
        }
        BigDecimal total = sum(years.stream().map(YearValue::presentValue).toList());
        boolean invested = inputs != null && inputs.signum() > 0;
        Valuation unrated = new Valuation(
                sum(outcomes.stream().map(OutcomeValue::gross).toList()),
                sum(outcomes.stream().map(OutcomeValue::impact).toList()),
                years,
                total,
                inputs,
                null,
                null,
                null,
                means,
                outcomes,
                missing);
        // Where nothing was reported, nothing is known of what the means gave: that is not 0 euros for each.
        if (inputs == null || !unrated.reported()) {
            return unrated;
        }
        return unrated.rated(
                total.subtract(inputs),
                invested ? total.divide(inputs, Rounding.QUOTIENT) : null,
                invested ? Payback.of(years, inputs).orElse(null) : null);
    }

    private static BigDecimal sum(List<BigDecimal> amounts) {
        return amounts.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
    }
}
