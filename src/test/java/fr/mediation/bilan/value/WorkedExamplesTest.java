package fr.mediation.bilan.value;

import static fr.mediation.bilan.value.ValueMaps.evaluate;
import static fr.mediation.bilan.value.ValueMaps.number;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

/**
 * Published results come out: the two didactic cases of public-value-metrics.github.io, topic "social return on
 * investment", whose printed figures are rounded to the euro and the ratio to two decimals, and the two discounting cases of
 * publicprojects-io/public-value-rust-crate, tests/comprehensive_group1.rs, with the tolerances given there.
 */
class WorkedExamplesTest {
    static final String EMPLOYMENT = """
            discount_rate: 0.035
            inputs: [{id: grant, amount: 250000}]
            outcomes:
              - {id: jobs, quantity: 60, proxy: 8500, deadweight: 0.4, attribution: 0.3, drop_off: 0.3, duration: 2}
            """;

    @Test
    void employmentProgrammeReturnsOneEuroFortyFour() {
        Valuation valuation = evaluate(EMPLOYMENT);

        assertThat(valuation.gross()).isEqualByComparingTo("510000");
        assertThat(valuation.outcomes().get(0).afterDeadweight()).isEqualByComparingTo("306000");
        assertThat(valuation.years().get(0).value()).isEqualByComparingTo("214200");
        assertThat(valuation.years().get(1).value()).isEqualByComparingTo("149940");
        assertThat(valuation.years().get(1).presentValue()).isCloseTo(number("144870"), within(number("0.5")));
        assertThat(valuation.totalPresentValue()).isCloseTo(number("359070"), within(number("0.5")));
        assertThat(valuation.ratio()).isCloseTo(number("1.44"), within(number("0.005")));
    }

    @Test
    void befriendingCharityReturnsLessThanItCost() {
        Valuation valuation = evaluate("""
                inputs: [{id: grant, amount: 60000}]
                outcomes: [{id: company, quantity: 80, proxy: 1100, deadweight: 0.35, attribution: 0.15}]
                """);

        assertThat(valuation.gross()).isEqualByComparingTo("88000");
        assertThat(valuation.impact()).isEqualByComparingTo("48620");
        assertThat(valuation.netPresentValue()).isEqualByComparingTo("-11380");
        assertThat(valuation.ratio()).isCloseTo(number("0.81"), within(number("0.005")));
        assertThat(valuation.paybackMonths()).isNull();
    }

    @Test
    void tenMillionInFortyYearsAtOneRate() {
        Valuation valuation = evaluate("""
                discount_rate: 0.035
                outcomes: [{id: a, quantity: 1, proxy: 10000000, duration: 41}]
                """);

        assertThat(valuation.years().get(40).presentValue()).isCloseTo(number("2525725"), within(number("1000")));
    }

    @Test
    void tenMillionInFortyYearsWhenTheRateStepsDownAfterThirty() {
        Valuation valuation = evaluate("""
                discount_rate: {2020: 0.035, 2051: 0.03}
                outcomes: [{id: a, quantity: 1, proxy: 10000000, duration: 41}]
                """);

        assertThat(valuation.years().get(40).presentValue()).isCloseTo(number("2651046"), within(number("5000")));
    }
}
