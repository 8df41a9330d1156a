package fr.mediation.bilan.report.content;

import fr.mediation.bilan.figure.Figure.Status;
import fr.mediation.bilan.indicator.Indicator;
import fr.mediation.bilan.indicator.judge.Comparison;
import fr.mediation.bilan.report.ReportInput;
import fr.mediation.bilan.report.model.Cell;
import fr.mediation.bilan.report.model.Table;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The convention of 2015 article by article: what was promised, and what the year came to. An article is measured by its
 * indicators that have a target or are key figures; by its first ones where none is either.
 */
public record Engagements(ReportInput input, Figures figures, Wording wording) {
    /** The column of what an article promises. */
    public static final String COMMITMENT = "engagements.commitment";

    /** The column of the distance to the target. */
    public static final String GAP = "engagements.gap";

    /** The column of whether the promise was kept. */
    public static final String STATUS = "engagements.status";

    /** The articles that promise something: the others set the frame. */
    private static final List<Integer> ARTICLES = List.of(2, 3, 4, 5, 6, 7, 9, 11);

    private static final int FEW = 3;

    /**
     * What an article promises.
     *
     * @param article its number
     * @param indicator what it is measured by, null where nothing measures it
     */
    public record Engagement(int article, @Nullable Indicator indicator) {}

    /** The promises in the order of the articles. */
    public List<Engagement> all() {
        return ARTICLES.stream().flatMap(this::of).toList();
    }

    private Stream<Engagement> of(int article) {
        List<Indicator> all = input.indicators().stream()
                .filter(indicator -> indicator.article() == article)
                .toList();
        List<Indicator> followed = all.stream().filter(this::isFollowed).toList();
        List<Indicator> shown = followed.isEmpty() ? all.stream().limit(FEW).toList() : followed;
        return shown.isEmpty()
                ? Stream.of(new Engagement(article, null))
                : shown.stream().map(indicator -> new Engagement(article, indicator));
    }

    /** Whether an indicator is a key figure or has a target. */
    public boolean isFollowed(Indicator indicator) {
        return indicator.keyFigure() != null || figures.target(indicator).isPresent();
    }

    /** Whether the committee set a target of the country for the year. */
    public boolean hasTargets() {
        return input.indicators().stream()
                .anyMatch(indicator -> figures.target(indicator).isPresent());
    }

    /** What is to be known before the table is read. */
    public List<String> notes() {
        return hasTargets()
                ? List.of(wording.say("engagements.note"))
                : List.of(
                        wording.say("engagements.note"), wording.say("engagements.no-target-at-all", input.thisYear()));
    }

    /** Promises beside the results of the year. */
    public Table table(List<Engagement> engagements) {
        return new TableLayout<Engagement>(wording)
                .number("column.article", engagement -> new Cell.Quantity(engagement.article()))
                .prose(COMMITMENT, this::commitment)
                .name(TableLayout.INDICATOR, engagement -> measured(engagement, wording::label))
                .name(TableLayout.UNIT, engagement -> measured(engagement, indicator -> wording.unit(indicator.unit())))
                .year(input.year(), engagement -> cell(engagement, figures::cell))
                .unknown(engagements, this::unknown)
                .number(TableLayout.TARGET, engagement -> cell(engagement, figures::targetCell))
                .number(GAP, engagement -> cell(engagement, this::gap))
                .name(
                        STATUS,
                        engagement -> engagement.indicator() == null
                                ? wording.say("engagements.no-indicator")
                                : status(engagement.indicator()))
                .of(engagements);
    }

    private static String measured(Engagement engagement, Function<Indicator, String> words) {
        return engagement.indicator() == null ? "" : words.apply(engagement.indicator());
    }

    private static Cell cell(Engagement engagement, Function<Indicator, Cell> cell) {
        return engagement.indicator() == null ? Cell.NOT_APPLICABLE : cell.apply(engagement.indicator());
    }

    private Optional<BigDecimal> unknown(Engagement engagement) {
        return Optional.ofNullable(engagement.indicator()).flatMap(figures::unknown);
    }

    private Cell gap(Indicator indicator) {
        return figures.target(indicator)
                .map(Comparison::gap)
                .<Cell>map(gap -> Cell.Quantity.signed(gap, indicator.unit().decimals()))
                .orElse(Cell.NOT_APPLICABLE);
    }

    /** What an article promises, in a sentence. */
    public String commitment(Engagement engagement) {
        return wording.say("engagements." + engagement.article());
    }

    /** Whether the promise that an indicator measures was kept, or why that is not known. */
    public String status(Indicator indicator) {
        if (figures.isConfidential(indicator)) {
            return wording.say("engagements.confidential");
        }
        if (!figures.isKnown(indicator)) {
            return wording.say("engagements.missing", wording.whyMissing(indicator));
        }
        Optional<Comparison> target = figures.target(indicator);
        if (target.isEmpty()) {
            return withoutTarget(indicator);
        }
        if (figures.status(indicator).filter(Status.PROVISIONAL::equals).isPresent()) {
            return wording.say("engagements.running");
        }
        return target.map(Comparison::reached)
                .map(reached -> wording.say(reached ? "engagements.reached" : "engagements.missed"))
                .orElseGet(() -> wording.say("engagements.neither"));
    }

    /** Without a target the committee still sees which way the figure went. */
    private String withoutTarget(Indicator indicator) {
        return figures.told(indicator)
                .map(change -> wording.say("engagements.followed", wording.trend(indicator, change)))
                .orElseGet(() -> wording.say("engagements.no-target"));
    }
}
