package fr.mediation.bilan.report.csv;

import fr.mediation.bilan.indicator.Indicator;
import fr.mediation.bilan.indicator.judge.Comparison;
import fr.mediation.bilan.indicator.judge.Comparison.Break;
import fr.mediation.bilan.report.ReportFileName;
import fr.mediation.bilan.report.ReportInput;
import fr.mediation.bilan.report.TerritoryName;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * The open file of comparisons: one line per territory and indicator, the country first, then the regions in display
 * order, in the catalogue's order. A line stands there even where nothing is known, so that no absence goes unseen.
 */
final class ComparisonLines {
    private final ReportInput input;

    ComparisonLines(ReportInput input) {
        this.input = input;
    }

    /** Builds the file. */
    CsvTable table() {
        List<List<Object>> lines = new ArrayList<>();
        for (TerritoryName territory : input.territories()) {
            input.indicators().forEach(indicator -> lines.add(line(territory, indicator)));
        }
        return new CsvTable(
                ReportFileName.COMPARISONS,
                List.of(
                        Columns.year(input.year()),
                        Columns.PERIMETER,
                        Columns.LEVEL,
                        Columns.CODE,
                        Columns.TERRITORY,
                        Columns.INDICATOR,
                        Columns.VALUE,
                        Field.number("valeur_precedente"),
                        Field.number("ecart"),
                        Field.number("ecart_pourcent").in("percent"),
                        Field.number("pente_3_ans"),
                        Field.integer("rang").from(1),
                        Field.number("part_du_pays").in("percent"),
                        Field.number("cible"),
                        Field.number("ecart_cible"),
                        Field.text("rupture")
                                .oneOf(Arrays.stream(Break.values())
                                        .map(Break::code)
                                        .toList())),
                List.of("annee", "perimetre", "code", "indicateur"),
                List.of(CsvTable.TO_TERRITORY, CsvTable.TO_DEFINITION),
                lines);
    }

    private List<Object> line(TerritoryName territory, Indicator indicator) {
        Optional<Comparison> comparison = input.comparisons().of(indicator.id(), territory.code(), input.year());
        return Arrays.asList(
                input.year(),
                input.perimeter().code(),
                Columns.level(territory.code()),
                territory.code(),
                territory.name(),
                indicator.id(),
                cell(comparison, found -> found.figure().value()),
                cell(comparison, Comparison::previous),
                cell(comparison, Comparison::difference),
                cell(comparison, Comparison::percent),
                cell(comparison, Comparison::slope),
                cell(comparison, Comparison::rank),
                cell(comparison, Comparison::share),
                cell(comparison, Comparison::target),
                cell(comparison, Comparison::gap),
                comparison.map(Comparison::trendBreak).map(Break::code).orElse(null));
    }

    private static Object cell(Optional<Comparison> comparison, Function<Comparison, Object> of) {
        return comparison.map(of).orElse(null);
    }
}
