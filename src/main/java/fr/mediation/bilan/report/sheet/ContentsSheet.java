package fr.mediation.bilan.report.sheet;

import fr.mediation.bilan.report.model.Cell;
import fr.mediation.bilan.report.model.Sheet;
import fr.mediation.bilan.report.model.Table;
import fr.mediation.bilan.report.model.Table.Column;
import fr.mediation.bilan.report.model.Table.Kind;
import fr.mediation.bilan.report.model.Table.Row;
import java.util.List;

/** The list of the sheets, each with a link and the question it answers. */
public final class ContentsSheet {
    private ContentsSheet() {}

    /** Lists the sheets of a report. */
    public static Sheet of(List<Sheet> sheets, Wording wording) {
        return wording.sheet("contents", wording.say("contents.title"), Sheet.Layout.PORTRAIT)
                .table(new Table(
                        List.of(
                                new Column(wording.say("contents.sheet"), Kind.NAME),
                                new Column(wording.say("contents.about"), Kind.WIDE)),
                        sheets.stream()
                                .map(sheet -> new Row(List.of(
                                        new Cell.Link(sheet.name(), sheet.name()), new Cell.Text(sheet.about()))))
                                .toList()));
    }
}
