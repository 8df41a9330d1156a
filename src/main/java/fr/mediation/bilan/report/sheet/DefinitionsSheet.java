package fr.mediation.bilan.report.sheet;

import fr.mediation.bilan.indicator.Indicator;
import fr.mediation.bilan.report.ReportInput;
import fr.mediation.bilan.report.content.TableLayout;
import fr.mediation.bilan.report.content.Wording;
import fr.mediation.bilan.report.model.Cell;
import fr.mediation.bilan.report.model.Sheet;
import java.util.List;

/** What every indicator counts, from what, and what to know before comparing. */
record DefinitionsSheet(ReportInput input, Wording wording) {
    Sheet.Draft sheet() {
        return wording.sheet("definitions", Sheet.Layout.LANDSCAPE, input.thisYear())
                .notes(List.of(wording.say("definitions.note")))
                .table(new TableLayout<Indicator>(wording)
                        .name(TableLayout.INDICATOR, wording::label)
                        .prose("column.definition", indicator -> wording.in(indicator.definition()))
                        .name(TableLayout.UNIT, indicator -> wording.unit(indicator.unit()))
                        .name("column.source", wording::origin)
                        .number("column.article", indicator -> new Cell.Quantity(indicator.article()))
                        .prose(
                                "column.limits",
                                indicator -> indicator.limits() == null ? "" : wording.in(indicator.limits()))
                        .name("column.code", Indicator::id)
                        .of(input.indicators()));
    }
}
