package fr.mediation.bilan.report.minutes;

import fr.mediation.bilan.indicator.Figure;
import fr.mediation.bilan.indicator.judge.FindingSentences;
import fr.mediation.bilan.indicator.judge.Revision;
import fr.mediation.bilan.report.ReportInput;
import fr.mediation.bilan.report.model.Block;
import fr.mediation.bilan.report.model.Block.Heading;
import fr.mediation.bilan.report.model.Block.Paragraph;
import fr.mediation.bilan.report.model.Block.Role;
import fr.mediation.bilan.report.model.Sheet;
import fr.mediation.bilan.report.model.Table;
import fr.mediation.bilan.report.sheet.AddedValueSheets;
import fr.mediation.bilan.report.sheet.EngagementsSheet;
import fr.mediation.bilan.report.sheet.QualitySheets;
import fr.mediation.bilan.report.sheet.RevisionsSheet;
import fr.mediation.bilan.report.sheet.SummarySheet;
import fr.mediation.bilan.report.sheet.Wording;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** The first point of the agenda: what the past year came to, and how far its figures can be relied on. */
public final class YearReview {
    /** How many rows a table bears where the workbook has all of them. */
    private static final int FEW = 5;

    private final ReportInput input;
    private final Wording wording;
    private final SummarySheet summary;
    private final EngagementsSheet engagements;
    private final ModelTables tables;
    private final String year;

    public YearReview(ReportInput input, Wording wording, SummarySheet summary, EngagementsSheet engagements) {
        this.input = input;
        this.wording = wording;
        this.summary = summary;
        this.engagements = engagements;
        tables = new ModelTables(wording);
        year = String.valueOf(input.year());
    }

    /** Lays it out. */
    public List<Block> blocks() {
        List<Block> blocks = new ArrayList<>();
        blocks.add(new Heading(1, wording.say("minutes.point.1", year), true));
        keyFigures(blocks);
        engagements(blocks);
        addedValue(blocks);
        revisions(blocks);
        quality(blocks);
        return blocks;
    }

    private void keyFigures(List<Block> blocks) {
        String name = heading(blocks, "minutes.key-figures");
        summary.remarks().forEach(sentence -> blocks.add(new Paragraph(Role.ITEM, sentence)));
        blocks.addAll(tables.of(name, summary.table()));
        blocks.add(new Paragraph(Role.LEGEND, wording.say("summary.trend-legend")));
    }

    private void engagements(List<Block> blocks) {
        String name = heading(blocks, "minutes.engagements");
        Sheet sheet = engagements.sheet();
        say(blocks, sheet.notes());
        Optional.ofNullable(sheet.table()).ifPresent(table -> {
            List<String> columns = new ArrayList<>(headers("column.indicator", "column.unit"));
            columns.add(year);
            if (engagements.hasTargets()) {
                columns.addAll(headers("column.target", "engagements.gap"));
            }
            columns.add(wording.say("engagements.status"));
            Table articles = table.only(headers("column.article", "engagements.commitment"));
            blocks.addAll(tables.grouped(
                    name,
                    table.only(columns),
                    articles.rows().stream()
                            .map(row -> wording.say(
                                    "minutes.article",
                                    wording.text(row.cells().get(0)),
                                    wording.text(row.cells().get(1))))
                            .toList()));
        });
    }

    private void addedValue(List<Block> blocks) {
        String name = heading(blocks, "minutes.added-value");
        AddedValueSheets sheets = new AddedValueSheets(input, wording);
        say(blocks, sheets.notes());
        if (input.valuations().containsKey(Figure.COUNTRY)) {
            blocks.addAll(tables.of(
                    name,
                    sheets.table(List.of(ReportInput.FRANCE))
                            .only(headers(
                                    "value.inputs",
                                    "value.present",
                                    "value.net",
                                    "value.ratio",
                                    "value.low",
                                    "value.median",
                                    "value.high",
                                    "value.payback"))));
            sheets.remarks(List.of(ReportInput.FRANCE))
                    .forEach(sentence -> blocks.add(new Paragraph(Role.BODY, sentence)));
        }
    }

    private void revisions(List<Block> blocks) {
        String name = heading(blocks, "minutes.revisions");
        RevisionsSheet sheet = new RevisionsSheet(input, wording);
        say(blocks, sheet.sheet().notes());
        Optional.ofNullable(input.earlier()).map(sheet::shown).ifPresent(all -> {
            blocks.addAll(tables.of(
                    name,
                    sheet.table(all.stream()
                                    .sorted(Comparator.comparing(YearReview::size)
                                            .reversed())
                                    .limit(FEW)
                                    .toList())
                            .only(headers(
                                    "field.territoire",
                                    "column.indicator",
                                    "revisions.published",
                                    "revisions.now",
                                    "revisions.difference",
                                    "revisions.cause"))));
            rest(blocks, "minutes.largest-revisions", all.size(), "sheet.revisions");
        });
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
        QualitySheets sheets = new QualitySheets(input, wording);
        say(blocks, sheets.quality().notes());
        if (input.toCheck().isEmpty()) {
            say(blocks, sheets.check().notes());
            return;
        }
        say(blocks, List.of(wording.say("minutes.to-check", input.toCheck().size())));
        FindingSentences sentences = wording.findings(input);
        input.toCheck().stream()
                .limit(FEW)
                .forEach(finding -> blocks.add(new Paragraph(Role.ITEM, sentences.tell(finding))));
        rest(blocks, "minutes.gravest-checks", input.toCheck().size(), "sheet.check");
    }

    private void rest(List<Block> blocks, String sentence, int all, String sheet) {
        if (all > FEW) {
            blocks.add(new Paragraph(Role.BODY, wording.say(sentence, FEW, all, wording.say(sheet))));
        }
    }

    private String heading(List<Block> blocks, String name) {
        String text = wording.say(name, year);
        blocks.add(new Heading(2, text));
        return text;
    }

    private static void say(List<Block> blocks, List<String> sentences) {
        sentences.forEach(sentence -> blocks.add(new Paragraph(Role.BODY, sentence)));
    }

    private List<String> headers(String... names) {
        return List.of(names).stream().map(wording::say).toList();
    }
}
