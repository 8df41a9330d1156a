package fr.mediation.bilan.value;

import static fr.mediation.bilan.value.ValueMaps.NO_PRICES;
import static fr.mediation.bilan.value.ValueMaps.number;
import static fr.mediation.bilan.value.ValueMaps.read;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.SortedMap;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

class SimulationTest {
    private static final String ONE = """
            inputs: [{id: m, amount: 100}]
            outcomes: [{id: a, quantity: 1, proxy: {low: 0, central: 100, high: 200}}]
            """;

    private static final String TWO = """
            discount_rate: 0.04
            outcomes:
              - {id: b, quantity: 30, proxy: {low: 1, central: 2, high: 9}, deadweight: {low: 0.1, central: 0.2, high: 0.7}}
              - {id: a, quantity: 10, proxy: {low: -9, central: -2, high: 0}, drop_off: {low: 0, central: 0.5, high: 1}, duration: 3}
            """;

    private static Interval interval(String yaml) {
        return new Valuator(NO_PRICES).appraise(read(yaml)).intervals().get("");
    }

    @Test
    void percentilesComeNearThoseOfTheTriangularDistribution() {
        // Of 0, 100, 200: 5 % lie below √(0.05 × 200 × 100) = 31.62, half below 100.
        Interval interval = interval(ONE);

        assertThat(interval.low().totalPresentValue()).isCloseTo(number("31.62"), within(number("2")));
        assertThat(interval.median().totalPresentValue()).isCloseTo(number("100"), within(number("2")));
        assertThat(interval.high().totalPresentValue()).isCloseTo(number("168.38"), within(number("2")));
        assertThat(interval.median().ratio()).isCloseTo(number("1"), within(number("0.02")));
    }

    @Test
    void theSameMapGivesTheSamePercentilesToTheLastDigit() {
        assertThat(interval(TWO)).isEqualTo(interval(TWO));
        assertThat(interval(ONE).median().totalPresentValue()).isEqualTo(number("99.9173885678669"));
    }

    @Test
    void theOrderOfOutcomesNeverMatters() {
        String[] lines = TWO.split("\n");

        assertThat(interval(String.join("\n", lines[0], lines[1], lines[3], lines[2])))
                .isEqualTo(interval(TWO));
    }

    @Test
    void withoutUncertaintyEveryDrawIsTheCentralResult() {
        Interval interval = interval("outcomes: [{id: a, quantity: 3, proxy: 14, deadweight: 0.5}]");

        assertThat(interval.low()).isEqualTo(interval.high());
        assertThat(interval.low().totalPresentValue()).isEqualByComparingTo("21");
    }

    @Test
    void aDrawIsValuedAsTheEngineDoes() {
        RandomGenerator random = new SplittableRandom(4);
        for (int i = 0; i < 5; i++) {
            ValueMap certain = RandomMaps.draw(random, RandomMaps.rate(random));
            for (AssumptionKind kind : AssumptionKind.values()) {
                certain = certain.with(
                        outcome -> outcome.with(kind, outcome.assumption(kind).central()));
            }
            Appraisal appraisal = new Valuator(NO_PRICES)
                    .appraise(certain, 2016, Map.of("FR", RandomMaps.measures(RandomMaps.figures(random))));

            assertThat(Rounding.cents(appraisal.intervals().get("FR").median().totalPresentValue()))
                    .isEqualTo(Rounding.cents(appraisal.valuations().get("FR").totalPresentValue()));
        }
    }

    @Test
    void anAssumptionIsDrawnOnceForAllTerritories() {
        ValueMap map = read("""
                outcomes: [{id: a, quantity: x, proxy: {low: 1, central: 5, high: 20, year: 2016, source: S}}]
                """);
        FigureLookup ten = RandomMaps.measures(Map.of("x", number("10")));
        FigureLookup thirty = RandomMaps.measures(Map.of("x", number("30")));
        FigureLookup all = RandomMaps.measures(Map.of("x", number("40")));

        SortedMap<String, Interval> intervals = new Valuator(NO_PRICES)
                .appraise(map, 2016, Map.of("A", ten, "B", thirty, "FR", all))
                .intervals();

        // Percentiles of sums are sums of percentiles only where both move together.
        BigDecimal sum = intervals
                .get("A")
                .low()
                .totalPresentValue()
                .add(intervals.get("B").low().totalPresentValue());
        assertThat(Rounding.cents(sum))
                .isEqualTo(Rounding.cents(intervals.get("FR").low().totalPresentValue()));
    }

    private static final String THREE = """
            sources: {one: One study, other: Another}
            outcomes:
              - {id: a, quantity: 1, proxy: {low: 0, central: 10, high: 20, source: %s}}
              - {id: b, quantity: 2, proxy: {low: 0, central: 10, high: 20, source: %s}}
            """;

    @Test
    void assumptionsOfOneKindAndSourceAreDrawnOnce() {
        // Together they are one outcome of three units.
        Interval together = interval(THREE.formatted("one", "one"));
        Interval apart = interval(THREE.formatted("one", "other"));

        assertThat(Rounding.cents(together.low().totalPresentValue()))
                .isEqualTo(Rounding.cents(interval("""
                                outcomes: [{id: a, quantity: 3, proxy: {low: 0, central: 10, high: 20, source: S}}]
                                """).low().totalPresentValue()));
        assertThat(apart.low().totalPresentValue()).isGreaterThan(together.low().totalPresentValue());
        assertThat(apart.high().totalPresentValue()).isLessThan(together.high().totalPresentValue());
    }

    @Test
    void theSampleOf2017AsItWasFallsBetweenMinusThreeCentsAndFiftyNine() throws IOException {
        try (InputStream map = SimulationTest.class.getResourceAsStream("/value/sample-2017-before.yaml")) {
            Appraisal appraisal =
                    new Valuator(NO_PRICES).appraise(read(new String(map.readAllBytes(), StandardCharsets.UTF_8)));

            Interval interval = appraisal.intervals().get("");
            assertThat(appraisal.valuations().get("").ratio()).isCloseTo(number("0.109"), within(number("0.001")));
            assertThat(interval.low().ratio()).isCloseTo(number("-0.03"), within(number("0.005")));
            assertThat(interval.high().ratio()).isCloseTo(number("0.59"), within(number("0.005")));
        }
    }

    @Test
    void theCentralValueIsGivenItsPlaceAmongTheDraws() {
        // Of 0, 100, 200 half the draws lie below 100; of 0, 0, 100 none below 0; of 0, 50, 200 a quarter of 50/200.
        assertThat(interval(ONE).central()).isEqualTo(50);
        assertThat(interval("outcomes: [{id: a, quantity: 1, proxy: {low: 0, central: 0, high: 100}}]")
                        .central())
                .isZero();
        assertThat(interval("outcomes: [{id: a, quantity: 1, proxy: {low: 0, central: 50, high: 200}}]")
                        .central())
                .isBetween(24, 26);
        assertThat(interval("outcomes: [{id: a, quantity: 3, proxy: 14}]").central())
                .isEqualTo(50);
    }

    @Test
    void noDrawLeavesTheBounds() {
        Interval interval = interval("""
                outcomes:
                  - {id: a, quantity: 1, proxy: {low: 5, central: 5, high: 5.0001}}
                """);

        assertThat(interval.low().totalPresentValue()).isBetween(number("5"), number("5.0001"));
        assertThat(interval.high().totalPresentValue()).isBetween(number("5"), number("5.0001"));
    }
}
