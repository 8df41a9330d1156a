package fr.mediation.bilan.report.minutes;

import fr.mediation.bilan.report.ReportInput;
import fr.mediation.bilan.report.content.Engagements;
import fr.mediation.bilan.report.content.Figures;
import fr.mediation.bilan.report.content.KeyFigures;
import fr.mediation.bilan.report.content.Wording;
import fr.mediation.bilan.report.model.Block;
import fr.mediation.bilan.report.model.Minutes;
import java.util.ArrayList;
import java.util.List;

/** Drafts the minutes: what is put before the committee, in the order of its agenda. */
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
        Figures figures = new Figures(input, wording);
        KeyFigures keyFigures = new KeyFigures(input, figures, wording);
        Engagements engagements = new Engagements(input, figures, wording);
        Forms forms = new Forms(input, wording);
        List<Block> blocks = new ArrayList<>();
        blocks.addAll(forms.opening(keyFigures.notes()));
        blocks.addAll(new YearReview(input, figures, wording, keyFigures, engagements).blocks());
        blocks.addAll(forms.decisions(1));
        blocks.addAll(new Orientations(input, figures, wording, keyFigures, engagements).blocks());
        blocks.addAll(forms.decisions(2));
        blocks.addAll(new Means(input, figures, wording).blocks());
        blocks.addAll(forms.decisions(3));
        blocks.addAll(forms.closing());
        return new Minutes(
                wording.say("minutes.header", input.thisYear()),
                wording.perimeter(input.perimeter()),
                input.language(),
                wording.say("footer", Minutes.PAGE, Minutes.PAGES),
                blocks);
    }
}
