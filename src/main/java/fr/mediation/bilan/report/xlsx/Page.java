package fr.mediation.bilan.report.xlsx;

import fr.mediation.bilan.report.model.Report;
import fr.mediation.bilan.report.model.Sheet;
import fr.mediation.bilan.report.model.Sheet.Layout;
import fr.mediation.bilan.report.model.Table.Column;
import fr.mediation.bilan.report.office.TextFit;
import fr.mediation.bilan.text.Messages;
import java.util.ArrayList;
import java.util.List;
import org.apache.poi.ss.usermodel.PageMargin;
import org.apache.poi.ss.usermodel.PrintOrientation;
import org.apache.poi.ss.usermodel.PrintSetup;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.xssf.usermodel.XSSFPrintSetup;
import org.apache.poi.xssf.usermodel.XSSFRow;
import org.apache.poi.xssf.usermodel.XSSFSheet;

/** How a sheet falls on A4 pages. */
final class Page {
    /** The width of the only column of a sheet without a table, in characters: an A4 page lying. */
    static final int WIDTH_WITHOUT_TABLE = 120;

    private static final double MARGIN_INCHES = 0.45;
    private static final double FOOTER_INCHES = 0.7;
    private static final double POINTS_PER_INCH = 72;

    /** What the margins leave of an A4 page lying, 841.9 by 595.3 points, less 2 % for the rounding of printers. */
    private static final double ROOM = 0.98 * (841.9 - 2 * MARGIN_INCHES * POINTS_PER_INCH);

    private static final double RISE = 0.98 * (595.3 - (MARGIN_INCHES + FOOTER_INCHES) * POINTS_PER_INCH);

    /** The same of a page upright. */
    private static final double UPRIGHT_ROOM = 0.98 * (595.3 - 2 * MARGIN_INCHES * POINTS_PER_INCH);

    private static final double UPRIGHT_RISE = 0.98 * (841.9 - (MARGIN_INCHES + FOOTER_INCHES) * POINTS_PER_INCH);

    /** What is shrunk further is turned to lie instead. */
    private static final double LEAST_UPRIGHT = 0.6;

    /** Sentences above a narrow table need not be as narrow. */
    private static final int LEAST_PROSE = 80;

    /** The least scale that 10-point text can be read at. */
    private static final int LEAST_SCALE = 45;

    /** How much a sheet is shrunk at most so that its last rows do not stand alone on a page. */
    private static final double MOST_SHRINKING = 0.78;

    /** A last page that is less full holds orphans. */
    private static final double ORPHANS = 1 / 3.0;

    /** What a digit of ten points takes, in points, and how much larger the title is. */
    private static final double DIGIT = 5.56;

    private static final double TITLE = 1.5;

    private final XSSFSheet target;
    private final Sheet sheet;
    private final List<Integer> widths;
    private final Report report;

    Page(XSSFSheet target, Sheet sheet, List<Integer> widths, Report report) {
        this.target = target;
        this.sheet = sheet;
        this.widths = widths;
        this.report = report;
    }

    /** How many digits a sentence may take without running over the printed width. */
    double proseWidth() {
        if (sheet.layout() != Layout.PAGE_PER_GROUP || sheet.table() == null) {
            return Math.max(LEAST_PROSE, ColumnWidths.roomOfProse(sum(widths)));
        }
        List<Integer> breaks = pageStarts();
        return ColumnWidths.roomOfProse(sum(widths.subList(1, breaks.size() > 1 ? breaks.get(1) : widths.size())));
    }

    private static int sum(List<Integer> widths) {
        return widths.stream().mapToInt(Integer::intValue).sum();
    }

    /**
     * What is left of the height of a sheet's only page.
     *
     * @param lastRow the last row written
     * @return in points at the sheet's own size
     */
    double left(int lastRow) {
        double scale = Math.min(1, UPRIGHT_ROOM / width(0, widths.size() - 1));
        return UPRIGHT_RISE / scale - height(0, lastRow);
    }

    /**
     * Sets the paper, margins, footer and scale.
     *
     * @param lastRow the last row written
     * @param lastCovered the last column that a cell or a chart covers
     * @param headerRow the table's header, -1 where there is no table
     * @param graphicsRow the row above the charts, -1 where there are none
     */
    void setUp(int lastRow, int lastCovered, int headerRow, int graphicsRow) {
        int lastColumn = sheet.layout() == Layout.PAGE_PER_GROUP ? lastCovered : lastColumn(lastRow, lastCovered);
        XSSFPrintSetup setup = paper();
        boolean upright = isUpright(UPRIGHT_ROOM / width(0, lastColumn));
        setup.setOrientation(upright ? PrintOrientation.PORTRAIT : PrintOrientation.LANDSCAPE);
        if (sheet.layout() == Layout.ONE_PAGE) {
            target.setHorizontallyCenter(true);
            target.setFitToPage(true);
            setup.setFitWidth((short) 1);
            setup.setFitHeight((short) 1);
        } else if (sheet.layout() == Layout.PAGE_PER_GROUP && sheet.table() != null) {
            List<Integer> starts = pageStarts();
            starts.stream().skip(1).forEach(start -> target.setColumnBreak(start - 1));
            setup.setScale((short) scale(starts, lastRow));
        } else {
            double widest = Math.min(1, (upright ? UPRIGHT_ROOM : ROOM) / width(0, lastColumn));
            paginate(
                    Math.max(LEAST_SCALE / 100.0, widest),
                    upright ? UPRIGHT_RISE : RISE,
                    lastRow,
                    headerRow,
                    graphicsRow);
        }
        target.getWorkbook().setPrintArea(target.getWorkbook().getSheetIndex(target), 0, lastColumn, 0, lastRow);
    }

    /** Whether a sheet stands, from the scale at which it would be as wide as a page upright. */
    private boolean isUpright(double scale) {
        return switch (sheet.layout()) {
            case ONE_PAGE -> true;
            case PORTRAIT -> scale >= LEAST_UPRIGHT;
            case LANDSCAPE -> scale >= 1;
            case PAGE_PER_GROUP, DATA -> false;
        };
    }

    /**
     * Sets the paper of a sheet of which only the first page is printed.
     *
     * @param headerRow the table's header, or the last row written where there is no table
     * @param rows how many rows the table has
     * @param lastColumn the table's last column
     */
    void setUpHead(int headerRow, int rows, int lastColumn) {
        XSSFPrintSetup setup = paper();
        setup.setOrientation(PrintOrientation.LANDSCAPE);
        double scale = Math.max(LEAST_SCALE / 100.0, Math.min(1, ROOM / width(0, lastColumn)));
        scale(scale);
        double left = RISE / scale - height(0, headerRow);
        int shown = Math.min(rows, (int) (left / target.getDefaultRowHeightInPoints()));
        target.getWorkbook()
                .setPrintArea(target.getWorkbook().getSheetIndex(target), 0, lastColumn, 0, headerRow + shown);
    }

    private XSSFPrintSetup paper() {
        XSSFPrintSetup setup = target.getPrintSetup();
        setup.setPaperSize(PrintSetup.A4_PAPERSIZE);
        for (PageMargin side : List.of(PageMargin.LEFT, PageMargin.RIGHT, PageMargin.TOP)) {
            target.setMargin(side, MARGIN_INCHES);
        }
        target.setMargin(PageMargin.BOTTOM, FOOTER_INCHES);
        target.setMargin(PageMargin.FOOTER, FOOTER_INCHES / 2);
        footer();
        return setup;
    }

    /** The last column to be printed: sentences and the title run on over the columns beside the table. */
    private int lastColumn(int lastRow, int lastCovered) {
        double widest = TITLE * run(sheet.title(), true);
        for (int row = 1; row <= lastRow; row++) {
            XSSFRow written = target.getRow(row);
            if (written != null && written.getLastCellNum() == 1) {
                String text = written.getCell(0).getStringCellValue();
                widest = Math.max(widest, run(text, false));
            }
        }
        int last = lastCovered;
        while (width(0, last) < widest) {
            last++;
        }
        return last;
    }

    /** How far a text runs, in points, with a little more for the margins of the cell and the rounding of columns. */
    private static double run(String text, boolean bold) {
        return (TextFit.width(text, bold) + 2) * DIGIT;
    }

    /**
     * Sets the scale, the break before the charts and the rows repeated on each page. Excel ignores breaks where a sheet
     * is fitted to pages, so all of it has to be computed.
     */
    private void paginate(double widest, double rise, int lastRow, int headerRow, int graphicsRow) {
        double whole = rise / height(0, lastRow);
        if (whole >= widest * MOST_SHRINKING && whole >= LEAST_SCALE / 100.0) {
            scale(Math.min(widest, whole));
            return;
        }
        int lastOfTable = graphicsRow >= 0 ? graphicsRow : lastRow;
        double scale = withoutOrphans(widest, rise, lastOfTable, headerRow);
        scale(scale);
        if (graphicsRow >= 0) {
            target.setRowBreak(graphicsRow);
        }
        if (headerRow >= 0 && height(0, lastOfTable) > rise / scale) {
            target.setRepeatingRows(new CellRangeAddress(headerRow, headerRow, -1, -1));
        }
    }

    private double withoutOrphans(double widest, double rise, int lastRow, int headerRow) {
        List<Double> pages = pages(rise / widest, lastRow, headerRow);
        if (pages.get(pages.size() - 1) * widest / rise >= ORPHANS) {
            return widest;
        }
        for (double scale = widest; scale >= widest * MOST_SHRINKING; scale -= 0.01) {
            if (pages(rise / scale, lastRow, headerRow).size() < pages.size()) {
                return scale;
            }
        }
        return widest;
    }

    /** How high each page is filled, with the header repeated on all but the first. */
    private List<Double> pages(double room, int lastRow, int headerRow) {
        List<Double> pages = new ArrayList<>();
        double filled = 0;
        for (int row = 0; row <= lastRow; row++) {
            double height = height(row, row);
            if (filled + height > room) {
                pages.add(filled);
                filled = headerRow < 0 ? 0 : height(headerRow, headerRow);
            }
            filled += height;
        }
        pages.add(filled);
        return pages;
    }

    private void scale(double scale) {
        target.getPrintSetup().setScale((short) Math.floor(100 * scale));
    }

    private double width(int first, int last) {
        double width = 0;
        for (int column = first; column <= last; column++) {
            width += points(column < widths.size() ? widths.get(column) : target.getDefaultColumnWidth());
        }
        return width;
    }

    private double height(int first, int last) {
        double height = 0;
        for (int row = first; row <= last; row++) {
            XSSFRow written = target.getRow(row);
            height += written == null ? target.getDefaultRowHeightInPoints() : written.getHeightInPoints();
        }
        return height;
    }

    private void footer() {
        target.getFooter().setLeft("&\"" + Styles.FACE + ",Regular\"&8" + report.title());
        target.getFooter()
                .setRight("&\"" + Styles.FACE + ",Regular\"&8"
                        + Messages.in(report.language()).get("report.footer", "&P", "&N"));
        // The same size on every page, however much the sheet is shrunk.
        target.getCTWorksheet().getHeaderFooter().setScaleWithDoc(false);
    }

    /** The first column of each printed page: as many whole groups as fit at full size, at least one. */
    private List<Integer> pageStarts() {
        List<Column> columns = sheet.table().columns();
        List<Integer> starts = new ArrayList<>();
        double filled = 0;
        for (int column = 1; column < columns.size(); column++) {
            if (!columns.get(column).group().isEmpty()) {
                double group = groupWidth(columns, column);
                if (starts.isEmpty() || filled + group > ROOM) {
                    starts.add(column);
                    filled = points(widths.get(0));
                }
                filled += group;
            }
        }
        return starts;
    }

    private double groupWidth(List<Column> columns, int start) {
        double width = points(widths.get(start));
        for (int column = start + 1;
                column < columns.size() && columns.get(column).group().isEmpty();
                column++) {
            width += points(widths.get(column));
        }
        return width;
    }

    /**
     * The scale, in percent, at which the widest page and all the rows fit the paper. Excel ignores column breaks where a
     * sheet is fitted to pages, so it has to be computed.
     */
    private int scale(List<Integer> starts, int lastRow) {
        double widest = 0;
        for (int page = 0; page < starts.size(); page++) {
            int end = page + 1 < starts.size() ? starts.get(page + 1) : widths.size();
            widest = Math.max(widest, points(widths.get(0)) + width(starts.get(page), end - 1));
        }
        double height = height(0, lastRow);
        return Math.max(LEAST_SCALE, Math.min(100, (int) Math.floor(100 * Math.min(ROOM / widest, RISE / height))));
    }

    /**
     * A column's width in points, the larger of what Excel makes of it (seven pixels a digit and five of margin in Arial
     * 10, 96 pixels an inch) and LibreOffice (0.556 em a digit).
     */
    private static double points(int characters) {
        return Math.max((characters * 7 + 5) * 0.75, characters * DIGIT);
    }
}
