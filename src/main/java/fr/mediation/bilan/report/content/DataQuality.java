package fr.mediation.bilan.report.content;

import fr.mediation.bilan.figure.Figure;
import fr.mediation.bilan.report.Quality;
import fr.mediation.bilan.report.ReportInput;
import fr.mediation.bilan.report.TerritoryName;
import java.util.ArrayList;
import java.util.List;

/** How far the figures can be relied on, in sentences. */
public record DataQuality(ReportInput input, Figures figures, Wording wording) {
    private static final String ACTIVITIES = "activites";
    private static final String REPORTING = "lieux_declarants";
    private static final String NETWORK = "lieux_actifs";

    /** What was delivered, and how much of the network it is about. */
    public List<String> notes() {
        Quality quality = input.quality();
        List<String> notes = new ArrayList<>();
        notes.add(
                quality.deliveries().isEmpty()
                        ? wording.say("quality.no-delivery", input.thisYear())
                        : wording.say(
                                "quality.summary", quality.deliveries().size(), quality.read(), quality.rejected()));
        notes.add(wording.say("quality.unlocated", quality.unlocated()));
        notes.addAll(coverage());
        return notes;
    }

    private List<String> coverage() {
        List<String> silent = input.geography().regions().stream()
                .filter(region -> figures.value(ACTIVITIES, region.code())
                        .filter(number -> number.signum() > 0)
                        .isEmpty())
                .map(TerritoryName::name)
                .toList();
        int regions = input.geography().regions().size();
        String coverage =
                wording.say("quality.coverage", places(REPORTING), places(NETWORK), regions - silent.size(), regions);
        return silent.isEmpty()
                ? List.of(coverage)
                : List.of(coverage, wording.say("quality.silent", String.join(", ", silent)));
    }

    private String places(String indicator) {
        return figures.value(indicator, Figure.COUNTRY)
                .map(number -> wording.number(number, 0))
                .orElseGet(() -> wording.say("quality.unknown"));
    }

    /** That there are figures to check, or none, in a sentence. */
    public String toCheck() {
        if (!input.judgement().toCheck().isEmpty()) {
            return wording.say("check.note");
        }
        return wording.say(input.judgement().decided().isEmpty() ? "check.none" : "check.all-decided");
    }
}
