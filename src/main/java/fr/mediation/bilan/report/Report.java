package fr.mediation.bilan.report;

import java.util.List;
import java.util.Locale;

/**
 * The annual review, as tables in memory.
 *
 * @param title its title
 * @param subject what it covers
 * @param language the reader's language
 * @param sheets its sheets, in order
 */
public record Report(String title, String subject, Locale language, List<Sheet> sheets) {

    /** Keeps a copy of the sheets. */
    public Report {
        sheets = List.copyOf(sheets);
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
        List<String> notes = input.reported().notes(input.language());
        List<String> period = notes.stream().limit(1).toList();
        return new Report(
                input.reported().say("title", input.language()),
                wording.perimeter(input.perimeter()),
                input.language(),
                List.of(
                        new SummarySheet(input, figures, wording).sheet().with(notes),
                        new RegionsSheet(input, figures, wording).sheet().with(period),
                        new TrendsSheet(input, figures, wording).sheet().with(period),
                        new ProfileSheet(input, figures, wording).sheet().with(period),
                        new AddedValueSheet(input, wording).sheet().with(period),
                        new ValueMapSheet(input, wording).sheet().with(period),
                        new AssumptionsSheet(input, wording).sheet().with(period),
                        new SensitivitySheet(input, wording).sheet().with(period),
                        new MethodSheet(input, wording).sheet().with(period),
                        new QualitySheet(input, wording).sheet().with(period),
                        new DefinitionsSheet(input, wording).sheet().with(notes)));
    }
}
