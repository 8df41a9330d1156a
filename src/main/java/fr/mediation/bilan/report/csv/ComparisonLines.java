package fr.mediation.bilan.report.csv;

import fr.mediation.bilan.indicator.Indicator;
import fr.mediation.bilan.indicator.judge.Comparison;
import fr.mediation.bilan.indicator.judge.Comparison.Break;
import fr.mediation.bilan.report.ReportFileName;
import fr.mediation.bilan.report.ReportInput;
import fr.mediation.bilan.report.TerritoryName;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * The open file of comparisons: one line per territory and indicator, the country first, then the regions in display
 * order, in the catalogue's order. There is a line even where nothing is known, so that what is missing is seen.
 */
record ComparisonLines(ReportInput input) {
    private record Line(TerritoryName territory, Indicator indicator, Optional<Comparison> comparison) {}

    CsvTable table() {
        return new CsvLayout<Line>()
                .year(input)
                .perimeter(line -> input.perimeter())
                .level(line -> line.territory().code())
                .territory(Line::territory)
                .column(CsvLayout.INDICATOR, line -> line.indicator().id())
                .column(CsvLayout.VALUE, of(found -> found.figure().value()))
                .column(Field.number("valeur_precedente"), of(Comparison::previous))
                .column(Field.number("ecart"), of(Comparison::difference))
                .column(Field.number("ecart_pourcent").in("percent"), of(Comparison::percent))
                .column(Field.number("pente_3_ans"), of(Comparison::slope))
                .column(Field.integer("rang").from(1), of(Comparison::rank))
                .column(Field.number("part_du_pays").in("percent"), of(Comparison::share))
                .column(Field.number("cible"), of(Comparison::target))
                .column(Field.number("ecart_cible"), of(Comparison::gap))
                .column(
                        Field.text("rupture")
                                .oneOf(Arrays.stream(Break.values())
                                        .map(Break::code)
                                        .toList()),
                        line -> line.comparison()
                                .map(Comparison::trendBreak)
                                .map(Break::code)
                                .orElse(null))
                .table(
                        ReportFileName.COMPARISONS,
                        List.of("annee", "perimetre", "code", "indicateur"),
                        List.of(CsvTable.TO_TERRITORY, CsvTable.TO_DEFINITION),
                        lines());
    }

    private List<Line> lines() {
        return input.territories().stream()
                .flatMap(territory -> input.indicators().stream()
                        .map(indicator -> new Line(
                                territory,
                                indicator,
                                input.judgement().comparisons().of(indicator.id(), territory.code(), input.year()))))
                .toList();
    }

    private static Function<Line, Object> of(Function<Comparison, Object> part) {
        return line -> line.comparison().map(part).orElse(null);
    }
}
