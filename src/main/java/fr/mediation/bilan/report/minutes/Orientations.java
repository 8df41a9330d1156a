package fr.mediation.bilan.report.minutes;

import fr.mediation.bilan.indicator.Indicator;
import fr.mediation.bilan.report.ReportInput;
import fr.mediation.bilan.report.content.Engagements;
import fr.mediation.bilan.report.content.Engagements.Engagement;
import fr.mediation.bilan.report.content.Figures;
import fr.mediation.bilan.report.content.Highlights.KeyFigure;
import fr.mediation.bilan.report.content.Highlights.State;
import fr.mediation.bilan.report.content.KeyFigures;
import fr.mediation.bilan.report.content.TableLayout;
import fr.mediation.bilan.report.content.Wording;
import fr.mediation.bilan.report.model.Block;
import fr.mediation.bilan.report.model.Block.Heading;
import fr.mediation.bilan.report.model.Block.Paragraph;
import fr.mediation.bilan.report.model.Block.Role;
import fr.mediation.bilan.report.model.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The second point of the agenda: what the past year gives to debate, and the targets of the next. */
record Orientations(
        ReportInput input, Figures figures, Wording wording, KeyFigures keyFigures, Engagements engagements) {

    /** Something to debate. */
    private record Point(Indicator indicator, String reason) {}

    List<Block> blocks() {
        TableBlocks tables = new TableBlocks(wording);
        String targets = wording.say("minutes.targets", input.nextYear());
        List<Point> points = points();
        List<Block> blocks = new ArrayList<>();
        blocks.add(new Heading(1, wording.say("minutes.point.2", input.thisYear(), input.nextYear())));
        blocks.add(new Heading(2, wording.say("minutes.debate")));
        blocks.add(
                new Paragraph(Role.BODY, wording.say(points.isEmpty() ? "summary.look-none" : "minutes.debate.about")));
        blocks.addAll(tables.of(wording.say("minutes.debate"), table(points), wording.say("minutes.orientation")));
        blocks.add(new Heading(2, targets));
        if (!engagements.hasTargets()) {
            blocks.add(new Paragraph(Role.BODY, wording.say("minutes.no-target", input.thisYear())));
        }
        blocks.add(new Paragraph(Role.BODY, wording.say("minutes.targets.about", input.nextYear())));
        blocks.addAll(tables.of(targets, results(), wording.say("minutes.target", input.nextYear())));
        return blocks;
    }

    /** What the committee follows and has to look at: the key figures, and what it set a target for. */
    private List<Point> points() {
        return input.indicators().stream()
                .filter(engagements::isFollowed)
                .flatMap(indicator -> reason(indicator).map(reason -> new Point(indicator, reason)).stream())
                .toList();
    }

    private Table table(List<Point> points) {
        TableLayout<Point> layout = new TableLayout<Point>(wording)
                .name(TableLayout.INDICATOR, point -> wording.label(point.indicator()))
                .year(input.year(), point -> figures.cell(point.indicator()))
                .unknown(points, point -> figures.unknown(point.indicator()))
                .number(TableLayout.CHANGE, point -> figures.changeCell(point.indicator()));
        if (figures.knowsConstantScope()) {
            layout.number(TableLayout.CONSTANT_CHANGE, point -> figures.constantChangeCell(point.indicator()));
        }
        return layout.name("minutes.reason", Point::reason).of(points);
    }

    /** Why an indicator is to be debated, empty where it need not. */
    private Optional<String> reason(Indicator indicator) {
        KeyFigure figure = keyFigures.highlight(indicator);
        if (figure.state() != State.KNOWN) {
            return Optional.of(engagements.status(indicator));
        }
        if (figure.missed() || figure.worse()) {
            return Optional.of(keyFigures.mark(indicator));
        }
        return figure.broken() ? Optional.of(wording.say("minutes.broken", input.lastYear())) : Optional.empty();
    }

    /** The indicators by which the convention's articles are measured, with the result and the target of the year. */
    private Table results() {
        List<String> columns = new ArrayList<>(List.of(TableLayout.INDICATOR, TableLayout.UNIT, input.thisYear()));
        if (engagements.hasTargets()) {
            columns.add(TableLayout.TARGET);
        }
        List<Engagement> measured = engagements.all().stream()
                .filter(engagement -> engagement.indicator() != null)
                .toList();
        Table table = engagements.table(measured);
        if (table.has(TableLayout.UNKNOWN)) {
            columns.add(columns.indexOf(input.thisYear()) + 1, TableLayout.UNKNOWN);
        }
        return table.only(columns);
    }
}
