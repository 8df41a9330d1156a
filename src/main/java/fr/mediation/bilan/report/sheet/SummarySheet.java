package fr.mediation.bilan.report.sheet;

import fr.mediation.bilan.report.ReportInput;
import fr.mediation.bilan.report.content.Figures;
import fr.mediation.bilan.report.content.KeyFigures;
import fr.mediation.bilan.report.content.Wording;
import fr.mediation.bilan.report.model.Sheet;
import java.util.List;

/** The first page: the key figures against last year, and what they come to. */
record SummarySheet(ReportInput input, Figures figures, Wording wording) {
    Sheet.Draft sheet() {
        KeyFigures keyFigures = new KeyFigures(input, figures, wording);
        Sheet.Draft sheet = wording.sheet(
                        "summary", input.reported().say("title", input.language()), Sheet.Layout.ONE_PAGE)
                .notes(keyFigures.notes())
                .table(keyFigures.table())
                .remarks(keyFigures.remarks())
                .charts(new TrendsSheet(input, figures, wording)
                        .mainChart().stream().toList())
                .legend(List.of(wording.say("summary.trend-legend")));
        DensityMap map = new DensityMap(input, figures, wording);
        return map.picture()
                .map(picture -> sheet.picture(picture).legend(map.places()))
                .orElse(sheet);
    }
}
