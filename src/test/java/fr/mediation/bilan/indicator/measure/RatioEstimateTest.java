package fr.mediation.bilan.indicator.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import fr.mediation.bilan.indicator.measure.RatioEstimate.Result;
import fr.mediation.bilan.indicator.measure.RatioEstimate.Unit;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RatioEstimateTest {
    private static Unit unit(String kind, double before, @Nullable Double now) {
        return new Unit("84", kind, 3, before, now);
    }

    @Test
    void thoseMissingAreTakenToHaveChangedAsThoseThatAnswered() {
        Result result = RatioEstimate.of(List.of(
                        unit("", 100, 110.0),
                        unit("", 200, 220.0),
                        unit("", 100, 110.0),
                        unit("", 300, 330.0),
                        unit("", 250, null)))
                .orElseThrow();

        assertThat(result.missing()).isCloseTo(275, within(1e-9));
        assertThat(result.halfWidth()).isCloseTo(0, within(1e-6));
    }

    @Test
    void theIntervalIsThatOfTheRatioModel() {
        // x = 100, 100, 100, 100; y = 90, 110, 130, 70: ratio 1, s² = (1 + 1 + 9 + 9) × 100 / 100 / 3 = 20 / 3.
        Result result = RatioEstimate.of(List.of(
                        unit("", 100, 90.0),
                        unit("", 100, 110.0),
                        unit("", 100, 130.0),
                        unit("", 100, 70.0),
                        unit("", 100, null)))
                .orElseThrow();

        // Variance 20 / 3 × 100 × 500 / 400 = 833.33, and Student's quantile of three degrees is 3.1824.
        assertThat(result.missing()).isCloseTo(100, within(1e-9));
        assertThat(result.halfWidth()).isCloseTo(3.1824 * Math.sqrt(2500.0 / 3), within(1e-6));
    }

    @ParameterizedTest
    @CsvSource({"1, 12.706", "3, 3.182", "4, 2.776", "5, 2.571", "8, 2.306", "15, 2.131", "30, 2.042", "120, 1.980"})
    void studentsQuantileIsThatOfThePrintedTable(int freedom, String printed) {
        assertThat(BigDecimal.valueOf(RatioEstimate.student(freedom)).setScale(3, RoundingMode.HALF_UP))
                .isEqualTo(new BigDecimal(printed));
    }

    @Test
    void strataHaveRatiosOfTheirOwn() {
        List<Unit> units = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            units.add(unit("MEDIATHEQUE", 100, 150.0));
            units.add(unit("CCAS", 100, 50.0));
        }
        units.add(unit("CCAS", 100, null));

        assertThat(RatioEstimate.of(units).orElseThrow().missing()).isCloseTo(50, within(1e-9));
    }

    @Test
    void aStratumOfFewUnitsIsJoinedToOthersOfItsRegion() {
        List<Unit> units = new ArrayList<>(List.of(unit("SEUL", 100, null)));
        for (int i = 0; i < 4; i++) {
            units.add(unit("AUTRE" + i, 100, 120.0));
        }

        assertThat(RatioEstimate.of(units).orElseThrow().missing()).isCloseTo(120, within(1e-9));
    }

    @Test
    void whereUnderHalfOfACellsVolumeAnsweredNothingIsEstimated() {
        assertThat(RatioEstimate.of(List.of(
                        unit("", 100, 100.0),
                        unit("", 100, 100.0),
                        unit("", 100, 100.0),
                        unit("", 100, 100.0),
                        unit("", 401, null))))
                .isEmpty();
    }

    @Test
    void oneWholeRegionThatDidNotAnswerLeavesTheCountryWithoutAnEstimate() {
        List<Unit> units = new ArrayList<>(List.of(new Unit("93", "", 3, 100, null)));
        for (int i = 0; i < 9; i++) {
            units.add(unit("", 100, 100.0));
        }

        assertThat(RatioEstimate.of(units)).isEmpty();
    }

    @Test
    void aSingleRespondentTellsNothingAboutTheError() {
        assertThat(RatioEstimate.of(List.of(unit("", 100, 110.0), unit("", 50, null))))
                .isEmpty();
    }

    @Test
    void whoHadReportedNothingOfItIsMissingNothing() {
        assertThat(RatioEstimate.of(List.of(unit("", 100, 110.0), unit("", 100, 110.0), unit("", 0, null))))
                .isEmpty();
    }

    /** Places that grow by a tenth with an error, a fifth of which are then deleted. */
    @Test
    void theIntervalHoldsTheTruthAsOftenAsItSays() {
        int held = 0;
        int estimated = 0;
        for (int seed = 0; seed < 400; seed++) {
            Random random = new Random(seed);
            List<Unit> units = new ArrayList<>();
            double truth = 0;
            for (int i = 0; i < 60; i++) {
                double before = 20 + random.nextInt(400);
                double now = 1.1 * before + random.nextGaussian() * 3 * Math.sqrt(before);
                boolean deleted = random.nextInt(5) == 0;
                truth += deleted ? now : 0;
                units.add(new Unit(
                        "8" + i % 3,
                        i % 2 == 0 ? "MEDIATHEQUE" : "",
                        (int) Math.log10(before) + 1,
                        before,
                        deleted ? null : now));
            }
            Optional<Result> result = RatioEstimate.of(units);
            if (result.isPresent()) {
                estimated++;
                held += Math.abs(result.get().missing() - truth) <= result.get().halfWidth() ? 1 : 0;
            }
        }

        assertThat(estimated).isGreaterThan(150);
        assertThat(held / (double) estimated).isBetween(0.92, 0.98);
    }
}
