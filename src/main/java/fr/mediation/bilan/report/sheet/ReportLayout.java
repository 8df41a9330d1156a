package fr.mediation.bilan.report.sheet;

import fr.mediation.bilan.report.FigureTable;
import fr.mediation.bilan.report.ReportInput;
import fr.mediation.bilan.report.ReportInput.Extra;
import fr.mediation.bilan.report.content.Engagements;
import fr.mediation.bilan.report.content.Figures;
import fr.mediation.bilan.report.content.Legend;
import fr.mediation.bilan.report.content.Revisions;
import fr.mediation.bilan.report.content.Wording;
import fr.mediation.bilan.report.model.Report;
import fr.mediation.bilan.report.model.Sheet;
import java.util.ArrayList;
import java.util.List;

/** Lays out the annual review: which sheets there are, and in which order. */
public final class ReportLayout {
    private final ReportInput input;
    private final Wording wording;
    private final Figures figures;

    private ReportLayout(ReportInput input) {
        this.input = input;
        wording = new Wording(input.language());
        figures = new Figures(input, wording);
    }

    /**
     * Loads what the layout of a report needs, so that it can be done in parallel with something else: when Tablesaw is
     * first used, it searches the whole class path for its readers, 0.3 s (measured).
     */
    public static void prepare() {
        FigureTable.load();
    }

    /**
     * Lays out a report.
     *
     * @param input what it is made of
     * @return the report
     */
    public static Report of(ReportInput input) {
        return new ReportLayout(input).report();
    }

    private Report report() {
        List<Sheet> sheets =
                new ArrayList<>(drafts().stream().map(this::explained).toList());
        sheets.add(1, explained(new ContentsSheet(sheets, wording).sheet()));
        return new Report(
                input.reported().say("title", input.language()),
                wording.perimeter(input.perimeter()),
                input.language(),
                sheets);
    }

    private List<Sheet.Draft> drafts() {
        List<Sheet.Draft> sheets = new ArrayList<>();
        sheets.add(new SummarySheet(input, figures, wording).sheet());
        sheets.add(engagements());
        sheets.addAll(new IndicatorsByRegionSheets(input, figures, wording).sheets());
        sheets.addAll(new ComparedRegionsSheets(input, wording).sheets());
        sheets.add(new TrendsSheet(input, figures, wording).sheet());
        sheets.addAll(new ProfileSheets(input, figures, wording).sheets());
        sheets.addAll(new ThemeSheets(input, figures, wording).sheets());
        if (input.presentation().extras().contains(Extra.REGION_SHEETS)) {
            sheets.addAll(new RegionFactSheets(input, figures, wording).sheets());
        }
        sheets.addAll(new AddedValueSheets(input, wording).sheets());
        sheets.add(new ValueMapSheet(input, wording).sheet());
        sheets.add(new AssumptionsSheet(input, wording).sheet());
        sheets.addAll(new SensitivitySheets(input, wording).sheets());
        sheets.add(new MethodSheet(input, wording).sheet());
        sheets.add(revisions());
        sheets.addAll(new ResponseSheets(input, figures, wording).sheets());
        sheets.addAll(new QualitySheets(input, figures, wording).sheets());
        sheets.add(new DefinitionsSheet(input, wording).sheet());
        sheets.add(new SourcesSheet(input, wording).sheet());
        sheets.add(new DataSheet(input, figures, wording).sheet());
        return sheets;
    }

    private Sheet.Draft engagements() {
        Engagements engagements = new Engagements(input, figures, wording);
        return wording.sheet("engagements", Sheet.Layout.LANDSCAPE, input.thisYear())
                .notes(engagements.notes())
                .table(engagements.table(engagements.all()));
    }

    private Sheet.Draft revisions() {
        Revisions revisions = new Revisions(input, wording);
        return wording.sheet("revisions", Sheet.Layout.LANDSCAPE, input.thisYear())
                .notes(revisions.notes())
                .table(revisions.table(revisions.shown()))
                .remarks(revisions.rules());
    }

    /** A sheet with what is to be known of the year, and with what its marks mean. */
    private Sheet explained(Sheet.Draft draft) {
        List<String> notes = input.reported().notes(input.language());
        Sheet sheet = draft.sheet();
        return draft.notes(
                        sheet.layout() == Sheet.Layout.ONE_PAGE
                                ? notes
                                : notes.stream().limit(1).toList())
                .legend(new Legend(wording).of(sheet.cells().toList()).stream().toList())
                .sheet();
    }
}
