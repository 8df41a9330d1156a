package fr.mediation.bilan.value;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What a valuation depends on, as the JSON object of {@code bilan value --sensitivity}: amounts as decimal strings with two
 * decimals, ratios with four, rounded half up; assumptions as they are assumed; null where there is none.
 */
public final class SensitivityJson {
    private SensitivityJson() {}

    /**
     * The JSON object of a territory.
     *
     * @param appraisal the territories
     * @param territory its code
     * @return maps, lists, strings, integers and nulls, which any JSON writer takes
     */
    public static Map<String, Object> of(Appraisal appraisal, String territory) {
        Sensitivity sensitivity = appraisal.sensitivities().get(territory);
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("simulation", simulation(appraisal.intervals().get(territory)));
        json.put(
                "tornado",
                sensitivity.tornado().stream().map(SensitivityJson::bar).toList());
        json.put(
                "thresholds",
                sensitivity.thresholds().stream()
                        .map(SensitivityJson::threshold)
                        .toList());
        json.put(
                "scenarios",
                sensitivity.scenarios().stream().map(SensitivityJson::scenario).toList());
        json.put(
                "grid",
                sensitivity.grid().stream().map(SensitivityJson::scaling).toList());
        return json;
    }

    private static Map<String, Object> simulation(Interval interval) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("draws", Simulation.DRAWS);
        json.put("generator", Simulation.GENERATOR);
        json.put("seed", Simulation.SEED);
        json.put("p5", result(interval.low()));
        json.put("median", result(interval.median()));
        json.put("p95", result(interval.high()));
        return json;
    }

    private static Map<String, Object> bar(Sensitivity.Bar bar) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("outcome", bar.outcome());
        json.put("assumption", bar.kind().key());
        json.put("low_value", bar.assumption().low().toPlainString());
        json.put("high_value", bar.assumption().high().toPlainString());
        json.put("low", result(bar.low()));
        json.put("high", result(bar.high()));
        return json;
    }

    private static Map<String, Object> threshold(Sensitivity.Threshold threshold) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("assumption", threshold.kind().key());
        json.put("outcome", threshold.outcome());
        json.put("current", ValuationJson.ratio(threshold.current()));
        json.put("ratio_1_at", ValuationJson.ratio(threshold.value()));
        return json;
    }

    private static Map<String, Object> scenario(Sensitivity.Scenario scenario) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("starts", scenario.starts() == 0 ? "map" : Integer.toString(scenario.starts()));
        json.put("discount_rate", scenario.rate() == null ? "map" : plain(scenario.rate()));
        json.putAll(result(scenario.result()));
        return json;
    }

    private static Map<String, Object> scaling(Sensitivity.Scaling scaling) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("value_times", plain(scaling.value()));
        json.put("inputs_times", plain(scaling.inputs()));
        json.putAll(result(scaling.result()));
        return json;
    }

    private static Map<String, Object> result(Result result) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("total_present_value", ValuationJson.amount(result.totalPresentValue()));
        json.put("ratio", ValuationJson.ratio(result.ratio()));
        return json;
    }

    private static String plain(BigDecimal number) {
        return number.toPlainString();
    }
}
