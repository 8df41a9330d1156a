package fr.mediation.bilan.report.minutes;

import fr.mediation.bilan.fact.Dimension;
import fr.mediation.bilan.figure.Category;
import fr.mediation.bilan.indicator.Indicator;
import fr.mediation.bilan.report.ReportInput;
import fr.mediation.bilan.report.content.Figures;
import fr.mediation.bilan.report.content.TableLayout;
import fr.mediation.bilan.report.content.Themes;
import fr.mediation.bilan.report.content.Themes.Part;
import fr.mediation.bilan.report.content.Wording;
import fr.mediation.bilan.report.model.Block;
import fr.mediation.bilan.report.model.Block.Field;
import fr.mediation.bilan.report.model.Block.Form;
import fr.mediation.bilan.report.model.Block.Heading;
import fr.mediation.bilan.report.model.Block.Paragraph;
import fr.mediation.bilan.report.model.Block.Role;
import fr.mediation.bilan.report.model.Cell;
import fr.mediation.bilan.report.model.Table;
import fr.mediation.bilan.report.model.Table.Column;
import fr.mediation.bilan.report.model.Table.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The third point of the agenda: what the parties committed, what it came to, and what they will commit next. */
record Means(ReportInput input, Figures figures, Wording wording) {
    /** The funders' codes of the two parties. */
    private static final List<String> PARTIES = List.of("etat", "canope");

    private static final String COMMITTED = "moyens_engages";
    private static final String PLANNED = "moyens_prevus";

    List<Block> blocks() {
        Themes themes = new Themes(input, figures, wording);
        List<Part> parts = themes.parts(Themes.MEANS);
        List<Block> blocks = new ArrayList<>();
        blocks.add(new Heading(1, wording.say("minutes.point.3", input.thisYear(), input.nextYear())));
        if (parts.isEmpty()) {
            blocks.add(funders());
            return blocks;
        }
        byFunder(blocks, themes, parts.stream().filter(Means::isSum).toList());
        costs(
                blocks,
                themes,
                parts.stream()
                        .filter(part -> !isSum(part)
                                && part.isTotal()
                                && !part.indicator().id().equals(PLANNED))
                        .toList());
        return blocks;
    }

    private static boolean isSum(Part part) {
        return part.indicator().id().equals(COMMITTED);
    }

    /** The sum and its parts, and what each funder will commit. */
    private void byFunder(List<Block> blocks, Themes themes, List<Part> sums) {
        String name = wording.say("minutes.means");
        blocks.add(new Heading(2, name));
        boolean known = sums.stream().anyMatch(part -> !part.isTotal());
        Stream.concat(known ? Stream.of(wording.say("theme.note")) : Stream.of(), themes.missing(Themes.MEANS).stream())
                .forEach(note -> blocks.add(new Paragraph(Role.BODY, note)));
        Column funder = new Column("funder", wording.dimension(Dimension.FUNDER), Kind.NAME);
        TableLayout<Part> layout =
                new TableLayout<Part>(wording).column(funder, part -> new Cell.Text(themes.name(part)));
        planned()
                .ifPresent(plan -> layout.column(
                        new Column(PLANNED, wording.say("minutes.planned", input.thisYear()), Kind.NUMBER),
                        part -> figures.cell(plan, part.category(), input.year())));
        Table table = throughYears(themes, sums, layout);
        TableBlocks tables = new TableBlocks(wording);
        if (known) {
            blocks.addAll(tables.of(name, table, commitment()));
        } else {
            blocks.addAll(tables.of(name, table));
            blocks.add(funders());
        }
    }

    /** The means that were planned, where some were. */
    private Optional<Indicator> planned() {
        return input.indicators().stream()
                .filter(indicator -> indicator.id().equals(PLANNED) && figures.isKnown(indicator))
                .findFirst();
    }

    private void costs(List<Block> blocks, Themes themes, List<Part> costs) {
        if (!costs.isEmpty()) {
            String name = wording.say("minutes.costs");
            blocks.add(new Heading(2, name));
            TableLayout<Part> layout = new TableLayout<Part>(wording).indicator(Part::indicator);
            blocks.addAll(new TableBlocks(wording).of(name, throughYears(themes, costs, layout)));
        }
    }

    /** The reported year, the year before where anything is known of it, and the change. */
    private Table throughYears(Themes themes, List<Part> parts, TableLayout<Part> layout) {
        Stream.of(input.year(), input.year() - 1)
                .filter(figures.years()::contains)
                .forEach(year -> layout.year(year, part -> themes.cell(part, year)));
        return layout.number(TableLayout.CHANGE, themes::change).of(parts, Part::isTotal);
    }

    /** The parties, where no figure names a funder. */
    private Form funders() {
        return new Form(
                commitment(),
                List.of(new Field(wording.dimension(Dimension.FUNDER), 50), new Field(commitment(), 50)),
                Stream.concat(
                                PARTIES.stream().map(party -> wording.category(new Category(Dimension.FUNDER, party))),
                                Stream.of(wording.say("minutes.other-funders")))
                        .toList(),
                1);
    }

    private String commitment() {
        return wording.say("minutes.commitment", input.nextYear());
    }
}
