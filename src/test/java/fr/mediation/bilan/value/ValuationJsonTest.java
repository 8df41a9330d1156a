package fr.mediation.bilan.value;

import static fr.mediation.bilan.value.ValueMaps.NO_PRICES;
import static fr.mediation.bilan.value.ValueMaps.evaluate;
import static fr.mediation.bilan.value.ValueMaps.read;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ValuationJsonTest {
    @Test
    void fieldsComeInTheirOrderWithAmountsToTheCentAndTheRatioToFourDecimals() {
        Map<String, Object> json = ValuationJson.of(evaluate(WorkedExamplesTest.EMPLOYMENT));

        assertThat(json.keySet())
                .containsExactly(
                        "gross",
                        "impact",
                        "years",
                        "total_present_value",
                        "inputs",
                        "net_present_value",
                        "ratio",
                        "payback_months",
                        "outcomes",
                        "stakeholders",
                        "articles");
        assertThat(json)
                .containsEntry("gross", "510000.00")
                .containsEntry("impact", "214200.00")
                .containsEntry(
                        "years",
                        List.of(
                                Map.of(
                                        "year",
                                        1,
                                        "value",
                                        "214200.00",
                                        "discount_factor",
                                        "1.0000000000",
                                        "present_value",
                                        "214200.00"),
                                Map.of(
                                        "year",
                                        2,
                                        "value",
                                        "149940.00",
                                        "discount_factor",
                                        "0.9661835749",
                                        "present_value",
                                        "144869.57")))
                .containsEntry("total_present_value", "359069.57")
                .containsEntry("inputs", "250000.00")
                .containsEntry("net_present_value", "109069.57")
                .containsEntry("ratio", "1.4363")
                .containsEntry("payback_months", "14.97");
    }

    @Test
    void whatThereIsNotIsNull() {
        Map<String, Object> json = ValuationJson.of(evaluate("outcomes: [{id: a, quantity: 1, proxy: 1}]"));

        assertThat(json).containsEntry("ratio", null).containsEntry("payback_months", null);
    }

    @Test
    void aMissingOutcomeIsShownAsMissing() {
        Valuation valuation = new Valuator(NO_PRICES)
                .evaluate(
                        read(
                                "outcomes: [{id: a, quantity: beneficiaires, proxy: {central: 1, year: 2015, source: X}}]"),
                        2015,
                        id -> Optional.empty());

        assertThat(ValuationJson.of(valuation).get("outcomes"))
                .isEqualTo(List.of(Map.of(
                        "id", "a",
                        "label", Map.of("fr", "a", "en", "a"),
                        "status", "missing",
                        "indicator", "beneficiaires")));
    }
}
