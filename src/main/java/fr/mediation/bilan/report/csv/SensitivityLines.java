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
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The open file of what the added value depends on: one line per territory and question asked. */
final class SensitivityLines {
    private static final List<String> ANALYSES =
            List.of("simulation", "une_hypothese", "seuil", "debut_et_taux", "valeur_et_moyens");

    private final ReportInput input;

    SensitivityLines(ReportInput input) {
        this.input = input;
    }

    /** Builds the file: the country first, then the regions in display order. */
    CsvTable table() {
        List<List<Object>> lines = new ArrayList<>();
        for (TerritoryName territory : input.territories()) {
            Sensitivity sensitivity = input.appraisal().sensitivities().get(territory.code());
            if (sensitivity != null) {
                Lines own = new Lines(territory, lines);
                own.interval(input.appraisal().intervals().get(territory.code()));
                sensitivity.tornado().forEach(own::bar);
                sensitivity.thresholds().forEach(own::threshold);
                sensitivity.scenarios().forEach(own::scenario);
                sensitivity.grid().forEach(own::scaling);
            }
        }
        return new CsvTable(
                ReportFileName.SENSITIVITY,
                List.of(
                        Columns.year(input.year()),
                        Columns.PERIMETER,
                        Columns.CODE,
                        Columns.TERRITORY,
                        Field.text("analyse").required().oneOf(ANALYSES),
                        Field.text("effet").matching(Columns.OUTCOME),
                        Field.text("hypothese")
                                .oneOf(Arrays.stream(AssumptionKind.values())
                                        .map(SensitivityLines::word)
                                        .toList()),
                        Field.text("variante").required(),
                        Field.number("valeur_hypothese"),
                        Field.number("valeur_actualisee").in("euros"),
                        Field.number("ratio")),
                List.of(),
                List.of(CsvTable.TO_TERRITORY),
                lines);
    }

    /** The lines of one territory. */
    private final class Lines {
        private final TerritoryName territory;
        private final List<List<Object>> lines;

        Lines(TerritoryName territory, List<List<Object>> lines) {
            this.territory = territory;
            this.lines = lines;
        }

        void interval(Interval interval) {
            add("simulation", "", "", "p5", null, interval.low());
            add("simulation", "", "", "mediane", null, interval.median());
            add("simulation", "", "", "p95", null, interval.high());
        }

        void bar(Bar bar) {
            String assumption = word(bar.kind());
            add(
                    "une_hypothese",
                    bar.outcome(),
                    assumption,
                    "basse",
                    bar.assumption().low(),
                    bar.low());
            add(
                    "une_hypothese",
                    bar.outcome(),
                    assumption,
                    "haute",
                    bar.assumption().high(),
                    bar.high());
        }

        void threshold(Threshold threshold) {
            String outcome = threshold.outcome() == null ? "" : threshold.outcome();
            add("seuil", outcome, word(threshold.kind()), "actuelle", decimals(threshold.current()), null);
            Optional.ofNullable(threshold.value())
                    .ifPresent(
                            value -> add("seuil", outcome, word(threshold.kind()), "ratio_1", decimals(value), null));
        }

        void scenario(Scenario scenario) {
            String rate = scenario.rate() == null
                    ? "taux_carte"
                    : "taux_" + scenario.rate().movePointRight(2).toPlainString();
            String start = scenario.starts() == 0 ? "debut_carte" : "debut_" + scenario.starts();
            add("debut_et_taux", "", "", start + "|" + rate, scenario.rate(), scenario.result());
        }

        void scaling(Scaling scaling) {
            String variant = "valeur_" + scaling.value().toPlainString() + "|moyens_"
                    + scaling.inputs().toPlainString();
            add("valeur_et_moyens", "", "", variant, null, scaling.result());
        }

        private void add(
                String analysis,
                String outcome,
                String assumption,
                String variant,
                @Nullable BigDecimal value,
                @Nullable Result result) {
            lines.add(Arrays.asList(
                    input.year(),
                    input.perimeter().code(),
                    territory.code(),
                    territory.name(),
                    analysis,
                    outcome,
                    assumption,
                    variant,
                    value,
                    result == null ? null : Rounding.cents(result.totalPresentValue()),
                    result == null
                            ? null
                            : Optional.ofNullable(result.ratio())
                                    .map(Rounding::ratio)
                                    .orElse(null)));
        }
    }

    private static BigDecimal decimals(BigDecimal value) {
        return Rounding.ratio(value);
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
