package fr.mediation.bilan.value;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/**
 * A value map evaluated for one territory and year. Amounts are in euros and exact until they are rounded, once, for
 * display: to the cent, half up; the ratio to four decimals, half up.
 *
 * @param gross Σ quantity × proxy, before any deduction
 * @param impact Σ of the outcomes' value in their first year, after the deductions
 * @param years the value of each year from the first, all outcomes together
 * @param totalPresentValue Σ of the years' present values
 * @param inputs what was invested
 * @param netPresentValue total present value − inputs
 * @param ratioOrNull total present value / inputs, null where nothing was invested
 * @param paybackMonthsOrNull months until the cumulated present value reaches the inputs, null where it never does
 * @param outcomes the outcomes, in the map's order
 */
public record Valuation(
        BigDecimal gross,
        BigDecimal impact,
        List<YearValue> years,
        BigDecimal totalPresentValue,
        BigDecimal inputs,
        BigDecimal netPresentValue,
        BigDecimal ratioOrNull,
        BigDecimal paybackMonthsOrNull,
        List<OutcomeValue> outcomes) {

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
     * @param proxy euros for each, in the year's prices
     * @param gross quantity × proxy
     * @param afterDeadweight gross × (1 − deadweight)
     * @param afterDisplacement then × (1 − displacement)
     * @param impact then × (1 − attribution): the value of its first year
     * @param years its value year by year, after drop-off
     * @param presentValue Σ of its years' present values
     */
    public record OutcomeValue(
            Outcome outcome,
            BigDecimal quantity,
            BigDecimal proxy,
            BigDecimal gross,
            BigDecimal afterDeadweight,
            BigDecimal afterDisplacement,
            BigDecimal impact,
            List<YearValue> years,
            BigDecimal presentValue) {}

    /**
     * The social return ratio.
     *
     * @return euros of value per euro invested, empty where nothing was invested
     */
    public Optional<BigDecimal> ratio() {
        return Optional.ofNullable(ratioOrNull);
    }

    /**
     * The payback time.
     *
     * @return months, empty where the value never reaches the inputs
     */
    public Optional<BigDecimal> paybackMonths() {
        return Optional.ofNullable(paybackMonthsOrNull);
    }
}
