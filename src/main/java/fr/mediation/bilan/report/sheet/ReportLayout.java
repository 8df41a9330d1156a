package fr.mediation.bilan.report.sheet;

import fr.mediation.bilan.report.ReportInput;
import fr.mediation.bilan.report.ReportInput.Extra;
import fr.mediation.bilan.report.model.Report;
import fr.mediation.bilan.report.model.Sheet;
import java.util.ArrayList;
import java.util.List;

/** Lays out the annual review: which sheets there are, and in which order. */
public final class ReportLayout {
    private ReportLayout() {}

    /**
     * Makes ready what the layout of a report needs, so that it can be done beside something else: when Tablesaw is first
     * used, it looks through the whole class path for its readers, 0.3 s (measured).
     */
    public static void prepare() {
        Pivot.load();
    }

    /**
     * Lays out a report.
     *
     * @param input what it is made of
     * @return the report
     */
    public static Report of(ReportInput input) {
        Wording wording = new Wording(input.language());
        Figures figures = new Figures(input);
        List<Sheet> sheets = new ArrayList<>();
        sheets.add(new EngagementsSheet(input, figures, wording).sheet());
        sheets.addAll(new RegionsSheets(input, figures, wording).sheets());
        sheets.add(new TrendsSheet(input, figures, wording).sheet());
        sheets.addAll(new ProfileSheets(input, figures, wording).sheets());
        sheets.addAll(new ThemeSheets(input, figures, wording).sheets());
        if (input.extras().contains(Extra.REGION_SHEETS)) {
            sheets.addAll(new RegionSheets(input, figures, wording).sheets());
        }
        sheets.addAll(new AddedValueSheets(input, wording).sheets());
        sheets.add(new ValueMapSheet(input, wording).sheet());
        sheets.add(new AssumptionsSheet(input, wording).sheet());
        sheets.addAll(new SensitivitySheets(input, wording).sheets());
        sheets.add(new MethodSheet(input, wording).sheet());
        sheets.add(new RevisionsSheet(input, wording).sheet());
        sheets.addAll(new QualitySheets(input, wording).sheets());
        sheets.add(new DefinitionsSheet(input, wording).sheet());
        sheets.add(new SourcesSheet(input, wording).sheet());
        sheets.add(new DataSheet(input, wording).sheet());
        sheets.add(0, new SummarySheet(input, figures, wording).sheet());
        sheets.add(1, ContentsSheet.of(sheets, wording));
        Legend legend = new Legend(wording);
        List<String> notes = input.reported().notes(input.language());
        return new Report(
                input.reported().say("title", input.language()),
                wording.perimeter(input.perimeter()),
                input.language(),
                sheets.stream()
                        .map(sheet -> sheet.notes(
                                sheet.layout() == Sheet.Layout.ONE_PAGE
                                        ? notes
                                        : notes.stream().limit(1).toList()))
                        .map(sheet -> sheet.legend(legend.of(sheet)))
                        .toList());
    }
}
