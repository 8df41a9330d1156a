package fr.mediation.bilan.value;

import static fr.mediation.bilan.value.ValueMaps.NO_PRICES;
import static fr.mediation.bilan.value.ValueMaps.number;
import static fr.mediation.bilan.value.ValueMaps.read;
import static org.assertj.core.api.Assertions.assertThat;

import fr.mediation.bilan.value.Sensitivity.Bar;
import fr.mediation.bilan.value.Sensitivity.Scenario;
import fr.mediation.bilan.value.Sensitivity.Threshold;
import java.math.BigDecimal;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

/** Each answer of the sensitivity analysis is what a valuation of the map, changed so, gives. */
class SensitivityTest {
    private static final int YEAR = 2016;
    private static final int MAPS = 50;
    private static final Valuator VALUATOR = new Valuator(NO_PRICES);

    @FunctionalInterface
    private interface Law {
        void check(ValueMap map, FigureLookup measures, Sensitivity sensitivity);
    }

    private static void onRandomMaps(Law law) {
        RandomGenerator random = new SplittableRandom(6);
        for (int i = 0; i < MAPS; i++) {
            ValueMap map = RandomMaps.draw(random, RandomMaps.rate(random));
            FigureLookup measures = RandomMaps.measures(RandomMaps.figures(random));
            SensitivityAnalysis analysis = new SensitivityAnalysis(map, other -> VALUATOR.pricing(other, YEAR));
            law.check(map, measures, analysis.of(VALUATOR.evaluate(map, YEAR, measures)));
        }
    }

    private static void assertCents(BigDecimal actual, BigDecimal expected) {
        assertThat(Rounding.cents(actual)).isEqualByComparingTo(Rounding.cents(expected));
    }

    private static ValueMap with(ValueMap map, String outcome, AssumptionKind kind, BigDecimal value) {
        return map.with(one -> one.id().equals(outcome) ? one.with(kind, value) : one);
    }

    @Test
    void eachBarIsTheValuationAtTheBound() {
        onRandomMaps((map, measures, sensitivity) -> {
            for (Bar bar : sensitivity.tornado()) {
                assertCents(
                        bar.low().totalPresentValue(),
                        VALUATOR.evaluate(
                                        with(
                                                map,
                                                bar.outcome(),
                                                bar.kind(),
                                                bar.assumption().low()),
                                        YEAR,
                                        measures)
                                .totalPresentValue());
                assertCents(
                        bar.high().totalPresentValue(),
                        VALUATOR.evaluate(
                                        with(
                                                map,
                                                bar.outcome(),
                                                bar.kind(),
                                                bar.assumption().high()),
                                        YEAR,
                                        measures)
                                .totalPresentValue());
            }
        });
    }

    @Test
    void theWidestBarComesFirst() {
        onRandomMaps((map, measures, sensitivity) -> assertThat(sensitivity.tornado())
                .isSortedAccordingTo((one, other) -> other.width().compareTo(one.width())));
    }

    @Test
    void atItsThresholdWhatIsGainedIsWhatWasInvested() {
        onRandomMaps((map, measures, sensitivity) -> {
            for (Threshold threshold : sensitivity.thresholds()) {
                BigDecimal value = threshold.value();
                ValueMap there =
                        map.with(one -> threshold.outcome() == null || one.id().equals(threshold.outcome())
                                ? one.with(threshold.kind(), value)
                                : one);

                assertCents(
                        VALUATOR.evaluate(there, YEAR, measures).totalPresentValue(),
                        VALUATOR.evaluate(map, YEAR, measures).inputs());
            }
        });
    }

    @Test
    void eachScenarioIsTheValuationOfTheMapThatStartsThenAtThatRate() {
        onRandomMaps((map, measures, sensitivity) -> {
            for (Scenario scenario : sensitivity.scenarios()) {
                ValueMap shifted = scenario.starts() == 0 ? map : map.with(one -> one.startingIn(scenario.starts()));
                ValueMap other =
                        scenario.rate() == null ? shifted : shifted.with(DiscountRate.constant(scenario.rate()));

                assertCents(
                        scenario.result().totalPresentValue(),
                        VALUATOR.evaluate(other, YEAR, measures).totalPresentValue());
            }
        });
    }

    @Test
    void theGridDividesMoreOrLessValueByMoreOrLessInputs() {
        Sensitivity sensitivity = VALUATOR.appraise(
                        read("inputs: [{id: m, amount: 50}]\noutcomes: [{id: a, quantity: 1, proxy: 100}]"))
                .sensitivities()
                .get("");

        assertThat(sensitivity.grid()).hasSize(25).anySatisfy(cell -> {
            assertThat(cell.value()).isEqualByComparingTo("1.5");
            assertThat(cell.inputs()).isEqualByComparingTo("0.75");
            assertThat(cell.result().ratio()).isEqualByComparingTo("4");
        });
    }

    @Test
    void withoutInputsThereIsNoThresholdAndNoRatio() {
        Sensitivity sensitivity = VALUATOR.appraise(
                        read("outcomes: [{id: a, quantity: 1, proxy: {low: 50, central: 100, high: 200}}]"))
                .sensitivities()
                .get("");

        assertThat(sensitivity.thresholds())
                .allSatisfy(threshold -> assertThat(threshold.value()).isNull());
        assertThat(sensitivity.tornado())
                .allSatisfy(bar -> assertThat(bar.high().ratio()).isNull());
    }

    @Test
    void nothingToGainHasNoThreshold() {
        assertThat(VALUATOR.appraise(read("outcomes: [{id: a, quantity: 1, proxy: -5}]"))
                        .sensitivities()
                        .get("")
                        .thresholds())
                .isEmpty();
    }

    @Test
    void anOutcomeWithoutFigureIsNoPartOfTheSensitivity() {
        ValueMap map = read("""
                outcomes:
                  - {id: a, quantity: x, proxy: {low: 1, central: 2, high: 3, year: 2016, source: S}}
                  - {id: b, quantity: y, proxy: {low: 1, central: 2, high: 3, year: 2016, source: S}}
                """);

        Appraisal appraisal =
                VALUATOR.appraise(map, YEAR, Map.of("FR", RandomMaps.measures(Map.of("x", number("10")))));

        assertThat(appraisal.sensitivities().get("FR").tornado())
                .extracting(Bar::outcome)
                .containsExactly("a");
        assertThat(appraisal.intervals().get("FR").high().totalPresentValue()).isLessThan(number("30"));
    }
}
