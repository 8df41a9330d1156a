package fr.mediation.bilan.report.sheet;

import fr.mediation.bilan.report.ReportInput;
import fr.mediation.bilan.report.content.TableLayout;
import fr.mediation.bilan.report.content.Wording;
import fr.mediation.bilan.report.model.Cell;
import fr.mediation.bilan.report.model.Sheet;
import fr.mediation.bilan.value.Assumption;
import fr.mediation.bilan.value.AssumptionKind;
import fr.mediation.bilan.value.Outcome;
import fr.mediation.bilan.value.Series;
import fr.mediation.bilan.value.ValueMap;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/** Every assumption of the value map with its bounds and its source. */
record AssumptionsSheet(ReportInput input, Wording wording) {
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    /**
     * A row: an assumption about an outcome.
     *
     * @param use the name of the sentence that says whether the outcome is counted
     */
    private record Assumed(Outcome outcome, String use, AssumptionKind kind) {
        Assumption assumption() {
            return outcome.assumption(kind);
        }

        boolean isProxy() {
            return kind == AssumptionKind.PROXY;
        }
    }

    Sheet.Draft sheet() {
        ValueMap map = input.appraisal().map();
        List<Assumed> rows = new ArrayList<>();
        map.outcomes().forEach(outcome -> add(rows, outcome, "assumptions.counted"));
        map.alternatives().forEach(outcome -> add(rows, outcome, "assumptions.alternative"));
        return wording.sheet("assumptions", Sheet.Layout.LANDSCAPE, input.thisYear())
                .notes(List.of(
                        wording.say("assumptions.note"),
                        wording.say("assumptions.zero"),
                        wording.say("assumptions.alternatives")))
                .table(new TableLayout<Assumed>(wording)
                        .name("value.outcome", row -> wording.in(row.outcome().label()))
                        .name("assumptions.use", row -> wording.say(row.use()))
                        .name("assumptions.assumption", row -> wording.assumption(row.kind()))
                        .number(
                                "assumptions.low",
                                row -> number(row, row.assumption().low()))
                        .number(
                                "assumptions.central",
                                row -> number(row, row.assumption().central()))
                        .number(
                                "assumptions.high",
                                row -> number(row, row.assumption().high()))
                        .name(TableLayout.UNIT, row -> row.isProxy() ? unit(row.outcome()) : "%")
                        .number("assumptions.year", row -> year(row.assumption()))
                        .prose(
                                "column.source",
                                row -> wording.in(row.assumption().source().text()))
                        .of(rows));
    }

    private static void add(List<Assumed> rows, Outcome outcome, String use) {
        for (AssumptionKind kind : AssumptionKind.values()) {
            Assumed assumed = new Assumed(outcome, use, kind);
            if (assumed.isProxy() || assumed.assumption().high().signum() != 0) {
                rows.add(assumed);
            }
        }
    }

    private static Cell year(Assumption assumption) {
        return assumption.year() == 0 ? Cell.NOT_APPLICABLE : new Cell.Text(String.valueOf(assumption.year()));
    }

    private String unit(Outcome outcome) {
        Series series = outcome.times();
        return series == null
                ? wording.in(outcome.proxy().unit())
                : wording.say("assumptions.times", wording.in(series.title()), wording.in(series.unit()));
    }

    private static Cell number(Assumed row, BigDecimal value) {
        return row.isProxy()
                ? new Cell.Quantity(
                        value, Math.max(0, value.stripTrailingZeros().scale()))
                : new Cell.Quantity(value.multiply(HUNDRED), 0);
    }
}
