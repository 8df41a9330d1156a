package fr.mediation.bilan.report.content;

import fr.mediation.bilan.indicator.Indicator;
import fr.mediation.bilan.indicator.judge.Funnel;
import fr.mediation.bilan.indicator.judge.Funnel.Point;
import fr.mediation.bilan.report.ReportInput;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Where regions lie against the country, with the room that chance takes. */
public record Positions(ReportInput input, Wording wording) {
    /** An indicator with its funnel. */
    public record Compared(Indicator indicator, Funnel funnel) {}

    /** The indicators that regions are compared by, in the order of the catalogue. */
    public List<Compared> all() {
        return input.indicators().stream()
                .flatMap(indicator -> funnel(indicator).map(funnel -> new Compared(indicator, funnel)).stream())
                .toList();
    }

    /** The point of a region, empty where it has none. */
    public Optional<Point> of(Indicator indicator, String territory) {
        return funnel(indicator).flatMap(funnel -> funnel.point(territory));
    }

    /** Where a region lies, in words; empty where that is not known. */
    public String words(Indicator indicator, String territory) {
        return of(indicator, territory).map(this::words).orElse("");
    }

    /** Where a region lies, in words. */
    public String words(Point point) {
        return wording.say(
                "position." + point.position().name().toLowerCase(Locale.ROOT).replace('_', '-'));
    }

    private Optional<Funnel> funnel(Indicator indicator) {
        return input.judgement().comparisons().funnel(indicator.id(), input.year());
    }
}
