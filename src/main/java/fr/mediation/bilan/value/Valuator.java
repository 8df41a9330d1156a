package fr.mediation.bilan.value;

import fr.mediation.bilan.text.ProblemException;
import fr.mediation.bilan.value.Outcome.Assumption;
import fr.mediation.bilan.value.Valuation.Missing;
import fr.mediation.bilan.value.Valuation.OutcomeValue;
import fr.mediation.bilan.value.Valuation.YearValue;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * The arithmetic of the social return on investment (The SROI Network, <i>A Guide to Social Return on Investment</i>,
 * 2012, stages 4 and 5), with the central values of the assumptions.
 *
 * <p>An outcome is worth quantity × proxy × (1 − deadweight) × (1 − displacement) × (1 − attribution) in its first year,
 * and (1 − drop-off) times the year before in each later one. Year 1, the year of the activity, is not discounted.
 *
 * <p>Products and sums are exact and quotients keep fifty digits, so the order of the outcomes never changes a result.
 *
 * <p>The payback is the time at which the cumulated present value first reaches the inputs, the value of a year coming in
 * evenly over its twelve months. Where every year brings the same undiscounted value this is the guide's "investment /
 * (annual impact / 12)"; unlike that formula, it is empty where the value runs out before the inputs are reached.
 */
public final class Valuator {
    private static final BigDecimal MONTHS_PER_YEAR = BigDecimal.valueOf(12);

    private final PriceIndex prices;

    /**
     * A valuator that brings proxies to the valued year's prices.
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
     * @param year the calendar year of the activity; a proxy that states a year is brought to its prices
     * @param indicators the figure of an indicator for the territory and year, empty where it is missing
     * @return the valuation; what has no figure is listed as missing and left out of the totals
     * @throws ProblemException {@code value.no-price-index} or {@code value.discount-rate-before} if a year that is needed
     *     is not in the index or the schedule
     */
    public Valuation evaluate(ValueMap map, int year, Function<String, Optional<BigDecimal>> indicators) {
        return evaluate(map, year, indicators, proxy -> inPricesOf(year, proxy));
    }

    /**
     * Values a map by itself, whose quantities are all numbers. Without a year of its own, its proxies are taken as they
     * are written and a discount schedule counts from its first year.
     *
     * @param map the value map
     * @return the valuation
     * @throws ProblemException {@code value.needs-number} if a quantity or an amount is an indicator; also as
     *     {@link #evaluate(ValueMap, int, Function)}
     */
    public Valuation evaluate(ValueMap map) {
        Function<String, Optional<BigDecimal>> none = indicator -> {
            throw new ProblemException("value.needs-number", indicator);
        };
        if (map.year().isPresent()) {
            return evaluate(map, map.yearOrNull(), none);
        }
        // Year 0 stands for a year nobody asks about: one rate holds for every year, or there is a schedule.
        return evaluate(map, map.discountRate().firstYear().orElse(0), none, Assumption::central);
    }

    private BigDecimal inPricesOf(int year, Assumption proxy) {
        return proxy.year() == 0 ? proxy.central() : prices.convert(proxy.central(), proxy.year(), year);
    }

    private static Valuation evaluate(
            ValueMap map,
            int year,
            Function<String, Optional<BigDecimal>> indicators,
            Function<Assumption, BigDecimal> priced) {
        int horizon = map.outcomes().stream().mapToInt(Outcome::lastYear).max().orElse(0);
        BigDecimal[] factors = map.discountRate().factors(year, horizon);
        List<Missing> missing = new ArrayList<>();
        BigDecimal inputs = inputs(map, indicators, missing);
        List<OutcomeValue> outcomes = new ArrayList<>();
        for (Outcome outcome : map.outcomes()) {
            resolve(outcome.quantity(), indicators)
                    .ifPresentOrElse(
                            quantity -> outcomes.add(value(outcome, quantity, priced.apply(outcome.proxy()), factors)),
                            () -> missing.add(new Missing(
                                    Missing.Kind.OUTCOME,
                                    outcome.id(),
                                    outcome.label(),
                                    indicator(outcome.quantity()))));
        }
        return total(outcomes, factors, inputs, missing);
    }

    /** Returns null, and says which in {@code missing}, where an input has no figure. */
    private static BigDecimal inputs(
            ValueMap map, Function<String, Optional<BigDecimal>> indicators, List<Missing> missing) {
        BigDecimal sum = BigDecimal.ZERO;
        for (ValueMap.Input input : map.inputs()) {
            Optional<BigDecimal> amount = resolve(input.amount(), indicators);
            if (amount.isEmpty()) {
                missing.add(new Missing(Missing.Kind.INPUT, input.id(), input.label(), indicator(input.amount())));
            }
            sum = sum.add(amount.orElse(BigDecimal.ZERO));
        }
        return missing.isEmpty() ? sum : null;
    }

    private static Optional<BigDecimal> resolve(Quantity quantity, Function<String, Optional<BigDecimal>> indicators) {
        return quantity instanceof Quantity.Fixed fixed
                ? Optional.of(fixed.value())
                : indicators.apply(indicator(quantity));
    }

    private static String indicator(Quantity quantity) {
        return ((Quantity.Measured) quantity).indicator();
    }

    private static OutcomeValue value(Outcome outcome, BigDecimal quantity, BigDecimal proxy, BigDecimal[] factors) {
        BigDecimal gross = quantity.multiply(proxy);
        BigDecimal afterDeadweight = gross.multiply(kept(outcome.deadweight()));
        BigDecimal afterDisplacement = afterDeadweight.multiply(kept(outcome.displacement()));
        BigDecimal impact = afterDisplacement.multiply(kept(outcome.attribution()));
        List<YearValue> years = new ArrayList<>();
        BigDecimal value = impact;
        BigDecimal presentValue = BigDecimal.ZERO;
        for (int year = outcome.starts(); year <= outcome.lastYear(); year++) {
            YearValue one = yearValue(year, value, factors);
            years.add(one);
            presentValue = presentValue.add(one.presentValue());
            value = value.multiply(kept(outcome.dropOff()));
        }
        return new OutcomeValue(
                outcome,
                quantity,
                proxy,
                gross,
                afterDeadweight,
                afterDisplacement,
                impact,
                List.copyOf(years),
                presentValue);
    }

    private static BigDecimal kept(Assumption lost) {
        return BigDecimal.ONE.subtract(lost.central());
    }

    private static YearValue yearValue(int year, BigDecimal value, BigDecimal[] factors) {
        BigDecimal factor = factors[year - 1];
        return new YearValue(year, value, factor, value.multiply(factor));
    }

    private static Valuation total(
            List<OutcomeValue> outcomes, BigDecimal[] factors, BigDecimal inputsOrNull, List<Missing> missing) {
        List<YearValue> years = new ArrayList<>();
        for (int year = 1; year <= factors.length; year++) {
            int current = year;
            BigDecimal value = sum(outcomes.stream()
                    .flatMap(outcome -> outcome.years().stream())
                    .filter(one -> one.year() == current)
                    .map(YearValue::value)
                    .toList());
            years.add(yearValue(year, value, factors));
        }
        BigDecimal total = sum(years.stream().map(YearValue::presentValue).toList());
        boolean invested = inputsOrNull != null && inputsOrNull.signum() > 0;
        return new Valuation(
                sum(outcomes.stream().map(OutcomeValue::gross).toList()),
                sum(outcomes.stream().map(OutcomeValue::impact).toList()),
                years,
                total,
                inputsOrNull,
                inputsOrNull == null ? null : total.subtract(inputsOrNull),
                invested ? total.divide(inputsOrNull, DiscountRate.PRECISION) : null,
                invested ? paybackMonths(years, inputsOrNull).orElse(null) : null,
                outcomes,
                missing);
    }

    private static Optional<BigDecimal> paybackMonths(List<YearValue> years, BigDecimal inputs) {
        BigDecimal left = inputs;
        for (YearValue year : years) {
            if (year.presentValue().compareTo(left) >= 0) {
                BigDecimal share = left.divide(year.presentValue(), DiscountRate.PRECISION);
                return Optional.of(
                        BigDecimal.valueOf(year.year() - 1L).add(share).multiply(MONTHS_PER_YEAR));
            }
            left = left.subtract(year.presentValue());
        }
        return Optional.empty();
    }

    private static BigDecimal sum(List<BigDecimal> amounts) {
        return amounts.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
    }
}
