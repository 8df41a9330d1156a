package fr.mediation.bilan.report.csv;

import fr.mediation.bilan.indicator.Indicator;
import fr.mediation.bilan.report.ReportFileName;
import fr.mediation.bilan.report.ReportInput;
import fr.mediation.bilan.text.Label;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The open file of the indicators' definitions, in the catalogue's order. The files of figures point to it. */
record IndicatorLines(ReportInput input) {
    /** Which way is better, as the files have it. */
    private static final List<String> BETTER = List.of("higher", "lower", "none");

    private static final List<String> PROGRESS = List.of("hausse", "baisse", "aucun");

    CsvTable table() {
        return new CsvLayout<Indicator>()
                .column(CsvLayout.INDICATOR.unique().worded("indicateur_defini"), Indicator::id)
                .column(Field.integer("article").required().oneOf(CsvLayout.ARTICLES), Indicator::article)
                .column(
                        Field.text("libelle_fr").required(),
                        indicator -> indicator.label().fr())
                .column(
                        Field.text("libelle_en").required(),
                        indicator -> indicator.label().en())
                .column(
                        Field.text("definition_fr").required(),
                        indicator -> indicator.definition().fr())
                .column(
                        Field.text("definition_en").required(),
                        indicator -> indicator.definition().en())
                .unit(Indicator::unit)
                .column(
                        Field.text("source").required().matching(CsvLayout.WORD).worded("source_definition"),
                        indicator -> indicator.from().id())
                .column(Field.text("limites_fr"), indicator -> limits(indicator, Label::fr))
                .column(Field.text("limites_en"), indicator -> limits(indicator, Label::en))
                .column(
                        Field.text("sens").required().oneOf(PROGRESS),
                        indicator -> PROGRESS.get(BETTER.indexOf(indicator.better())))
                .table(ReportFileName.DEFINITIONS, List.of("indicateur"), List.of(), input.indicators());
    }

    private static @Nullable String limits(Indicator indicator, Function<Label, String> language) {
        return indicator.limits() == null ? null : language.apply(indicator.limits());
    }
}
