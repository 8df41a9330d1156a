package fr.mediation.bilan.report.sheet;

import fr.mediation.bilan.report.content.TableLayout;
import fr.mediation.bilan.report.content.Wording;
import fr.mediation.bilan.report.model.Cell;
import fr.mediation.bilan.report.model.Sheet;
import fr.mediation.bilan.report.model.Table.Kind;
import java.util.List;

/** The list of the sheets, each with a link and the question it answers. */
record ContentsSheet(List<Sheet> sheets, Wording wording) {
    Sheet.Draft sheet() {
        return wording.sheet("contents", wording.say("contents.title"), Sheet.Layout.PORTRAIT)
                .table(new TableLayout<Sheet>(wording)
                        .column("contents.sheet", Kind.NAME, sheet -> new Cell.Link(sheet.name(), sheet.name()))
                        .wide("contents.about", Sheet::about)
                        .of(sheets));
    }
}
