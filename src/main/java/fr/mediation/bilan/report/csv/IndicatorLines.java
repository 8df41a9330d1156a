package fr.mediation.bilan.report.csv;

import fr.mediation.bilan.indicator.Indicator;
import fr.mediation.bilan.report.ReportFileName;
import fr.mediation.bilan.report.ReportInput;
import fr.mediation.bilan.text.Label;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The open file of the indicators' definitions, in the catalogue's order. The files of figures point to it. */
final class IndicatorLines {
    private static final Map<String, String> PROGRESS = progress();

    private final ReportInput input;

    IndicatorLines(ReportInput input) {
        this.input = input;
    }

    private static Map<String, String> progress() {
        Map<String, String> words = new LinkedHashMap<>();
        words.put("higher", "hausse");
        words.put("lower", "baisse");
        words.put("none", "aucun");
        return words;
    }

    /** Builds the file. */
    CsvTable table() {
        return new CsvTable(
                ReportFileName.DEFINITIONS,
                List.of(
                        Columns.INDICATOR.unique().worded("indicateur_defini"),
                        Field.integer("article").required().oneOf(Columns.ARTICLES),
                        Field.text("libelle_fr").required(),
                        Field.text("libelle_en").required(),
                        Field.text("definition_fr").required(),
                        Field.text("definition_en").required(),
                        Columns.UNIT,
                        Field.text("source").required().matching(Columns.WORD).worded("source_definition"),
                        Field.text("limites_fr"),
                        Field.text("limites_en"),
                        Field.text("sens").required().oneOf(List.copyOf(PROGRESS.values()))),
                List.of("indicateur"),
                List.of(),
                input.indicators().stream().map(IndicatorLines::line).toList());
    }

    private static List<Object> line(Indicator indicator) {
        Label limits = indicator.limits() == null ? new Label(null, null) : indicator.limits();
        return Arrays.asList(
                indicator.id(),
                indicator.article(),
                indicator.label().fr(),
                indicator.label().en(),
                indicator.definition().fr(),
                indicator.definition().en(),
                Columns.unit(indicator.unit()),
                indicator.from().id(),
                limits.fr(),
                limits.en(),
                PROGRESS.get(indicator.better()));
    }
}
