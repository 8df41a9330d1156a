package fr.mediation.bilan.report.minutes;

import fr.mediation.bilan.fact.Dimension;
import fr.mediation.bilan.indicator.Category;
import fr.mediation.bilan.indicator.Unit;
import fr.mediation.bilan.report.ReportInput;
import fr.mediation.bilan.report.model.Block;
import fr.mediation.bilan.report.model.Block.Field;
import fr.mediation.bilan.report.model.Block.Form;
import fr.mediation.bilan.report.model.Block.Heading;
import fr.mediation.bilan.report.model.Block.Paragraph;
import fr.mediation.bilan.report.model.Block.Role;
import fr.mediation.bilan.report.model.Cell;
import fr.mediation.bilan.report.model.Sheet;
import fr.mediation.bilan.report.model.Table;
import fr.mediation.bilan.report.model.Table.Column;
import fr.mediation.bilan.report.model.Table.Kind;
import fr.mediation.bilan.report.model.Table.Row;
import fr.mediation.bilan.report.sheet.Figures;
import fr.mediation.bilan.report.sheet.ThemeSheets;
import fr.mediation.bilan.report.sheet.Wording;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The third point of the agenda: what the parties committed, what it came to, and what they will commit next. */
public final class Means {
    /** The funders' codes of the two parties. */
    private static final List<String> PARTIES = List.of("etat", "canope");

    private final ReportInput input;
    private final Figures figures;
    private final Wording wording;
    private final ModelTables tables;
    private final String thisYear;
    private final String lastYear;
    private final String nextYear;

    public Means(ReportInput input, Figures figures, Wording wording) {
        this.input = input;
        this.figures = figures;
        this.wording = wording;
        tables = new ModelTables(wording);
        thisYear = String.valueOf(input.year());
        lastYear = String.valueOf(input.year() - 1);
        nextYear = String.valueOf(input.year() + 1);
    }

    /** Lays it out. */
    public List<Block> blocks() {
        Sheet sheet = new ThemeSheets(input, figures, wording).means();
        List<Block> blocks = new ArrayList<>();
        blocks.add(new Heading(1, wording.say("minutes.point.3", thisYear, nextYear)));
        Optional.ofNullable(sheet.table())
                .ifPresentOrElse(
                        table -> {
                            byFunder(blocks, table.where(this::isSum), sheet.notes());
                            costs(blocks, table.where(row -> !isSum(row)));
                        },
                        () -> blocks.add(funders()));
        return blocks;
    }

    private void byFunder(List<Block> blocks, Table sums, List<String> notes) {
        String name = wording.say("minutes.means");
        blocks.add(new Heading(2, name));
        boolean parts = sums.rows().stream().anyMatch(row -> !row.total());
        notes.stream()
                .filter(note -> parts || !note.equals(wording.say("theme.note")))
                .forEach(note -> blocks.add(new Paragraph(Role.BODY, note)));
        if (parts) {
            blocks.addAll(tables.of(name, namedAfterFunders(sums), commitment()));
        } else {
            blocks.addAll(tables.of(name, namedAfterFunders(sums)));
            blocks.add(funders());
        }
    }

    private void costs(List<Block> blocks, Table costs) {
        if (costs.rows().isEmpty()) {
            return;
        }
        String name = wording.say("minutes.costs");
        blocks.add(new Heading(2, name));
        blocks.addAll(tables.of(
                name,
                costs.only(List.of(
                        wording.say("column.indicator"),
                        wording.say("column.unit"),
                        thisYear,
                        lastYear,
                        wording.say("column.change")))));
    }

    private boolean isSum(Row row) {
        return row.cells().contains(new Cell.Text(wording.unit(Unit.EURO)));
    }

    /** The sum and its parts; their column is named after what parts them. */
    private Table namedAfterFunders(Table sums) {
        Table shown =
                sums.only(List.of(wording.say("field.modalite"), thisYear, lastYear, wording.say("column.change")));
        return new Table(
                Stream.concat(
                                Stream.of(new Column(wording.dimension(Dimension.FUNDER), Kind.NAME)),
                                shown.columns().stream().skip(1))
                        .toList(),
                shown.rows());
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
        return wording.say("minutes.commitment", nextYear);
    }
}
