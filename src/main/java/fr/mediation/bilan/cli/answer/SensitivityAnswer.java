package fr.mediation.bilan.cli.answer;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import fr.mediation.bilan.value.Interval;
import fr.mediation.bilan.value.Result;
import fr.mediation.bilan.value.Sensitivity;
import fr.mediation.bilan.value.Simulation;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a valuation depends on; assumptions are written as they are assumed. */
record SensitivityAnswer(
        Draws simulation, List<Bar> tornado, List<Threshold> thresholds, List<Scenario> scenarios, List<Scaling> grid) {
    /** Stands for the value that the map itself has. */
    private static final String MAP = "map";

    /** All assumptions together. */
    record Draws(
            int draws, String generator, long seed, Outcome p5, Outcome median, Outcome p95, int centralPercentile) {}

    /** One assumption at its bounds. */
    record Bar(String outcome, String assumption, String lowValue, String highValue, Outcome low, Outcome high) {
        private static Bar of(Sensitivity.Bar bar) {
            return new Bar(
                    bar.outcome(),
                    bar.kind().key(),
                    bar.assumption().low().toPlainString(),
                    bar.assumption().high().toPlainString(),
                    Outcome.of(bar.low()),
                    Outcome.of(bar.high()));
        }
    }

    /** What an assumption would have to be for the ratio to be 1. */
    record Threshold(
            String assumption,
            @Nullable String outcome,
            String current,
            @JsonProperty("ratio_1_at") @Nullable String value) {
        private static Threshold of(Sensitivity.Threshold threshold) {
            return new Threshold(
                    threshold.kind().key(),
                    threshold.outcome(),
                    ValuationAnswer.ratio(threshold.current()),
                    ValuationAnswer.ratio(threshold.value()));
        }
    }

    /** Another start year or discount rate. */
    record Scenario(
            String starts,
            String discountRate,
            @JsonUnwrapped Outcome outcome) {
        private static Scenario of(Sensitivity.Scenario scenario) {
            return new Scenario(
                    scenario.starts() == 0 ? MAP : Integer.toString(scenario.starts()),
                    scenario.rate() == null ? MAP : scenario.rate().toPlainString(),
                    Outcome.of(scenario.result()));
        }
    }

    /** All values and all inputs multiplied. */
    record Scaling(
            String valueTimes,
            String inputsTimes,
            @JsonUnwrapped Outcome outcome) {
        private static Scaling of(Sensitivity.Scaling scaling) {
            return new Scaling(
                    scaling.value().toPlainString(), scaling.inputs().toPlainString(), Outcome.of(scaling.result()));
        }
    }

    record Outcome(String totalPresentValue, @Nullable String ratio) {
        private static Outcome of(Result result) {
            return new Outcome(
                    ValuationAnswer.amount(result.totalPresentValue()), ValuationAnswer.ratio(result.ratio()));
        }
    }

    static SensitivityAnswer of(Sensitivity sensitivity, Interval interval) {
        return new SensitivityAnswer(
                new Draws(
                        Simulation.DRAWS,
                        Simulation.GENERATOR,
                        Simulation.SEED,
                        Outcome.of(interval.low()),
                        Outcome.of(interval.median()),
                        Outcome.of(interval.high()),
                        interval.central()),
                sensitivity.tornado().stream().map(Bar::of).toList(),
                sensitivity.thresholds().stream().map(Threshold::of).toList(),
                sensitivity.scenarios().stream().map(Scenario::of).toList(),
                sensitivity.grid().stream().map(Scaling::of).toList());
    }
}
