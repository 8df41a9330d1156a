package fr.mediation.bilan.report.xlsx;

import fr.mediation.bilan.report.model.Cell;
import fr.mediation.bilan.report.model.Report;
import fr.mediation.bilan.report.model.Sheet;
import fr.mediation.bilan.report.model.Sheet.Layout;
import fr.mediation.bilan.report.model.Table;
import fr.mediation.bilan.report.model.Table.Column;
import fr.mediation.bilan.report.model.Table.Kind;
import fr.mediation.bilan.report.model.Table.Row;
import fr.mediation.bilan.report.office.TextFit;
import fr.mediation.bilan.report.xlsx.Styles.Shade;
import java.util.List;
import java.util.Optional;
import org.apache.poi.ss.util.CellAddress;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.xssf.streaming.SXSSFCell;
import org.apache.poi.xssf.streaming.SXSSFRow;
import org.apache.poi.xssf.streaming.SXSSFSheet;
import org.apache.poi.xssf.streaming.SXSSFWorkbook;
import org.apache.poi.xssf.usermodel.XSSFCell;
import org.apache.poi.xssf.usermodel.XSSFCellStyle;
import org.apache.poi.xssf.usermodel.XSSFRow;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.jspecify.annotations.Nullable;

/** Lays one sheet of the model out on one sheet of the workbook, from top to bottom. */
final class SheetWriter {
    /** The height of a line of 10-point text, in points, and the space above and below it. */
    private static final float LINE = 13f;

    private static final float PADDING = 4f;
    private static final float SENTENCE = 15f;
    private static final float TITLE_HEIGHT = 26f;

    /** The space between the table and the sentences above it. */
    private static final float SPACE = 6f;

    /** Excel's own limit, in points. */
    private static final float HIGHEST = 409;

    private final XSSFSheet target;
    private final Sheet sheet;
    private final Styles styles;
    private final Report report;
    private final CellWriter cells;
    private final ExcelTables tables;
    private final List<Integer> widths;
    private @Nullable Graphics graphics;
    private int firstStreamed;
    private int next;

    SheetWriter(
            XSSFSheet target, Sheet sheet, Styles styles, Report report, CellFormulas formulas, ExcelTables tables) {
        this.target = target;
        this.sheet = sheet;
        this.styles = styles;
        this.report = report;
        cells = new CellWriter(target.getWorkbook(), styles, formulas);
        this.tables = tables;
        widths = ColumnWidths.of(sheet);
    }

    /** Writes everything but the charts, whose figures may be on a sheet that is not written yet. */
    void write() {
        for (int column = 0; column < widths.size(); column++) {
            target.setColumnWidth(column, widths.get(column) * 256);
        }
        // Tables have lines of their own; around them a page is white, as it will be on paper.
        target.setDisplayGridlines(sheet.layout() == Layout.DATA);
        PageSetup page = new PageSetup(target, sheet, widths, report);
        XSSFRow titleRow = row(TITLE_HEIGHT);
        write(titleRow, 0, sheet.title(), styles.title());
        prose(sheet.notes(), page);
        if (sheet.layout() == Layout.DATA) {
            // Nobody scrolls to the end of a long table to read what its marks mean.
            prose(sheet.legend(), page);
        }
        sheet.lines().forEach(this::line);
        if (sheet.table() != null && next > 1) {
            row(SPACE);
        }
        int header = Optional.ofNullable(sheet.table()).map(this::table).orElse(-1);
        if (sheet.layout() == Layout.DATA) {
            int rows = Optional.ofNullable(sheet.table())
                    .map(table -> table.rows().size())
                    .orElse(0);
            page.setUpFirstPage(rows == 0 ? next - 1 : header, rows, widths.size() - 1);
            target.setActiveCell(CellAddress.A1);
            return;
        }
        if (!sheet.remarks().isEmpty()) {
            next++;
            prose(sheet.remarks(), page);
        }
        int graphicsRow = next;
        if (!sheet.charts().isEmpty() || sheet.picture() != null) {
            next++;
            graphics = new Graphics(target, sheet, styles, widths, next, room(page));
            next = graphics.reserve();
        }
        if (!sheet.legend().isEmpty()) {
            next++;
            prose(sheet.legend(), page);
        }
        int lastColumn = graphics == null ? widths.size() - 1 : graphics.lastColumn();
        page.setUp(next - 1, Math.max(lastColumn, widths.size() - 1), header, graphics == null ? -1 : graphicsRow);
        target.setActiveCell(CellAddress.A1);
    }

    /**
     * Writes the rows of a long table one after the other to the disk: a row of the library in memory takes a hundred
     * times what its figures take.
     *
     * @param streamed the workbook, once nothing more is to be read from it
     */
    void stream(SXSSFWorkbook streamed) {
        if (sheet.layout() != Layout.DATA || sheet.table() == null) {
            return;
        }
        SXSSFSheet rows = streamed.getSheet(sheet.name());
        int line = firstStreamed;
        for (Row source : sheet.table().rows()) {
            SXSSFRow row = rows.createRow(line++);
            for (int column = 0; column < source.cells().size(); column++) {
                SXSSFCell written = row.createCell(column);
                written.setCellStyle(styles.body(source.cells().get(column), Shade.WHITE, isNumbers(column)));
                cells.fill(written, source.cells().get(column));
            }
        }
    }

    /** The height that charts may take so that they fill a single page and leave room for the legend; 0 elsewhere. */
    private double room(PageSetup page) {
        if (sheet.layout() != Layout.ONE_PAGE) {
            return 0;
        }
        long legend = sheet.legend().stream()
                .flatMap(sentence -> TextFit.lines(sentence, page.proseWidth(), false).stream())
                .count();
        return page.left(next - 1) - legend * SENTENCE - 2 * Graphics.ROW_POINTS;
    }

    /** Draws the charts and the picture, once every figure has its place. */
    void draw() {
        if (graphics != null) {
            graphics.draw(tables);
        }
    }

    /** Writes sentences, cut into as many rows as they take: a sentence must not run off the printed page. */
    private void prose(List<String> sentences, PageSetup page) {
        int column = firstOfProse(sheet);
        for (String sentence : sentences) {
            for (String line : TextFit.lines(sentence, page.proseWidth(), false)) {
                write(row(SENTENCE), column, line, styles.note());
            }
        }
    }

    /** The column of sentences and single figures: a repeated first one would show their beginning on every page. */
    static int firstOfProse(Sheet sheet) {
        return sheet.layout() == Layout.PAGE_PER_GROUP && sheet.table() != null ? 1 : 0;
    }

    private void line(Sheet.Line line) {
        XSSFRow row = row(LINE + PADDING);
        int label = firstOfProse(sheet);
        write(row, label, line.label(), styles.body(new Cell.Text(line.label()), Shade.WHITE, false));
        cells.write(row.createCell(label + 1), line.cell(), Shade.WHITE, true);
    }

    /** Writes the table and returns the row of its header. */
    private int table(Table table) {
        headings(table);
        int header = header(table);
        if (sheet.layout() == Layout.DATA) {
            firstStreamed = next;
            next += table.rows().size();
        } else {
            body(table);
        }
        tables.add(target, table, header);
        freeze(header);
        return header;
    }

    private void headings(Table table) {
        if (table.columns().stream().allMatch(column -> column.group().isEmpty())) {
            return;
        }
        XSSFRow row = row(LINE + 2 * PADDING);
        for (int column = 0; column < table.columns().size(); column++) {
            String group = table.columns().get(column).group();
            if (!group.isEmpty()) {
                write(row, column, group, styles.heading());
            }
        }
    }

    private int header(Table table) {
        int lines = 1;
        for (int column = 0; column < table.columns().size(); column++) {
            Column head = table.columns().get(column);
            double room = ColumnWidths.roomOfHeader(head, widths.get(column));
            lines = Math.max(lines, TextFit.lines(head.header(), room, true).size());
        }
        XSSFRow row = row(lines * LINE + 2 * PADDING);
        for (int column = 0; column < table.columns().size(); column++) {
            Column head = table.columns().get(column);
            write(row, column, head.header(), styles.header(head.kind() == Kind.NUMBER));
        }
        return row.getRowNum();
    }

    private void body(Table table) {
        int line = 0;
        for (Row row : table.rows()) {
            Shade shade = line++ % 2 == 0 ? Shade.WHITE : Shade.PALE;
            body(row, row.total() ? Shade.TOTAL : shade);
        }
    }

    private void body(Row source, Shade shade) {
        int lines = 1;
        for (int column = 0; column < source.cells().size(); column++) {
            if (source.cells().get(column) instanceof Cell.Text words) {
                double room = ColumnWidths.roomOfWords(widths.get(column));
                lines = Math.max(
                        lines, TextFit.lines(words.text(), room, source.total()).size());
            }
        }
        // Rows with more space between them are easier to follow, and one page has room for it.
        float padding = sheet.layout() == Layout.ONE_PAGE ? 1.5f * PADDING : PADDING;
        XSSFRow row = row(lines * LINE + padding);
        for (int column = 0; column < source.cells().size(); column++) {
            cells.write(row.createCell(column), source.cells().get(column), shade, isNumbers(column));
        }
    }

    private boolean isNumbers(int column) {
        return sheet.table().columns().get(column).kind() == Kind.NUMBER;
    }

    private void freeze(int header) {
        if (sheet.layout() == Layout.ONE_PAGE) {
            return;
        }
        target.createFreezePane(1, header + 1);
        if (sheet.layout() == Layout.PAGE_PER_GROUP) {
            target.setRepeatingColumns(new CellRangeAddress(-1, -1, 0, 0));
        }
    }

    private XSSFRow row(float points) {
        XSSFRow row = target.createRow(next++);
        row.setHeightInPoints(Math.min(HIGHEST, points));
        return row;
    }

    private static void write(XSSFRow row, int column, String text, XSSFCellStyle style) {
        XSSFCell cell = row.createCell(column);
        cell.setCellValue(text);
        cell.setCellStyle(style);
    }
}
