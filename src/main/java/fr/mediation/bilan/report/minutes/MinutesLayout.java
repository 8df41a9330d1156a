package fr.mediation.bilan.report.minutes;

import fr.mediation.bilan.report.ReportInput;
import fr.mediation.bilan.report.model.Block;
import fr.mediation.bilan.report.model.Minutes;
import fr.mediation.bilan.report.sheet.EngagementsSheet;
import fr.mediation.bilan.report.sheet.Figures;
import fr.mediation.bilan.report.sheet.SummarySheet;
import fr.mediation.bilan.report.sheet.Wording;
import java.util.ArrayList;
import java.util.List;

/** Drafts the minutes: what the committee is told, in the order of its agenda. */
public final class MinutesLayout {
    private MinutesLayout() {}

    /**
     * Drafts the minutes of a report.
     *
     * @param input what it is made of
     * @return the draft
     */
    public static Minutes of(ReportInput input) {
        Wording wording = new Wording(input.language());
        Figures figures = new Figures(input);
        SummarySheet summary = new SummarySheet(input, figures, wording);
        EngagementsSheet engagements = new EngagementsSheet(input, figures, wording);
        Forms forms = new Forms(input, wording);
        List<Block> blocks = new ArrayList<>();
        blocks.addAll(forms.opening(summary.notes()));
        blocks.addAll(new YearReview(input, wording, summary, engagements).blocks());
        blocks.addAll(forms.decisions(1));
        blocks.addAll(new Orientations(input, figures, wording, summary, engagements).blocks());
        blocks.addAll(forms.decisions(2));
        blocks.addAll(new Means(input, figures, wording).blocks());
        blocks.addAll(forms.decisions(3));
        blocks.addAll(forms.closing());
        return new Minutes(
                wording.say("minutes.header", String.valueOf(input.year())),
                wording.perimeter(input.perimeter()),
                input.language(),
                wording.say("footer", Minutes.PAGE, Minutes.PAGES),
                blocks);
    }
}
