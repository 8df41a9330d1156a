package fr.mediation.bilan.report.sheet;

import fr.mediation.bilan.report.ReportInput;
import fr.mediation.bilan.report.model.Cell;
import fr.mediation.bilan.report.model.Sheet;
import fr.mediation.bilan.report.model.Table;
import fr.mediation.bilan.report.model.Table.Column;
import fr.mediation.bilan.report.model.Table.Kind;
import fr.mediation.bilan.report.model.Table.Row;
import fr.mediation.bilan.value.Assumption;
import fr.mediation.bilan.value.AssumptionKind;
import fr.mediation.bilan.value.Outcome;
import fr.mediation.bilan.value.Series;
import fr.mediation.bilan.value.ValueMap;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/** Every assumption of the value map with its bounds and its source. */
public final class AssumptionsSheet {
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    private final ReportInput input;
    private final Wording wording;

    public AssumptionsSheet(ReportInput input, Wording wording) {
        this.input = input;
        this.wording = wording;
    }

    /** Lays the sheet out. */
    public Sheet sheet() {
        ValueMap map = input.appraisal().map();
        List<Row> rows = new ArrayList<>();
        map.outcomes().forEach(outcome -> add(rows, outcome, "assumptions.counted"));
        map.alternatives().forEach(outcome -> add(rows, outcome, "assumptions.alternative"));
        return wording.sheet("assumptions", wording.say("assumptions.title"), Sheet.Layout.LANDSCAPE)
                .notes(List.of(
                        wording.say("assumptions.note"),
                        wording.say("assumptions.zero"),
                        wording.say("assumptions.alternatives")))
                .table(new Table(
                        List.of(
                                new Column(wording.say("value.outcome"), Kind.NAME),
                                new Column(wording.say("assumptions.use"), Kind.NAME),
                                new Column(wording.say("assumptions.assumption"), Kind.NAME),
                                new Column(wording.say("assumptions.low"), Kind.NUMBER),
                                new Column(wording.say("assumptions.central"), Kind.NUMBER),
                                new Column(wording.say("assumptions.high"), Kind.NUMBER),
                                new Column(wording.say("column.unit"), Kind.NAME),
                                new Column(wording.say("assumptions.year"), Kind.NUMBER),
                                new Column(wording.say("column.source"), Kind.PROSE)),
                        rows));
    }

    private void add(List<Row> rows, Outcome outcome, String use) {
        for (AssumptionKind kind : AssumptionKind.values()) {
            Assumption assumption = outcome.assumption(kind);
            if (kind == AssumptionKind.PROXY || assumption.high().signum() != 0) {
                rows.add(row(outcome, use, kind, assumption));
            }
        }
    }

    private Row row(Outcome outcome, String use, AssumptionKind kind, Assumption assumption) {
        boolean proxy = kind == AssumptionKind.PROXY;
        return new Row(List.of(
                new Cell.Text(wording.in(outcome.label())),
                new Cell.Text(wording.say(use)),
                new Cell.Text(wording.say("assumption." + kind.key())),
                number(assumption.low(), proxy),
                number(assumption.central(), proxy),
                number(assumption.high(), proxy),
                Cell.Text.orNotApplicable(proxy ? unit(outcome) : "%"),
                assumption.year() == 0 ? Cell.NOT_APPLICABLE : new Cell.Text(String.valueOf(assumption.year())),
                Cell.Text.orNotApplicable(wording.in(assumption.source()))));
    }

    private String unit(Outcome outcome) {
        Series series = outcome.times();
        return series == null
                ? wording.in(outcome.proxy().unit())
                : wording.say("assumptions.times", wording.in(series.title()), wording.in(series.unit()));
    }

    private static Cell number(BigDecimal value, boolean proxy) {
        return proxy
                ? new Cell.Quantity(
                        value, Math.max(0, value.stripTrailingZeros().scale()))
                : new Cell.Quantity(value.multiply(HUNDRED), 0);
    }
}
