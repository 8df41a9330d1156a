package fr.mediation.bilan.report.docx;

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
 * Writes one table row by row. Its columns keep their widths whatever stands in them, its first row comes again on every
 * page, and the end of a page parts no row.
 */
final class TableWriter {
    private static final String BLUE = "000091";
    private static final String PALE = "F5F5FE";
    private static final String TOTAL = "E3E3FD";
    private static final String FRAME = "6A6A6A";
    private static final int FRAME_EIGHTHS = 4;

    /** How a column's cells are written. */
    enum Side {
        /** Words, from the left. */
        LEFT,
        /** Numbers, from the right. */
        RIGHT,
        /** Left to be written in, and framed for that. */
        FRAMED
    }

    /** How a row is written. */
    enum Look {
        PLAIN,
        TOTAL
    }

    private final XWPFTable table;
    private final List<Integer> widths;
    private final List<Side> sides;

    /**
     * A table at the end of a document, without rows but the first.
     *
     * @param document the document
     * @param style the table's style
     * @param name what it shows, for readers who do not see it
     * @param widths the widths of its columns, in twentieths of a point
     * @param sides how the columns are written
     * @param headers what its columns hold
     */
    TableWriter(
            XWPFDocument document,
            String style,
            String name,
            List<Integer> widths,
            List<Side> sides,
            List<String> headers) {
        this.widths = widths;
        this.sides = sides;
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
        header(headers);
    }

    private void header(List<String> headers) {
        XWPFTableRow row = newRow();
        row.setRepeatHeader(true);
        for (int column = 0; column < headers.size(); column++) {
            XWPFTableCell cell = cell(row, widths.get(column));
            cell.setColor(BLUE);
            cell.setVerticalAlignment(XWPFTableCell.XWPFVertAlign.BOTTOM);
            text(cell, sides.get(column) == Side.RIGHT ? "TableHeadNumber" : "TableHead", headers.get(column));
        }
    }

    /**
     * Adds a row.
     *
     * @param cells its cells, as many as there are columns; empty ones are left to be written in
     * @param look how it is written
     * @param withNext whether it stays on one page with what follows
     * @param height how high it is at least, in twentieths of a point; 0 for as high as its words
     */
    void row(List<String> cells, Look look, boolean withNext, int height) {
        XWPFTableRow row = newRow();
        if (height > 0) {
            row.setHeight(height);
            row.setHeightRule(TableRowHeightRule.AT_LEAST);
        }
        for (int column = 0; column < cells.size(); column++) {
            XWPFTableCell cell = cell(row, widths.get(column));
            if (sides.get(column) == Side.FRAMED) {
                frame(cell);
            } else if (look == Look.TOTAL) {
                cell.setColor(TOTAL);
            }
            XWPFParagraph paragraph =
                    text(cell, sides.get(column) == Side.RIGHT ? "TableNumber" : "TableText", cells.get(column));
            stress(paragraph, look == Look.TOTAL, withNext);
        }
    }

    /** Adds a row that names the next ones, from side to side. */
    void section(String name) {
        XWPFTableCell cell =
                cell(newRow(), widths.stream().mapToInt(Integer::intValue).sum());
        cell.getCTTc().getTcPr().addNewGridSpan().setVal(BigInteger.valueOf(widths.size()));
        cell.setColor(PALE);
        XWPFParagraph paragraph = text(cell, "TableText", name);
        stress(paragraph, true, true);
    }

    private static void stress(XWPFParagraph paragraph, boolean bold, boolean withNext) {
        if (bold) {
            paragraph.getRuns().forEach(run -> run.setBold(true));
        }
        if (withNext) {
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
