package fr.mediation.bilan.report.minutes;

import fr.mediation.bilan.indicator.Indicator;
import fr.mediation.bilan.report.ReportInput;
import fr.mediation.bilan.report.model.Block;
import fr.mediation.bilan.report.model.Block.Heading;
import fr.mediation.bilan.report.model.Block.Paragraph;
import fr.mediation.bilan.report.model.Block.Role;
import fr.mediation.bilan.report.model.Cell;
import fr.mediation.bilan.report.model.Table;
import fr.mediation.bilan.report.model.Table.Column;
import fr.mediation.bilan.report.model.Table.Kind;
import fr.mediation.bilan.report.model.Table.Row;
import fr.mediation.bilan.report.sheet.EngagementsSheet;
import fr.mediation.bilan.report.sheet.Figures;
import fr.mediation.bilan.report.sheet.Highlights.KeyFigure;
import fr.mediation.bilan.report.sheet.Highlights.State;
import fr.mediation.bilan.report.sheet.SummarySheet;
import fr.mediation.bilan.report.sheet.Wording;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The second point of the agenda: what the past year gives to debate, and the targets of the next. */
public final class Orientations {
    private final ReportInput input;
    private final Figures figures;
    private final Wording wording;
    private final SummarySheet summary;
    private final EngagementsSheet engagements;
    private final ModelTables tables;
    private final String thisYear;
    private final String nextYear;

    public Orientations(
            ReportInput input, Figures figures, Wording wording, SummarySheet summary, EngagementsSheet engagements) {
        this.input = input;
        this.figures = figures;
        this.wording = wording;
        this.summary = summary;
        this.engagements = engagements;
        tables = new ModelTables(wording);
        thisYear = String.valueOf(input.year());
        nextYear = String.valueOf(input.year() + 1);
    }

    /** Lays it out. */
    public List<Block> blocks() {
        List<Block> blocks = new ArrayList<>();
        blocks.add(new Heading(1, wording.say("minutes.point.2", thisYear, nextYear)));
        blocks.add(new Heading(2, wording.say("minutes.debate")));
        Table points = points();
        blocks.add(new Paragraph(
                Role.BODY, wording.say(points.rows().isEmpty() ? "summary.look-none" : "minutes.debate.about")));
        blocks.addAll(tables.of(wording.say("minutes.debate"), points, wording.say("minutes.orientation")));
        String targets = wording.say("minutes.targets", nextYear);
        blocks.add(new Heading(2, targets));
        if (!engagements.hasTargets()) {
            blocks.add(new Paragraph(Role.BODY, wording.say("minutes.no-target", thisYear)));
        }
        blocks.add(new Paragraph(Role.BODY, wording.say("minutes.targets.about", nextYear)));
        blocks.addAll(tables.of(targets, results(), wording.say("minutes.target", nextYear)));
        return blocks;
    }

    /** What the committee follows and has to look at: the key figures, and what it set a target for. */
    private Table points() {
        return new Table(
                List.of(
                        new Column(wording.say("column.indicator"), Kind.NAME),
                        new Column(thisYear, Kind.NUMBER),
                        new Column(wording.say("column.change"), Kind.NUMBER),
                        new Column(wording.say("minutes.reason"), Kind.NAME)),
                input.indicators().stream()
                        .filter(indicator -> indicator.keyFigure() != null
                                || engagements.target(indicator).isPresent())
                        .flatMap(indicator -> reason(indicator).map(reason -> row(indicator, reason)).stream())
                        .toList());
    }

    private Row row(Indicator indicator, Cell reason) {
        return new Row(List.of(
                new Cell.Text(wording.in(indicator.label())),
                figures.nationalCell(indicator, input.year()),
                figures.changeCell(indicator, wording),
                reason));
    }

    /** Why an indicator is to be debated, empty where it need not. */
    private Optional<Cell> reason(Indicator indicator) {
        KeyFigure figure = summary.highlight(indicator);
        if (figure.state() != State.KNOWN) {
            return Optional.of(new Cell.Text(engagements.status(indicator)));
        }
        if (figure.missed() || figure.worse()) {
            return Optional.of(summary.mark(indicator));
        }
        return figure.broken()
                ? Optional.of(new Cell.Text(wording.say("minutes.broken", String.valueOf(input.year() - 1))))
                : Optional.empty();
    }

    /** The indicators by which the convention's articles are measured, with the result and the target of the year. */
    private Table results() {
        List<String> columns =
                new ArrayList<>(List.of(wording.say("column.indicator"), wording.say("column.unit"), thisYear));
        if (engagements.hasTargets()) {
            columns.add(wording.say("column.target"));
        }
        return engagements
                .sheet()
                .table()
                .only(columns)
                .where(row -> !row.cells().get(0).equals(Cell.NOT_APPLICABLE));
    }
}
