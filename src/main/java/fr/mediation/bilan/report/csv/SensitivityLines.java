package fr.mediation.bilan.report.csv;

import fr.mediation.bilan.report.ReportFileName;
import fr.mediation.bilan.report.ReportInput;
import fr.mediation.bilan.report.TerritoryName;
import fr.mediation.bilan.value.AssumptionKind;
import fr.mediation.bilan.value.Interval;
import fr.mediation.bilan.value.Result;
import fr.mediation.bilan.value.Rounding;
import fr.mediation.bilan.value.Sensitivity;
import fr.mediation.bilan.value.Sensitivity.Bar;
import fr.mediation.bilan.value.Sensitivity.Scaling;
import fr.mediation.bilan.value.Sensitivity.Scenario;
import fr.mediation.bilan.value.Sensitivity.Threshold;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The open file of what the added value depends on: one line per territory and question asked. */
record SensitivityLines(ReportInput input) {
    private static final String SIMULATION = "simulation";
    private static final String ONE_ASSUMPTION = "une_hypothese";
    private static final String THRESHOLD = "seuil";
    private static final String START_AND_RATE = "debut_et_taux";
    private static final String VALUE_AND_INPUTS = "valeur_et_moyens";

    /**
     * A line.
     *
     * @param analysis the question
     * @param outcome the outcome asked about, empty where it is all of them
     * @param assumption the assumption asked about, empty where it is none
     * @param variant the answer that the line gives
     * @param value the value of the assumption, null where there is none
     * @param result what the territory comes to, null where that is not asked
     */
    private record Line(
            TerritoryName territory,
            String analysis,
            String outcome,
            String assumption,
            String variant,
            @Nullable BigDecimal value,
            @Nullable Result result) {}

    /** Builds the file: the country first, then the regions in display order. */
    CsvTable table() {
        return new CsvLayout<Line>()
                .year(input)
                .perimeter(line -> input.perimeter())
                .territory(Line::territory)
                .column(
                        Field.text("analyse")
                                .required()
                                .oneOf(List.of(
                                        SIMULATION, ONE_ASSUMPTION, THRESHOLD, START_AND_RATE, VALUE_AND_INPUTS)),
                        Line::analysis)
                .column(Field.text("effet").matching(CsvLayout.OUTCOME), Line::outcome)
                .column(
                        Field.text("hypothese")
                                .oneOf(Arrays.stream(AssumptionKind.values())
                                        .map(SensitivityLines::word)
                                        .toList()),
                        Line::assumption)
                .column(Field.text("variante").required(), Line::variant)
                .column(Field.number("valeur_hypothese"), Line::value)
                .column(
                        Field.number("valeur_actualisee").in("euros"),
                        line -> line.result() == null
                                ? null
                                : Rounding.cents(line.result().totalPresentValue()))
                .column(Field.number("ratio"), line -> ratio(line.result()))
                .table(
                        ReportFileName.SENSITIVITY,
                        List.of(),
                        List.of(CsvTable.TO_TERRITORY),
                        input.territories().stream().flatMap(this::lines).toList());
    }

    private static @Nullable BigDecimal ratio(@Nullable Result result) {
        return result == null || result.ratio() == null ? null : Rounding.ratio(result.ratio());
    }

    private Stream<Line> lines(TerritoryName territory) {
        Sensitivity sensitivity = input.appraisal().sensitivities().get(territory.code());
        return sensitivity == null || !input.valuations().get(territory.code()).reported()
                ? Stream.of()
                : Stream.of(
                                interval(
                                        territory, input.appraisal().intervals().get(territory.code())),
                                sensitivity.tornado().stream().flatMap(bar -> bar(territory, bar)),
                                sensitivity.thresholds().stream().flatMap(threshold -> threshold(territory, threshold)),
                                sensitivity.scenarios().stream().map(scenario -> scenario(territory, scenario)),
                                sensitivity.grid().stream().map(scaling -> scaling(territory, scaling)))
                        .flatMap(lines -> lines);
    }

    private static Stream<Line> interval(TerritoryName territory, Interval interval) {
        return Stream.of(
                new Line(territory, SIMULATION, "", "", "p5", null, interval.low()),
                new Line(territory, SIMULATION, "", "", "mediane", null, interval.median()),
                new Line(territory, SIMULATION, "", "", "p95", null, interval.high()));
    }

    private static Stream<Line> bar(TerritoryName territory, Bar bar) {
        String kind = word(bar.kind());
        BigDecimal low = bar.assumption().low();
        BigDecimal high = bar.assumption().high();
        return Stream.of(
                new Line(territory, ONE_ASSUMPTION, bar.outcome(), kind, "basse", low, bar.low()),
                new Line(territory, ONE_ASSUMPTION, bar.outcome(), kind, "haute", high, bar.high()));
    }

    private static Stream<Line> threshold(TerritoryName territory, Threshold threshold) {
        String outcome = threshold.outcome() == null ? "" : threshold.outcome();
        String kind = word(threshold.kind());
        BigDecimal current = Rounding.ratio(threshold.current());
        return Stream.concat(
                Stream.of(new Line(territory, THRESHOLD, outcome, kind, "actuelle", current, null)),
                Stream.ofNullable(threshold.value())
                        .map(Rounding::ratio)
                        .map(value -> new Line(territory, THRESHOLD, outcome, kind, "ratio_1", value, null)));
    }

    private static Line scenario(TerritoryName territory, Scenario scenario) {
        String rate = scenario.rate() == null
                ? "taux_carte"
                : "taux_" + scenario.rate().movePointRight(2).toPlainString();
        String start = scenario.starts() == 0 ? "debut_carte" : "debut_" + scenario.starts();
        return new Line(territory, START_AND_RATE, "", "", start + "|" + rate, scenario.rate(), scenario.result());
    }

    private static Line scaling(TerritoryName territory, Scaling scaling) {
        String variant = "valeur_" + scaling.value().toPlainString() + "|moyens_"
                + scaling.inputs().toPlainString();
        return new Line(territory, VALUE_AND_INPUTS, "", "", variant, null, scaling.result());
    }

    /** The name of an assumption in the open files. */
    static String word(AssumptionKind kind) {
        return switch (kind) {
            case PROXY -> "valeur_unitaire";
            case DEADWEIGHT -> "effet_aubaine";
            case DISPLACEMENT -> "deplacement";
            case ATTRIBUTION -> "attribution";
            case DROP_OFF -> "erosion";
        };
    }
}
