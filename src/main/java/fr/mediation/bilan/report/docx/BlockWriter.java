package fr.mediation.bilan.report.docx;

import fr.mediation.bilan.report.model.Block;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.apache.poi.xwpf.usermodel.XWPFParagraph;

/** Writes the blocks of a document one below the other. */
final class BlockWriter {
    private static final String FIGURES = "Figures";
    private static final String BLANKS = "Blanks";

    /** The height of a line of handwriting, in twentieths of a point, and the space around the lines. */
    private static final int LINE = 320;

    private static final int PADDING = 180;

    /** The rows of a table of no more than these are kept together on a page. */
    private static final int FEW = 10;

    /** Room for a signature and a stamp. */
    private static final int SIGNATURE = 1800;

    private final XWPFDocument document;

    BlockWriter(XWPFDocument document) {
        this.document = document;
    }

    void write(List<Block> blocks) {
        for (int index = 0; index < blocks.size(); index++) {
            Block block = blocks.get(index);
            Block next = index + 1 < blocks.size() ? blocks.get(index + 1) : null;
            if (block instanceof Block.Heading heading) {
                heading(heading);
            } else if (block instanceof Block.Paragraph paragraph) {
                XWPFParagraph written = paragraph(style(paragraph.role()), paragraph.text());
                if (isTable(next)) {
                    written.setKeepNext(true);
                }
            } else {
                table(block, next);
            }
        }
    }

    private static boolean isTable(Block block) {
        return block instanceof Block.Grid || block instanceof Block.Form || block instanceof Block.Signatures;
    }

    private void heading(Block.Heading heading) {
        XWPFParagraph paragraph = paragraph("Heading" + heading.level(), heading.text());
        if (heading.newPage()) {
            paragraph.setPageBreak(true);
            paragraph.setSpacingBefore(0);
        }
    }

    private void table(Block block, Block next) {
        if (block instanceof Block.Grid grid) {
            boolean legend = next instanceof Block.Paragraph paragraph && paragraph.role() == Block.Role.LEGEND;
            grid(grid, legend);
        } else if (block instanceof Block.Form form) {
            form(form);
        } else if (block instanceof Block.Signatures signatures) {
            signatures(signatures);
        }
        // Word merges two tables with nothing between them, and requires a paragraph at the end.
        if (next == null || isTable(next)) {
            paragraph("Gap", "");
        }
    }

    private XWPFParagraph paragraph(String style, String text) {
        XWPFParagraph paragraph = document.createParagraph();
        paragraph.setStyle(style);
        if (!text.isEmpty()) {
            paragraph.createRun().setText(text);
        }
        return paragraph;
    }

    private static String style(Block.Role role) {
        return switch (role) {
            case TITLE -> "Title";
            case SUBTITLE -> "Subtitle";
            case BODY -> "Normal";
            case ITEM -> "ListBullet";
            case LEGEND -> "Legend";
        };
    }

    private void grid(Block.Grid grid, boolean legend) {
        TableWriter table = new TableWriter(document, FIGURES, grid.name(), grid.columns(), GridWidths.of(grid));
        boolean blanks = grid.columns().stream().anyMatch(column -> column.use() == Block.Use.BLANK);
        int last = grid.rows().size() - 1;
        for (int index = 0; index <= last; index++) {
            Block.Row row = grid.rows().get(index);
            if (row.weight() == Block.Weight.SECTION) {
                table.section(row.cells().get(0));
            } else {
                table.row(
                        row.cells(),
                        row.weight() == Block.Weight.TOTAL,
                        index == last ? legend : last < FEW,
                        blanks ? LINE : 0);
            }
        }
    }

    /** The rows of a form are kept together: half of it would look like the whole. */
    private void form(Block.Form form) {
        int columns = form.fields().size();
        TableWriter table = new TableWriter(
                document,
                BLANKS,
                form.name(),
                columns(form.fields().stream().map(Block.Field::header)),
                form.fields().stream()
                        .map(field -> PageFrame.TEXT_WIDTH * field.share() / 100)
                        .toList());
        for (int index = 0; index < form.rows().size(); index++) {
            List<String> cells = new ArrayList<>(Collections.nCopies(columns, ""));
            cells.set(0, form.rows().get(index));
            table.row(cells, false, index < form.rows().size() - 1, PADDING + form.lines() * LINE);
        }
    }

    private static List<Block.Column> columns(Stream<String> headers) {
        return headers.map(header -> new Block.Column(header, Block.Use.WORDS)).toList();
    }

    private void signatures(Block.Signatures signatures) {
        int parties = signatures.parties().size();
        TableWriter table = new TableWriter(
                document,
                BLANKS,
                signatures.name(),
                columns(signatures.parties().stream()),
                Collections.nCopies(parties, PageFrame.TEXT_WIDTH / parties));
        for (int line = 0; line < signatures.lines().size(); line++) {
            boolean last = line == signatures.lines().size() - 1;
            List<String> cells = Collections.nCopies(parties, signatures.lines().get(line));
            table.row(cells, false, !last, last ? SIGNATURE : PADDING + LINE);
        }
    }
}
