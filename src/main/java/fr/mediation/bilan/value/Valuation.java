package fr.mediation.bilan.value;

import fr.mediation.bilan.text.Label;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A value map evaluated for one territory and year. Amounts are in the map's currency, of the prices of the year valued,
 * and not rounded; {@link Rounding} says how they are shown.
 *
 * @param gross Σ quantity × proxy, before any deduction
 * @param impact Σ of the outcomes' value in their first year, whichever year they start in, after the deductions
 * @param years the value of each year from the first, all outcomes together
 * @param totalPresentValue Σ of the years' present values
 * @param inputs what was invested, null where an input's indicator has no value
 * @param netPresentValue total present value − inputs, null where nothing was reported or the inputs are unknown
 * @param ratio total present value / inputs, null where nothing was reported, nothing was invested or the inputs are unknown
 * @param payback when the cumulated present value reaches the inputs; null where it never does, nothing was invested or
 *     reported, or the inputs are unknown
 * @param means what was invested, one by one: those that are known
 * @param outcomes the outcomes that could be valued, in the map's order
 * @param missing the inputs and outcomes left out because their indicator has no value; where there are any, the totals
 *     are those of the others only
 */
public record Valuation(
        BigDecimal gross,
        BigDecimal impact,
        List<YearValue> years,
        BigDecimal totalPresentValue,
        @Nullable BigDecimal inputs,
        @Nullable BigDecimal netPresentValue,
        @Nullable BigDecimal ratio,
        @Nullable Payback payback,
        List<InputValue> means,
        List<OutcomeValue> outcomes,
        List<Missing> missing) {

    /** Keeps its own copies of the lists. */
    public Valuation {
        years = List.copyOf(years);
        means = List.copyOf(means);
        outcomes = List.copyOf(outcomes);
        missing = List.copyOf(missing);
    }

    /** The same, held against what was invested. */
    Valuation rated(BigDecimal net, @Nullable BigDecimal ratioToInputs, @Nullable Payback paidBack) {
        return new Valuation(
                gross,
                impact,
                years,
                totalPresentValue,
                inputs,
                net,
                ratioToInputs,
                paidBack,
                means,
                outcomes,
                missing);
    }

    /**
     * Something of the map that could not be valued, because its indicator has no value for the territory and year.
     *
     * @param kind what it is
     * @param id its name in the map
     * @param label what it is called
     * @param indicator the indicator without value
     */
    public record Missing(Kind kind, String id, Label label, String indicator) {
        /** What is missing. */
        public enum Kind {
            /** An input: what was invested is unknown. */
            INPUT,
            /** An outcome: it adds nothing to the totals. */
            OUTCOME
        }
    }

    /**
     * Something that was invested.
     *
     * @param input its definition
     * @param quantity euros, or hours
     * @param euros what it is worth
     */
    public record InputValue(ValueMap.Input input, BigDecimal quantity, BigDecimal euros) {}

    /**
     * One year of the horizon.
     *
     * @param year 1 for the year of the activity
     * @param value the value of that year, in euros
     * @param discountFactor what a euro of that year is worth in the first
     * @param presentValue value × discount factor
     */
    public record YearValue(int year, BigDecimal value, BigDecimal discountFactor, BigDecimal presentValue) {}

    /**
     * One outcome with every intermediate figure.
     *
     * @param outcome its definition
     * @param quantity how many
     * @param creditedBefore how many of them were credited before, as {@link Outcome#creditedBefore}
     * @param proxy euros for each, in the year's prices
     * @param gross quantity × proxy
     * @param afterDeadweight gross × (1 − deadweight)
     * @param afterDisplacement then × (1 − displacement)
     * @param afterAttribution then × (1 − attribution)
     * @param impact then less what is left, in its first year, of what was credited before: the value of that year
     * @param years its value in each of its years, from the one it starts in, after drop-off
     * @param presentValue Σ of its years' present values
     */
    public record OutcomeValue(
            Outcome outcome,
            BigDecimal quantity,
            List<BigDecimal> creditedBefore,
            BigDecimal proxy,
            BigDecimal gross,
            BigDecimal afterDeadweight,
            BigDecimal afterDisplacement,
            BigDecimal afterAttribution,
            BigDecimal impact,
            List<YearValue> years,
            BigDecimal presentValue) {
        /** Keeps its own copies of the lists. */
        public OutcomeValue {
            creditedBefore = List.copyOf(creditedBefore);
            years = List.copyOf(years);
        }
    }

    /**
     * A part of the total.
     *
     * @param gross Σ of its outcomes before any deduction
     * @param impact Σ of its outcomes' value in their first year
     * @param presentValue Σ of its outcomes' present values
     */
    public record Subtotal(BigDecimal gross, BigDecimal impact, BigDecimal presentValue) {
        private Subtotal plus(OutcomeValue outcome) {
            return new Subtotal(
                    gross.add(outcome.gross()), impact.add(outcome.impact()), presentValue.add(outcome.presentValue()));
        }
    }

    /** {@return who gains how much, by stakeholder, in the map's order; they add up to the total} */
    public Map<Label, Subtotal> byStakeholder() {
        return subtotals(Outcome::stakeholder);
    }

    /**
     * {@return what each article of the convention brings, by article, 0 for outcomes that name none, in the order of
     * the articles; they add up to the total}
     */
    public SortedMap<Integer, Subtotal> byArticle() {
        return new TreeMap<>(subtotals(Outcome::article));
    }

    private <K> Map<K, Subtotal> subtotals(Function<Outcome, K> by) {
        Map<K, Subtotal> subtotals = new LinkedHashMap<>();
        for (OutcomeValue outcome : outcomes) {
            subtotals.merge(
                    by.apply(outcome.outcome()),
                    new Subtotal(outcome.gross(), outcome.impact(), outcome.presentValue()),
                    (before, one) -> before.plus(outcome));
        }
        return subtotals;
    }

    /**
     * {@return months until the inputs are paid back for good, see {@link Valuator}; null where they never are, nothing was
     * invested or the inputs are unknown}
     */
    public @Nullable BigDecimal paybackMonths() {
        return payback == null || payback.lost() != null ? null : payback.reached();
    }

    /** {@return the value of the year of the activity, all outcomes that start in it together} */
    public BigDecimal impactOfFirstYear() {
        return years.isEmpty() ? BigDecimal.ZERO : years.get(0).value();
    }

    /**
     * {@return whether anything that the map counts was reported: false where every indicator is missing or zero, so that
     * there is nothing to value; a map whose quantities are numbers is always}
     */
    public boolean reported() {
        return outcomes.stream()
                .anyMatch(value -> value.outcome().quantity() instanceof Quantity.Fixed
                        || value.quantity().signum() != 0);
    }

    /** {@return whether every input and outcome of the map could be valued: false where something is missing} */
    public boolean complete() {
        return missing.isEmpty();
    }

    /**
     * What a part of the value adds to the ratio.
     *
     * @param presentValue euros
     * @return euros per euro invested, null where nothing was invested or the inputs are unknown
     */
    public @Nullable BigDecimal ratioOf(BigDecimal presentValue) {
        return Result.of(presentValue, this).ratio();
    }
}
