package fr.mediation.bilan.cli.answer;

import static org.assertj.core.api.Assertions.assertThat;

import fr.mediation.bilan.definition.JobsFolder;
import fr.mediation.bilan.value.Appraisal;
import fr.mediation.bilan.value.Valuator;
import fr.mediation.bilan.value.ValueMap;
import fr.mediation.bilan.value.ValueMapReader;
import fr.mediation.bilan.value.ValueParameters;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class ValuationAnswerTest {
    private static final ValueParameters PARAMETERS = ValueParameters.read(JobsFolder.packaged());

    /** The employment programme of the worked examples. */
    private static final String EMPLOYMENT = """
            discount_rate: 0.035
            inputs: [{id: grant, amount: 250000}]
            outcomes:
              - {id: jobs, quantity: 60, proxy: 8500, deadweight: 0.4, attribution: 0.3, drop_off: 0.3, duration: 2}
            """;

    private static ValueMap map(String yaml) {
        return ValueMapReader.read(
                new JobsFolder.Definition("map.yaml", yaml.getBytes(StandardCharsets.UTF_8)), PARAMETERS);
    }

    private static String answer(String yaml) {
        return AnswerWriter.json(
                ValuationAnswer.of(new Valuator(PARAMETERS.prices()).appraise(map(yaml)), Appraisal.STANDALONE, false));
    }

    @Test
    void fieldsComeInTheirOrderWithAmountsToTheCentAndTheRatioToFourDecimals() {
        assertThat(answer(EMPLOYMENT)).isEqualTo("""
                {
                  "gross" : "510000.00",
                  "impact" : "214200.00",
                  "impact_of_first_year" : "214200.00",
                  "years" : [ {
                    "year" : 1,
                    "value" : "214200.00",
                    "discount_factor" : "1.0000000000",
                    "present_value" : "214200.00"
                  }, {
                    "year" : 2,
                    "value" : "149940.00",
                    "discount_factor" : "0.9661835749",
                    "present_value" : "144869.57"
                  } ],
                  "total_present_value" : "359069.57",
                  "inputs" : "250000.00",
                  "net_present_value" : "109069.57",
                  "ratio" : "1.4363",
                  "payback_months" : "14.97",
                  "outcomes" : [ {
                    "id" : "jobs",
                    "label" : {
                      "fr" : "jobs",
                      "en" : "jobs"
                    },
                    "stakeholder" : {
                      "fr" : "",
                      "en" : ""
                    },
                    "article" : null,
                    "status" : "valued",
                    "quantity" : "60",
                    "proxy" : "8500.00",
                    "gross" : "510000.00",
                    "after_deadweight" : "306000.00",
                    "after_displacement" : "306000.00",
                    "after_attribution" : "214200.00",
                    "impact" : "214200.00",
                    "years" : [ {
                      "year" : 1,
                      "value" : "214200.00",
                      "discount_factor" : "1.0000000000",
                      "present_value" : "214200.00"
                    }, {
                      "year" : 2,
                      "value" : "149940.00",
                      "discount_factor" : "0.9661835749",
                      "present_value" : "144869.57"
                    } ],
                    "present_value" : "359069.57"
                  } ],
                  "stakeholders" : [ {
                    "stakeholder" : {
                      "fr" : "",
                      "en" : ""
                    },
                    "gross" : "510000.00",
                    "impact" : "214200.00",
                    "present_value" : "359069.57"
                  } ],
                  "articles" : [ {
                    "article" : null,
                    "gross" : "510000.00",
                    "impact" : "214200.00",
                    "present_value" : "359069.57"
                  } ]
                }""");
    }

    @Test
    void whatThereIsNotIsNull() {
        assertThat(answer("outcomes: [{id: a, quantity: 1, proxy: 1}]"))
                .contains("\"ratio\" : null", "\"payback_months\" : null");
    }

    @Test
    void aMissingOutcomeIsShownAsMissing() {
        Appraisal appraisal = new Valuator(PARAMETERS.prices())
                .appraise(
                        map("outcomes: [{id: a, quantity: beneficiaires, proxy: {central: 1, year: 2015, source: X}}]"),
                        2015,
                        Map.of("FR", id -> Optional.empty()));

        JsonNode outcomes = new JsonMapper()
                .readTree(AnswerWriter.json(ValuationAnswer.of(appraisal, "FR", false)))
                .path("outcomes");

        assertThat(outcomes).isEqualTo(new JsonMapper().readTree("""
                        [{"id": "a", "label": {"fr": "a", "en": "a"}, "status": "missing", "indicator": "beneficiaires"}]
                        """));
    }

    @Test
    void whatTheResultDependsOnIsLeftOutWhereNobodyAsks() {
        assertThat(answer(EMPLOYMENT)).doesNotContain("sensitivity");
    }
}
