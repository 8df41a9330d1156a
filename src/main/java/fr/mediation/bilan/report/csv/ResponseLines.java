package fr.mediation.bilan.report.csv;

import fr.mediation.bilan.figure.NonRespondent;
import fr.mediation.bilan.figure.Response;
import fr.mediation.bilan.indicator.judge.Reporting;
import fr.mediation.bilan.report.ReportFileName;
import fr.mediation.bilan.report.ReportInput;
import fr.mediation.bilan.report.SourceName;
import fr.mediation.bilan.report.TerritoryName;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The open files of who was expected to report: how many of them did, and who did not. */
record ResponseLines(ReportInput input) {
    /** How many of those expected reported: one line per territory and source. */
    CsvTable rates() {
        Map<String, String> names = input.territoryNames();
        Map<String, List<Response>> byTerritory =
                reporting().responses().stream().collect(Collectors.groupingBy(Response::territory));
        return new CsvLayout<Response>()
                .year(input)
                .perimeter(Response::perimeter)
                .level(Response::territory)
                .column(CsvLayout.CODE, Response::territory)
                .name(response -> names.get(response.territory()))
                .column(source(), Response::facts)
                .column(Field.integer("attendus").in("places").required().from(0), Response::expected)
                .column(Field.integer("declarants").in("places").required().from(0), Response::reporting)
                .column(
                        Field.number("taux_reponse").in("percent").from(0).to(100),
                        response -> response.rate().orElse(null))
                .column(Field.number("volume_attendu").required(), Response::volumeExpected)
                .column(Field.number("volume_declarants").required(), Response::volumeReporting)
                .column(
                        Field.number("taux_reponse_pondere")
                                .in("percent")
                                .from(0)
                                .to(100),
                        response -> response.weightedRate().orElse(null))
                .table(
                        ReportFileName.RESPONSE,
                        List.of("annee", "perimetre", "code", "source"),
                        List.of(CsvTable.TO_TERRITORY),
                        input.territories().stream()
                                .map(TerritoryName::code)
                                .flatMap(code -> byTerritory.getOrDefault(code, List.of()).stream())
                                .toList());
    }

    /** Who was expected and did not report: one line each, the largest of last year first. */
    CsvTable missing() {
        return new CsvLayout<NonRespondent>()
                .year(input)
                .column(source(), NonRespondent::facts)
                .column(Field.text("declarant").required(), NonRespondent::reporter)
                .column(Field.text("nom_lieu"), NonRespondent::name)
                .column(Field.text("departement"), NonRespondent::department)
                .column(Field.number("volume_precedent"), NonRespondent::volume)
                .table(ReportFileName.NON_RESPONDENTS, reporting().missing());
    }

    private Reporting reporting() {
        return input.judgement().comparisons().reporting();
    }

    private Field source() {
        return Field.text("source")
                .worded("source_attendue")
                .required()
                .oneOf(input.delivered().sources().stream().map(SourceName::id).toList());
    }
}
