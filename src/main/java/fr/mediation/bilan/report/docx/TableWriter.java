package fr.mediation.bilan.report.docx;

import fr.mediation.bilan.report.model.Block;
import fr.mediation.bilan.report.model.Block.Use;
import java.math.BigInteger;
import java.util.List;
import org.apache.poi.xwpf.usermodel.TableRowHeightRule;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.apache.poi.xwpf.usermodel.XWPFParagraph;
import org.apache.poi.xwpf.usermodel.XWPFTable;
import org.apache.poi.xwpf.usermodel.XWPFTableCell;
import org.apache.poi.xwpf.usermodel.XWPFTableRow;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTBorder;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTTblGrid;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTTblPr;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTTblWidth;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTTcBorders;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTTcPr;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.STBorder;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.STTblLayoutType;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.STTblWidth;

/**
 * Writes one table row by row. Its columns keep their widths whatever they hold, its header row is repeated on every page,
 * and no row is split by a page break.
 */
final class TableWriter {
    private static final String BLUE = "000091";
    private static final String PALE = "F5F5FE";
    private static final String TOTAL = "E3E3FD";
    private static final String FRAME = "6A6A6A";
    private static final int FRAME_EIGHTHS = 4;

    private final XWPFTable table;
    private final List<Integer> widths;
    private final List<Block.Column> columns;

    /**
     * A table at the end of a document, with its header row alone.
     *
     * @param document the document
     * @param style the name of the table's style
     * @param name what it shows, for readers who do not see it
     * @param columns its columns
     * @param widths their widths, in twentieths of a point
     */
    TableWriter(XWPFDocument document, String style, String name, List<Block.Column> columns, List<Integer> widths) {
        this.columns = columns;
        this.widths = widths;
        table = document.createTable();
        table.removeRow(0);
        CTTblPr properties = CTTblPr.Factory.newInstance();
        properties.addNewTblStyle().setVal(style);
        width(
                properties.addNewTblW(),
                widths.stream().mapToInt(Integer::intValue).sum());
        properties.addNewTblLayout().setType(STTblLayoutType.FIXED);
        properties.addNewTblCaption().setVal(name);
        table.getCTTbl().setTblPr(properties);
        CTTblGrid grid = table.getCTTbl().addNewTblGrid();
        widths.forEach(width -> grid.addNewGridCol().setW(BigInteger.valueOf(width)));
        header();
    }

    private void header() {
        XWPFTableRow row = newRow();
        row.setRepeatHeader(true);
        for (int column = 0; column < columns.size(); column++) {
            XWPFTableCell cell = cell(row, widths.get(column));
            cell.setColor(BLUE);
            cell.setVerticalAlignment(XWPFTableCell.XWPFVertAlign.BOTTOM);
            text(
                    cell,
                    isNumbers(column) ? "TableHeadNumber" : "TableHead",
                    columns.get(column).header());
        }
    }

    private boolean isNumbers(int column) {
        return columns.get(column).use() == Use.NUMBER;
    }

    /**
     * Adds a row.
     *
     * @param cells its cells, as many as there are columns; empty ones are to be written in
     * @param total whether it sums up the others
     * @param keepWithNext whether it is kept on one page with what follows
     * @param height how high it is at least, in twentieths of a point; 0 for as high as its words
     */
    void row(List<String> cells, boolean total, boolean keepWithNext, int height) {
        XWPFTableRow row = newRow();
        if (height > 0) {
            row.setHeight(height);
            row.setHeightRule(TableRowHeightRule.AT_LEAST);
        }
        for (int column = 0; column < cells.size(); column++) {
            XWPFTableCell cell = cell(row, widths.get(column));
            if (columns.get(column).use() == Use.BLANK) {
                frame(cell);
            } else if (total) {
                cell.setColor(TOTAL);
            }
            XWPFParagraph paragraph = text(cell, isNumbers(column) ? "TableNumber" : "TableText", cells.get(column));
            emphasise(paragraph, total, keepWithNext);
        }
    }

    /** Adds a row that names the next ones, over the whole width. */
    void section(String name) {
        XWPFTableCell cell =
                cell(newRow(), widths.stream().mapToInt(Integer::intValue).sum());
        cell.getCTTc().getTcPr().addNewGridSpan().setVal(BigInteger.valueOf(widths.size()));
        cell.setColor(PALE);
        XWPFParagraph paragraph = text(cell, "TableText", name);
        emphasise(paragraph, true, true);
    }

    private static void emphasise(XWPFParagraph paragraph, boolean bold, boolean keepWithNext) {
        if (bold) {
            paragraph.getRuns().forEach(run -> run.setBold(true));
        }
        if (keepWithNext) {
            paragraph.setKeepNext(true);
        }
    }

    private XWPFTableRow newRow() {
        XWPFTableRow row = table.insertNewTableRow(table.getNumberOfRows());
        row.setCantSplitRow(true);
        return row;
    }

    private static XWPFTableCell cell(XWPFTableRow row, int width) {
        XWPFTableCell cell = row.createCell();
        CTTcPr properties = cell.getCTTc().isSetTcPr()
                ? cell.getCTTc().getTcPr()
                : cell.getCTTc().addNewTcPr();
        width(properties.addNewTcW(), width);
        return cell;
    }

    private static XWPFParagraph text(XWPFTableCell cell, String style, String text) {
        XWPFParagraph paragraph = cell.getParagraphArray(0);
        paragraph.setStyle(style);
        if (!text.isEmpty()) {
            paragraph.createRun().setText(text);
        }
        return paragraph;
    }

    private static void frame(XWPFTableCell cell) {
        CTTcBorders borders = cell.getCTTc().getTcPr().addNewTcBorders();
        List.of(borders.addNewTop(), borders.addNewLeft(), borders.addNewBottom(), borders.addNewRight())
                .forEach(TableWriter::rule);
    }

    private static void rule(CTBorder border) {
        border.setVal(STBorder.SINGLE);
        border.setSz(BigInteger.valueOf(FRAME_EIGHTHS));
        border.setSpace(BigInteger.ZERO);
        border.setColor(FRAME);
    }

    private static void width(CTTblWidth width, int twentieths) {
        width.setType(STTblWidth.DXA);
        width.setW(BigInteger.valueOf(twentieths));
    }
}
