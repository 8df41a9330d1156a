package fr.mediation.bilan.value;

import fr.mediation.bilan.value.Sensitivity.Bar;
import fr.mediation.bilan.value.Sensitivity.Scaling;
import fr.mediation.bilan.value.Sensitivity.Scenario;
import fr.mediation.bilan.value.Sensitivity.Threshold;
import fr.mediation.bilan.value.Valuation.OutcomeValue;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Computes the results under other assumptions. Assumptions are the same for all territories, so the present value of
 * one unit of each outcome is computed once for all of them.
 */
final class SensitivityAnalysis {
    private static final List<BigDecimal> RATES = decimals("0", "0.02", "0.04", "0.06", "0.08");
    private static final List<BigDecimal> VALUE_FACTORS = decimals("0.5", "0.75", "1", "1.25", "1.5");
    private static final List<BigDecimal> INPUT_FACTORS = decimals("0.75", "0.9", "1", "1.1", "1.25");
    private static final List<Integer> STARTS = List.of(0, 1, 2);

    private final Map<String, UnitValue> units;
    private final Map<String, UnitValue> withoutDeadweight;
    private final Map<String, UnitValue> withoutAttribution;
    private final List<BoundValues> boundValues = new ArrayList<>();
    private final List<ScenarioValues> scenarios = new ArrayList<>();

    /** The unit values at the bounds of one assumption. */
    private record BoundValues(Outcome outcome, AssumptionKind kind, UnitValue low, UnitValue high) {}

    /** All unit values for another start year and discount rate. */
    private record ScenarioValues(int starts, @Nullable BigDecimal rate, Map<String, UnitValue> units) {}

    /** Analyses a map, with the pricing of any map for the year valued. */
    SensitivityAnalysis(ValueMap map, Function<ValueMap, Pricing> pricing) {
        Pricing central = pricing.apply(map);
        units = units(map, central);
        withoutDeadweight = units(map.with(without(AssumptionKind.DEADWEIGHT)), central);
        withoutAttribution = units(map.with(without(AssumptionKind.ATTRIBUTION)), central);
        for (Outcome outcome : map.outcomes()) {
            for (AssumptionKind kind : AssumptionKind.values()) {
                Assumption assumption = outcome.assumption(kind);
                if (assumption.uncertain()) {
                    boundValues.add(new BoundValues(
                            outcome,
                            kind,
                            UnitValue.of(outcome.with(kind, assumption.low()), central),
                            UnitValue.of(outcome.with(kind, assumption.high()), central)));
                }
            }
        }
        for (int starts : STARTS) {
            ValueMap shifted = starts == 0 ? map : map.with(outcome -> outcome.startingIn(starts));
            scenarios.add(new ScenarioValues(starts, null, units(shifted, pricing.apply(shifted))));
            for (BigDecimal rate : RATES) {
                ValueMap other = shifted.with(DiscountRate.constant(rate));
                scenarios.add(new ScenarioValues(starts, rate, units(other, pricing.apply(other))));
            }
        }
    }

    private static UnaryOperator<Outcome> without(AssumptionKind kind) {
        return outcome -> outcome.with(kind, BigDecimal.ZERO);
    }

    private static List<BigDecimal> decimals(String... numbers) {
        return Arrays.stream(numbers).map(BigDecimal::new).toList();
    }

    private static Map<String, UnitValue> units(ValueMap map, Pricing pricing) {
        Map<String, UnitValue> units = new HashMap<>();
        map.outcomes().forEach(outcome -> units.put(outcome.id(), UnitValue.of(outcome, pricing)));
        return units;
    }

    /** The sensitivity of a territory, whose central valuation is given. */
    Sensitivity of(Valuation valuation) {
        return new Sensitivity(
                tornado(valuation),
                thresholds(valuation),
                scenarios.stream()
                        .map(scenario -> new Scenario(
                                scenario.starts(),
                                scenario.rate(),
                                Result.of(total(valuation, scenario.units()), valuation)))
                        .toList(),
                grid(valuation));
    }

    private static BigDecimal total(Valuation valuation, Map<String, UnitValue> units) {
        return valuation.outcomes().stream()
                .map(outcome -> units.get(outcome.outcome().id()).times(outcome))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private List<Bar> tornado(Valuation valuation) {
        Map<String, OutcomeValue> counted = new HashMap<>();
        valuation.outcomes().forEach(outcome -> counted.put(outcome.outcome().id(), outcome));
        BigDecimal total = total(valuation, units);
        return boundValues.stream()
                .filter(bounds -> counted.containsKey(bounds.outcome().id()))
                .map(bounds -> {
                    Outcome outcome = bounds.outcome();
                    OutcomeValue value = counted.get(outcome.id());
                    BigDecimal others = total.subtract(units.get(outcome.id()).times(value));
                    return new Bar(
                            outcome.id(),
                            outcome.label(),
                            bounds.kind(),
                            outcome.assumption(bounds.kind()),
                            Result.of(others.add(bounds.low().times(value)), valuation),
                            Result.of(others.add(bounds.high().times(value)), valuation));
                })
                .sorted(Comparator.comparing(Bar::width).reversed())
                .toList();
    }

    private List<Threshold> thresholds(Valuation valuation) {
        List<Threshold> thresholds = new ArrayList<>();
        share(AssumptionKind.DEADWEIGHT, valuation, withoutDeadweight).ifPresent(thresholds::add);
        share(AssumptionKind.ATTRIBUTION, valuation, withoutAttribution).ifPresent(thresholds::add);
        valuation.outcomes().stream()
                .max(Comparator.comparing(OutcomeValue::presentValue))
                .filter(main -> main.presentValue().signum() > 0)
                .ifPresent(main -> thresholds.add(proxy(main, valuation)));
        return thresholds;
    }

    /** Without the share the total would be "full"; the threshold solves (1 − share) × full = inputs. */
    private Optional<Threshold> share(AssumptionKind kind, Valuation valuation, Map<String, UnitValue> fullUnits) {
        BigDecimal full = total(valuation, fullUnits);
        if (full.signum() <= 0) {
            return Optional.empty();
        }
        return Optional.of(new Threshold(
                kind,
                null,
                null,
                deducted(valuation.totalPresentValue(), full),
                positiveInputs(valuation).map(inputs -> deducted(inputs, full)).orElse(null)));
    }

    private static BigDecimal deducted(BigDecimal kept, BigDecimal full) {
        return BigDecimal.ONE.subtract(kept.divide(full, Rounding.QUOTIENT));
    }

    /**
     * The threshold solves others + threshold × (present value / proxy) = inputs, where others is the total of the
     * other outcomes.
     */
    private static Threshold proxy(OutcomeValue main, Valuation valuation) {
        BigDecimal others = valuation.totalPresentValue().subtract(main.presentValue());
        return new Threshold(
                AssumptionKind.PROXY,
                main.outcome().id(),
                main.outcome().label(),
                main.proxy(),
                positiveInputs(valuation)
                        .map(inputs -> main.proxy()
                                .multiply(inputs.subtract(others))
                                .divide(main.presentValue(), Rounding.QUOTIENT))
                        .orElse(null));
    }

    private static Optional<BigDecimal> positiveInputs(Valuation valuation) {
        return Optional.ofNullable(valuation.inputs()).filter(inputs -> inputs.signum() > 0);
    }

    private static List<Scaling> grid(Valuation valuation) {
        List<Scaling> grid = new ArrayList<>();
        for (BigDecimal value : VALUE_FACTORS) {
            for (BigDecimal inputs : INPUT_FACTORS) {
                BigDecimal total = valuation.totalPresentValue().multiply(value);
                grid.add(new Scaling(
                        value,
                        inputs,
                        new Result(
                                total,
                                positiveInputs(valuation)
                                        .map(amount -> total.divide(amount.multiply(inputs), Rounding.QUOTIENT))
                                        .orElse(null))));
            }
        }
        return grid;
    }
}
