package fr.mediation.bilan.report.sheet;

import fr.mediation.bilan.indicator.Indicator;
import fr.mediation.bilan.report.ReportInput;
import fr.mediation.bilan.report.model.Cell;
import fr.mediation.bilan.report.model.Sheet;
import fr.mediation.bilan.report.model.Table;
import fr.mediation.bilan.report.model.Table.Column;
import fr.mediation.bilan.report.model.Table.Kind;
import fr.mediation.bilan.report.model.Table.Row;
import java.util.List;

/** What every indicator counts, from what, and what to know before comparing. */
public final class DefinitionsSheet {
    private final ReportInput input;
    private final Wording wording;

    public DefinitionsSheet(ReportInput input, Wording wording) {
        this.input = input;
        this.wording = wording;
    }

    /** Lays the sheet out. */
    public Sheet sheet() {
        List<Column> columns = List.of(
                new Column(wording.say("column.indicator"), Kind.NAME),
                new Column(wording.say("column.definition"), Kind.PROSE),
                new Column(wording.say("column.unit"), Kind.NAME),
                new Column(wording.say("column.source"), Kind.NAME),
                new Column(wording.say("column.article"), Kind.NUMBER),
                new Column(wording.say("column.limits"), Kind.PROSE),
                new Column(wording.say("column.code"), Kind.NAME));
        return wording.sheet("definitions", wording.say("definitions.title"), Sheet.Layout.LANDSCAPE)
                .notes(List.of(wording.say("definitions.note")))
                .table(new Table(
                        columns, input.indicators().stream().map(this::row).toList()));
    }

    private Row row(Indicator indicator) {
        return new Row(List.of(
                new Cell.Text(wording.in(indicator.label())),
                new Cell.Text(wording.in(indicator.definition())),
                new Cell.Text(wording.unit(indicator.unit())),
                new Cell.Text(wording.origin(indicator)),
                new Cell.Quantity(indicator.article()),
                indicator.limits() == null ? Cell.NOT_APPLICABLE : new Cell.Text(wording.in(indicator.limits())),
                new Cell.Text(indicator.id())));
    }
}
