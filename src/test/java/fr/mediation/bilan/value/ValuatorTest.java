package fr.mediation.bilan.value;

import static fr.mediation.bilan.value.ValueMaps.NO_PRICES;
import static fr.mediation.bilan.value.ValueMaps.evaluate;
import static fr.mediation.bilan.value.ValueMaps.number;
import static fr.mediation.bilan.value.ValueMaps.read;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import fr.mediation.bilan.text.ProblemException;
import fr.mediation.bilan.value.Valuation.Missing;
import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class ValuatorTest {
    private static final String TWO_OUTCOMES = """
            discount_rate: 0.04
            inputs: [{id: means, amount: moyens_engages}]
            outcomes:
              - {id: a, quantity: beneficiaires, proxy: {central: 42, year: 2015, source: X}, deadweight: 0.1, drop_off: 0.7, duration: 3}
              - {id: b, quantity: participations, proxy: {central: -3.5, year: 2015, source: X}, displacement: 0.2, starts: 2, duration: 2}
            """;

    private static FigureLookup figures(Map<String, String> figures) {
        return quantity -> Optional.ofNullable(figures.get(quantity.code())).map(BigDecimal::new);
    }

    private static Valuation of(String yaml, Map<String, String> figures) {
        return new Valuator(NO_PRICES).evaluate(read(yaml), 2015, figures(figures));
    }

    private static Valuation one(String fields) {
        return evaluate("discount_rate: 0.04\noutcomes: [{id: a, proxy: 42, " + fields + "}]");
    }

    @Test
    void valueIsLinearInTheQuantity() {
        BigDecimal once = one("quantity: 37, deadweight: 0.13, drop_off: 0.4, duration: 5")
                .totalPresentValue();
        BigDecimal thrice = one("quantity: 111, deadweight: 0.13, drop_off: 0.4, duration: 5")
                .totalPresentValue();

        assertThat(thrice).isEqualByComparingTo(once.multiply(number("3")));
    }

    @Test
    void whatWouldHaveHappenedAnywayIsWorthNothing() {
        assertThat(one("quantity: 37, deadweight: 1, duration: 3").totalPresentValue())
                .isEqualByComparingTo("0");
    }

    @Test
    void anOutcomeOfOneYearNeverDropsOff() {
        assertThat(one("quantity: 2, drop_off: 0.9").totalPresentValue()).isEqualByComparingTo("84");
    }

    @Test
    void withoutDiscountingTheYearsAddUp() {
        Valuation valuation =
                evaluate("discount_rate: 0\noutcomes: [{id: a, quantity: 1, proxy: 100, drop_off: 0.5, duration: 3}]");

        assertThat(valuation.totalPresentValue()).isEqualByComparingTo("175");
    }

    @Test
    void theFirstYearOfAnOutcomeThatStartsTheYearAfterIsDiscountedOnce() {
        Valuation valuation = one("quantity: 1, starts: 2");

        assertThat(valuation.years().get(0).value()).isEqualByComparingTo("0");
        assertThat(valuation.years().get(1).value()).isEqualByComparingTo("42");
        assertThat(valuation.totalPresentValue()).isCloseTo(number("40.384615"), within(number("0.000001")));
    }

    @Test
    void theRateOfEachCalendarYearAppliesInTurn() {
        Valuation valuation = new Valuator(NO_PRICES).evaluate(read("""
                discount_rate: {2014: 0.25, 2017: 0.6}
                outcomes: [{id: a, quantity: 1, proxy: 100, duration: 3}]
                """), 2015, figures(Map.of()));

        assertThat(valuation.years().get(1).presentValue()).isEqualByComparingTo("80");
        assertThat(valuation.years().get(2).presentValue()).isEqualByComparingTo("50");
    }

    @Test
    void aYearBeforeTheScheduleIsRefused() {
        ValueMap map = read("discount_rate: {2030: 0.04}\noutcomes: [{id: a, quantity: 1, proxy: 1, duration: 2}]");

        assertThatThrownBy(() -> new Valuator(NO_PRICES).evaluate(map, 2015, figures(Map.of())))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("The discount rate of 2016 is not known: the schedule starts in 2030");
    }

    @Test
    void theOrderOfOutcomesNeverMatters() {
        Map<String, String> figures = Map.of("beneficiaires", "997", "participations", "3", "moyens_engages", "1000");
        String[] lines = TWO_OUTCOMES.split("\n");
        String reversed = String.join("\n", lines[0], lines[1], lines[2], lines[4], lines[3]);

        assertThat(of(reversed, figures).totalPresentValue())
                .isEqualTo(of(TWO_OUTCOMES, figures).totalPresentValue());
    }

    @Test
    void regionsAddUpToTheCountry() {
        Valuation north =
                of(TWO_OUTCOMES, Map.of("beneficiaires", "100", "participations", "310", "moyens_engages", "999.99"));
        Valuation south =
                of(TWO_OUTCOMES, Map.of("beneficiaires", "57", "participations", "64", "moyens_engages", "1000.01"));
        Valuation country =
                of(TWO_OUTCOMES, Map.of("beneficiaires", "157", "participations", "374", "moyens_engages", "2000"));

        assertThat(north.totalPresentValue().add(south.totalPresentValue()))
                .isEqualByComparingTo(country.totalPresentValue());
        assertThat(north.netPresentValue().add(south.netPresentValue()))
                .isEqualByComparingTo(country.netPresentValue());
    }

    @Test
    void negativeOutcomesCount() {
        Valuation valuation =
                of(TWO_OUTCOMES, Map.of("beneficiaires", "0", "participations", "100", "moyens_engages", "100"));

        assertThat(valuation.impact()).isEqualByComparingTo("-280");
        assertThat(valuation.ratio()).isNegative();
        assertThat(valuation.paybackMonths()).isNull();
    }

    @Test
    void anOutcomeWhoseIndicatorIsMissingIsListedAndLeftOut() {
        Valuation valuation = of(TWO_OUTCOMES, Map.of("beneficiaires", "10", "moyens_engages", "100"));

        assertThat(valuation.missing()).singleElement().satisfies(missing -> {
            assertThat(missing.kind()).isEqualTo(Missing.Kind.OUTCOME);
            assertThat(missing.id()).isEqualTo("b");
            assertThat(missing.indicator()).isEqualTo("participations");
        });
        assertThat(valuation.outcomes())
                .extracting(outcome -> outcome.outcome().id())
                .containsExactly("a");
        assertThat(valuation.complete()).isFalse();
    }

    @Test
    void withoutItsInputsAValuationHasNoRatio() {
        Valuation valuation = of(TWO_OUTCOMES, Map.of("beneficiaires", "10", "participations", "1"));

        assertThat(valuation.inputs()).isNull();
        assertThat(valuation.netPresentValue()).isNull();
        assertThat(valuation.ratio()).isNull();
        assertThat(valuation.missing()).extracting(Missing::kind).containsExactly(Missing.Kind.INPUT);
    }

    @Test
    void nothingInvestedMeansNoRatioAndNoPayback() {
        Valuation valuation = one("quantity: 1");

        assertThat(valuation.ratio()).isNull();
        assertThat(valuation.paybackMonths()).isNull();
        assertThat(valuation.netPresentValue()).isEqualByComparingTo("42");
    }

    @Test
    void paybackFallsWithinTheYearThatReachesTheInputs() {
        Valuation valuation = evaluate("""
                discount_rate: 0
                inputs: [{id: means, amount: 150}]
                outcomes: [{id: a, quantity: 1, proxy: 100, duration: 2}]
                """);

        assertThat(valuation.paybackMonths()).isEqualByComparingTo("18");
    }

    @Test
    void aProxyIsBroughtToThePricesOfTheYearValued() {
        PriceIndex prices =
                new PriceIndex("price_index.yaml", new TreeMap<>(Map.of(2015, number("100"), 2018, number("105"))));
        ValueMap map = read("outcomes: [{id: a, quantity: 10, proxy: {central: 42, year: 2018}}]");

        assertThat(new Valuator(prices).evaluate(map, 2015, figures(Map.of())).gross())
                .isEqualByComparingTo("400");
    }

    @Test
    void aYearWithoutAPriceLevelIsRefused() {
        PriceIndex prices = new PriceIndex("price_index.yaml", new TreeMap<>(Map.of(2018, number("105"))));
        ValueMap map = read("outcomes: [{id: a, quantity: 10, proxy: {central: 42, year: 2018}}]");

        assertThatThrownBy(() -> new Valuator(prices).evaluate(map, 2031, figures(Map.of())))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("price_index.yaml has no price level for 2031");
    }

    @Test
    void aMapByItselfTakesItsEurosAsTheyAreWritten() {
        assertThat(evaluate("outcomes: [{id: a, quantity: 10, proxy: {central: 42, year: 2018}}]")
                        .gross())
                .isEqualByComparingTo("420");
    }

    @Test
    void aMapByItselfRefusesIndicators() {
        assertThatThrownBy(() -> evaluate(
                        "outcomes: [{id: a, quantity: beneficiaires, proxy: {central: 1, year: 2015, source: X}}]"))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("“beneficiaires” is an indicator");
    }
}
