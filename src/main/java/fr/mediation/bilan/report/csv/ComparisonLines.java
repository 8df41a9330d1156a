package fr.mediation.bilan.report.csv;

import fr.mediation.bilan.figure.ConstantScope.Estimate;
import fr.mediation.bilan.figure.Figure;
import fr.mediation.bilan.figure.Response;
import fr.mediation.bilan.indicator.Indicator;
import fr.mediation.bilan.indicator.judge.Comparison;
import fr.mediation.bilan.indicator.judge.Comparison.Break;
import fr.mediation.bilan.indicator.judge.ConfidenceInterval;
import fr.mediation.bilan.indicator.judge.Funnel.Position;
import fr.mediation.bilan.indicator.judge.Scope;
import fr.mediation.bilan.report.ReportFileName;
import fr.mediation.bilan.report.ReportInput;
import fr.mediation.bilan.report.TerritoryName;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

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
                .column(Field.number("champ_constant_precedent"), scope(Scope::before))
                .column(Field.number("champ_constant"), scope(Scope::now))
                .column(Field.number("ecart_constant"), scope(Scope::difference))
                .column(Field.number("ecart_constant_pourcent").in("percent"), scope(Scope::percent))
                .column(Field.number("part_volume_precedent").in("percent").from(0), percent(Scope::shareBefore))
                .column(Field.number("part_volume").in("percent").from(0), percent(Scope::shareNow))
                .column(
                        Field.number("taux_reponse").in("percent").from(0).to(100),
                        scope(scope -> response(scope, Response::rate)))
                .column(
                        Field.number("taux_reponse_pondere")
                                .in("percent")
                                .from(0)
                                .to(100),
                        scope(scope -> response(scope, Response::weightedRate)))
                .column(Field.number("estimation"), estimate(Estimate::value))
                .column(Field.number("estimation_basse"), estimate(Estimate::low))
                .column(Field.number("estimation_haute"), estimate(Estimate::high))
                .column(
                        Field.text("methode_estimation").oneOf(List.of(Estimate.METHOD)),
                        estimate(any -> Estimate.METHOD))
                .column(Field.number("intervalle_min"), interval(ConfidenceInterval::low))
                .column(Field.number("intervalle_max"), interval(ConfidenceInterval::high))
                .column(
                        Field.text("position")
                                .oneOf(Arrays.stream(Position.values())
                                        .map(Position::code)
                                        .toList()),
                        this::position)
                .table(
                        ReportFileName.COMPARISONS,
                        List.of("annee", "perimetre", "code", "indicateur"),
                        List.of(CsvTable.TO_TERRITORY, CsvTable.TO_DEFINITION),
                        lines());
    }

    /** An end of the interval that chance leaves a figure in. */
    private Function<Line, @Nullable Object> interval(ToDoubleFunction<ConfidenceInterval> end) {
        return line -> line.comparison()
                .flatMap(found -> input.judgement().comparisons().interval(found.figure()))
                .map(found ->
                        BigDecimal.valueOf(end.applyAsDouble(found)).setScale(Figure.DECIMALS, RoundingMode.HALF_UP))
                .orElse(null);
    }

    private @Nullable String position(Line line) {
        return input.judgement()
                .comparisons()
                .funnel(line.indicator().id(), input.year())
                .flatMap(funnel -> funnel.point(line.territory().code()))
                .map(point -> point.position().code())
                .orElse(null);
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

    private static Function<Line, Object> scope(Function<Scope, Object> part) {
        return line -> line.comparison().map(Comparison::scope).map(part).orElse(null);
    }

    private static Function<Line, Object> percent(Function<Scope, BigDecimal> share) {
        return scope(scope -> Optional.ofNullable(share.apply(scope))
                .map(one -> one.movePointRight(2))
                .orElse(null));
    }

    private static Object response(Scope scope, Function<Response, Optional<BigDecimal>> rate) {
        return Optional.ofNullable(scope.response()).flatMap(rate).orElse(null);
    }

    private static Function<Line, Object> estimate(Function<Estimate, Object> part) {
        return scope(scope -> Optional.ofNullable(scope.estimate()).map(part).orElse(null));
    }

    private static Function<Line, Object> of(Function<Comparison, Object> part) {
        return line -> line.comparison().map(part).orElse(null);
    }
}
