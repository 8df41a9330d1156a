package fr.mediation.bilan.report.sheet;

import fr.mediation.bilan.indicator.Figure.Status;
import fr.mediation.bilan.indicator.Indicator;
import fr.mediation.bilan.indicator.judge.Comparison;
import fr.mediation.bilan.report.ReportInput;
import fr.mediation.bilan.report.model.Cell;
import fr.mediation.bilan.report.model.Sheet;
import fr.mediation.bilan.report.model.Table;
import fr.mediation.bilan.report.model.Table.Column;
import fr.mediation.bilan.report.model.Table.Kind;
import fr.mediation.bilan.report.model.Table.Row;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The convention of 2015 article by article: what was promised, and what the year came to. An article is measured by its
 * indicators that have a target or are key figures; by its first ones where none is either.
 */
public final class EngagementsSheet {
    /** The articles that promise something: those before set the frame, and those between are about money and partners. */
    private static final List<Integer> ARTICLES = List.of(3, 4, 5, 6, 7, 9);

    private static final int FEW = 3;

    private final ReportInput input;
    private final Figures figures;
    private final Wording wording;

    public EngagementsSheet(ReportInput input, Figures figures, Wording wording) {
        this.input = input;
        this.figures = figures;
        this.wording = wording;
    }

    /** Lays the sheet out. */
    public Sheet sheet() {
        String year = year();
        return wording.sheet("engagements", wording.say("engagements.title", year), Sheet.Layout.LANDSCAPE)
                .notes(notes())
                .table(new Table(
                        List.of(
                                new Column(wording.say("column.article"), Kind.NUMBER),
                                new Column(wording.say("engagements.commitment"), Kind.PROSE),
                                new Column(wording.say("column.indicator"), Kind.NAME),
                                new Column(wording.say("column.unit"), Kind.NAME),
                                new Column(year, Kind.NUMBER),
                                new Column(wording.say("column.target"), Kind.NUMBER),
                                new Column(wording.say("engagements.gap"), Kind.NUMBER),
                                new Column(wording.say("engagements.status"), Kind.NAME)),
                        ARTICLES.stream().flatMap(this::rows).toList()));
    }

    private List<String> notes() {
        return hasTargets()
                ? List.of(wording.say("engagements.note"))
                : List.of(wording.say("engagements.note"), wording.say("engagements.no-target-at-all", year()));
    }

    private String year() {
        return String.valueOf(input.year());
    }

    private Stream<Row> rows(int article) {
        List<Indicator> all = input.indicators().stream()
                .filter(indicator -> indicator.article() == article)
                .toList();
        List<Indicator> told = all.stream()
                .filter(indicator ->
                        indicator.keyFigure() != null || target(indicator).isPresent())
                .toList();
        List<Indicator> shown = told.isEmpty() ? all.stream().limit(FEW).toList() : told;
        return shown.isEmpty() ? Stream.of(unmeasured(article)) : shown.stream().map(indicator -> row(indicator));
    }

    /** An indicator beside the target that the committee set, empty where it set none. */
    public Optional<Comparison> target(Indicator indicator) {
        return figures.comparison(indicator).filter(comparison -> comparison.target() != null);
    }

    private Row unmeasured(int article) {
        return new Row(List.of(
                new Cell.Quantity(article),
                commitment(article),
                Cell.NOT_APPLICABLE,
                Cell.NOT_APPLICABLE,
                Cell.NOT_APPLICABLE,
                Cell.NOT_APPLICABLE,
                Cell.NOT_APPLICABLE,
                new Cell.Text(wording.say("engagements.no-indicator"))));
    }

    private Row row(Indicator indicator) {
        Optional<Comparison> target = target(indicator);
        int decimals = indicator.unit().decimals();
        return new Row(List.of(
                new Cell.Quantity(indicator.article()),
                commitment(indicator.article()),
                new Cell.Text(wording.in(indicator.label())),
                new Cell.Text(wording.unit(indicator.unit())),
                figures.nationalCell(indicator, input.year()),
                target.<Cell>map(comparison -> new Cell.Quantity(comparison.target(), decimals))
                        .orElse(Cell.NOT_APPLICABLE),
                target.map(Comparison::gap)
                        .<Cell>map(gap -> new Cell.Quantity(gap, decimals, "", true))
                        .orElse(Cell.NOT_APPLICABLE),
                new Cell.Text(status(indicator))));
    }

    private Cell commitment(int article) {
        return new Cell.Text(wording.say("engagements." + article));
    }

    /** Whether the committee set a target of the country for the year. */
    public boolean hasTargets() {
        return input.indicators().stream()
                .anyMatch(indicator -> target(indicator).isPresent());
    }

    /** Whether what an indicator measures was kept, or why nobody can say. */
    public String status(Indicator indicator) {
        Optional<Comparison> target = target(indicator);
        Optional<Status> status = figures.status(indicator);
        if (status.filter(Status.CONFIDENTIAL::equals).isPresent()) {
            return wording.say("engagements.confidential");
        }
        if (figures.national(indicator.id(), input.year()).isEmpty()) {
            return wording.say("engagements.missing", wording.want(indicator));
        }
        if (target.isEmpty()) {
            return untargeted(indicator);
        }
        if (status.filter(Status.PROVISIONAL::equals).isPresent()) {
            return wording.say("engagements.running");
        }
        return target.map(Comparison::reached)
                .map(reached -> wording.say(reached ? "engagements.reached" : "engagements.missed"))
                .orElseGet(() -> wording.say("engagements.neither"));
    }

    /** Without a target the committee still sees which way the figure went. */
    private String untargeted(Indicator indicator) {
        return figures.change(indicator)
                .map(change -> wording.say("engagements.followed", wording.trend(indicator, change)))
                .orElseGet(() -> wording.say("engagements.no-target"));
    }
}
