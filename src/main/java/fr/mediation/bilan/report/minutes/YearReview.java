package fr.mediation.bilan.report.minutes;

import fr.mediation.bilan.indicator.judge.Finding;
import fr.mediation.bilan.indicator.judge.FindingSentences;
import fr.mediation.bilan.indicator.judge.Findings;
import fr.mediation.bilan.indicator.judge.Revision;
import fr.mediation.bilan.report.ReportInput;
import fr.mediation.bilan.report.TerritoryName;
import fr.mediation.bilan.report.content.AddedValue;
import fr.mediation.bilan.report.content.DataQuality;
import fr.mediation.bilan.report.content.Engagements;
import fr.mediation.bilan.report.content.Engagements.Engagement;
import fr.mediation.bilan.report.content.Figures;
import fr.mediation.bilan.report.content.KeyFigures;
import fr.mediation.bilan.report.content.Revisions;
import fr.mediation.bilan.report.content.TableLayout;
import fr.mediation.bilan.report.content.Wording;
import fr.mediation.bilan.report.model.Block;
import fr.mediation.bilan.report.model.Block.Heading;
import fr.mediation.bilan.report.model.Block.Paragraph;
import fr.mediation.bilan.report.model.Block.Role;
import fr.mediation.bilan.report.model.Table;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** The first point of the agenda: what the past year came to, and how far its figures can be relied on. */
record YearReview(ReportInput input, Figures figures, Wording wording, KeyFigures keyFigures, Engagements engagements) {
    /** How many rows a table shows where the workbook has all of them. */
    private static final int FEW = 5;

    List<Block> blocks() {
        List<Block> blocks = new ArrayList<>();
        blocks.add(new Heading(1, wording.say("minutes.point.1", input.thisYear()), true));
        keyFigures(blocks);
        engagements(blocks);
        addedValue(blocks);
        revisions(blocks);
        quality(blocks);
        return blocks;
    }

    private TableBlocks tables() {
        return new TableBlocks(wording);
    }

    private void keyFigures(List<Block> blocks) {
        String name = heading(blocks, "minutes.key-figures");
        say(blocks, Role.ITEM, keyFigures.remarks());
        blocks.addAll(tables().of(name, keyFigures.table()));
        say(blocks, Role.LEGEND, List.of(wording.say("summary.trend-legend")));
    }

    private void engagements(List<Block> blocks) {
        String name = heading(blocks, "minutes.engagements");
        say(blocks, Role.BODY, engagements.notes());
        List<String> columns = new ArrayList<>(List.of(TableLayout.INDICATOR, TableLayout.UNIT, input.thisYear()));
        if (engagements.hasTargets()) {
            columns.addAll(List.of(TableLayout.TARGET, Engagements.GAP));
        }
        columns.add(Engagements.STATUS);
        List<Engagement> all = engagements.all();
        Table table = engagements.table(all);
        if (table.has(TableLayout.UNKNOWN)) {
            columns.add(columns.indexOf(input.thisYear()) + 1, TableLayout.UNKNOWN);
        }
        blocks.addAll(tables().grouped(
                        name,
                        table.only(columns),
                        all.stream()
                                .map(engagement -> wording.say(
                                        "minutes.article",
                                        String.valueOf(engagement.article()),
                                        engagements.commitment(engagement)))
                                .toList()));
    }

    private void addedValue(List<Block> blocks) {
        String name = heading(blocks, "minutes.added-value");
        AddedValue value = new AddedValue(input, wording);
        say(blocks, Role.BODY, value.notes());
        List<TerritoryName> country = List.of(ReportInput.FRANCE);
        if (value.isKnown()) {
            blocks.addAll(tables().of(name, value.table(country).only(AddedValue.RESULTS)));
        }
        say(
                blocks,
                Role.BODY,
                value.remarks(country).stream()
                        .filter(remark -> !value.notes().contains(remark))
                        .toList());
    }

    private void revisions(List<Block> blocks) {
        String name = heading(blocks, "minutes.revisions");
        Revisions revisions = new Revisions(input, wording);
        say(blocks, Role.BODY, revisions.notes());
        List<Revision> all = revisions.shown();
        List<Revision> largest = all.stream()
                .sorted(Comparator.comparing(YearReview::size).reversed())
                .limit(FEW)
                .toList();
        blocks.addAll(tables().of(name, revisions.table(largest).only(Revisions.RESULTS)));
        rest(blocks, "minutes.largest-revisions", all.size(), "sheet.revisions");
    }

    /** How much a figure was revised, against what was published; one that came or went is the largest of all. */
    private static BigDecimal size(Revision revision) {
        return revision.difference()
                .filter(difference -> revision.published().signum() != 0)
                .map(difference -> difference
                        .divide(revision.published(), MathContext.DECIMAL64)
                        .abs())
                .orElse(BigDecimal.valueOf(Long.MAX_VALUE));
    }

    private void quality(List<Block> blocks) {
        heading(blocks, "minutes.quality");
        DataQuality quality = new DataQuality(input, figures, wording);
        say(blocks, Role.BODY, quality.notes());
        List<Finding> all = input.judgement().toCheck();
        FindingSentences sentences = wording.findings(input);
        if (all.isEmpty()) {
            say(blocks, Role.BODY, List.of(quality.toCheck()));
        } else {
            say(blocks, Role.BODY, List.of(wording.say("minutes.to-check", all.size())));
            say(blocks, Role.ITEM, all.stream().limit(FEW).map(sentences::of).toList());
            rest(blocks, "minutes.gravest-checks", all.size(), "sheet.check");
        }
        List<Findings.Entry> decided = input.judgement().decided();
        if (!decided.isEmpty()) {
            say(blocks, Role.BODY, List.of(wording.say("minutes.decided", decided.size())));
            say(
                    blocks,
                    Role.ITEM,
                    decided.stream()
                            .limit(FEW)
                            .map(entry -> sentences.of(entry.finding()) + " " + wording.decision(entry.decision()))
                            .toList());
            rest(blocks, "minutes.gravest-checks", decided.size(), "sheet.check");
        }
    }

    private void rest(List<Block> blocks, String sentence, int all, String sheet) {
        if (all > FEW) {
            say(blocks, Role.BODY, List.of(wording.say(sentence, FEW, all, wording.say(sheet))));
        }
    }

    private String heading(List<Block> blocks, String name) {
        String text = wording.say(name, input.thisYear());
        blocks.add(new Heading(2, text));
        return text;
    }

    private static void say(List<Block> blocks, Role role, List<String> sentences) {
        sentences.forEach(sentence -> blocks.add(new Paragraph(role, sentence)));
    }
}
