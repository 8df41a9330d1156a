package fr.mediation.bilan.report.minutes;

import fr.mediation.bilan.report.content.Legend;
import fr.mediation.bilan.report.content.Wording;
import fr.mediation.bilan.report.model.Block;
import fr.mediation.bilan.report.model.Block.Grid;
import fr.mediation.bilan.report.model.Block.Paragraph;
import fr.mediation.bilan.report.model.Block.Role;
import fr.mediation.bilan.report.model.Block.Use;
import fr.mediation.bilan.report.model.Block.Weight;
import fr.mediation.bilan.report.model.Table;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;

/** Puts tables into words, each with what its marks mean and with blank columns that are left to be written in. */
record TableBlocks(Wording wording) {

    /**
     * A table.
     *
     * @param name what it shows
     * @param table the table; without rows there is nothing to show
     * @param blanks the headers of the columns that are left to be written in, after those of the table
     */
    List<Block> of(String name, Table table, String... blanks) {
        return of(name, table, Collections.nCopies(table.rows().size(), ""), List.of(blanks));
    }

    /**
     * A table whose rows come in groups.
     *
     * @param name what it shows
     * @param table the table
     * @param groups the name of each row's group
     */
    List<Block> grouped(String name, Table table, List<String> groups) {
        return of(name, table, groups, List.of());
    }

    private List<Block> of(String name, Table table, List<String> groups, List<String> blanks) {
        if (table.rows().isEmpty()) {
            return List.of();
        }
        // Where every row is a total, none is emphasised.
        boolean parts = table.rows().stream().anyMatch(row -> !row.total());
        List<Block.Row> rows = new ArrayList<>();
        String last = "";
        for (int index = 0; index < groups.size(); index++) {
            if (!groups.get(index).equals(last)) {
                last = groups.get(index);
                rows.add(new Block.Row(List.of(last), Weight.SECTION));
            }
            rows.add(row(table.rows().get(index), parts, blanks.size()));
        }
        List<Block> blocks = new ArrayList<>();
        blocks.add(new Grid(name, columns(table, blanks), rows));
        new Legend(wording)
                .of(table.cells().toList())
                .ifPresent(sentence -> blocks.add(new Paragraph(Role.LEGEND, sentence)));
        return blocks;
    }

    private static List<Block.Column> columns(Table table, List<String> blanks) {
        return Stream.concat(
                        table.columns().stream()
                                .map(column -> new Block.Column(
                                        column.header(), column.kind() == Table.Kind.NUMBER ? Use.NUMBER : Use.WORDS)),
                        blanks.stream().map(header -> new Block.Column(header, Use.BLANK)))
                .toList();
    }

    private Block.Row row(Table.Row row, boolean parts, int blanks) {
        return new Block.Row(
                Stream.concat(row.cells().stream().map(wording::text), Collections.nCopies(blanks, "").stream())
                        .toList(),
                parts && row.total() ? Weight.TOTAL : Weight.PLAIN);
    }
}
