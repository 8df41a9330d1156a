package fr.mediation.bilan.report.xlsx;

import fr.mediation.bilan.report.model.Report;
import fr.mediation.bilan.report.model.Sheet;
import fr.mediation.bilan.report.model.Sheet.Layout;
import fr.mediation.bilan.report.office.TextFit;
import fr.mediation.bilan.text.Messages;
import java.util.List;
import org.apache.poi.ss.usermodel.PageMargin;
import org.apache.poi.ss.usermodel.PrintSetup;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.xssf.usermodel.XSSFPrintSetup;
import org.apache.poi.xssf.usermodel.XSSFRow;
import org.apache.poi.xssf.usermodel.XSSFSheet;

/** The page setup of a sheet: paper, orientation, scale, page breaks, repeated rows and footer. */
final class PageSetup {
    /** The width of the only column of a sheet without a table, in digits: an A4 page in landscape. */
    static final int WIDTH_WITHOUT_TABLE = 120;

    /** A sheet that would be shrunk further in portrait is printed in landscape. */
    private static final double SMALLEST_PORTRAIT_SCALE = 0.6;

    /** Sentences above a narrow table need not be as narrow. */
    private static final int LEAST_PROSE = 80;

    /** How much larger the title is than other text. */
    private static final double TITLE = 1.5;

    private final XSSFSheet target;
    private final Sheet sheet;
    private final List<Integer> widths;
    private final Report report;
    private final SheetSize size;
    private final PageBreaks breaks;

    PageSetup(XSSFSheet target, Sheet sheet, List<Integer> widths, Report report) {
        this.target = target;
        this.sheet = sheet;
        this.widths = widths;
        this.report = report;
        size = new SheetSize(target, widths);
        breaks = new PageBreaks(size);
    }

    /** How many digits a sentence may take without running over the printed width. */
    double proseWidth() {
        if (sheet.layout() != Layout.PAGE_PER_GROUP || sheet.table() == null) {
            return Math.max(LEAST_PROSE, ColumnWidths.roomOfProse(sum(widths)));
        }
        List<Integer> firstColumns = breaks.firstColumns(sheet.table().columns());
        int end = firstColumns.size() > 1 ? firstColumns.get(1) : widths.size();
        return ColumnWidths.roomOfProse(sum(widths.subList(1, end)));
    }

    private static int sum(List<Integer> widths) {
        return widths.stream().mapToInt(Integer::intValue).sum();
    }

    /**
     * {@return what is left of the height of a sheet's only page, in points at the sheet's own size}
     *
     * @param lastRow the last row written
     */
    double left(int lastRow) {
        double scale = Math.min(1, Orientation.PORTRAIT.printableWidth() / size.width(0, widths.size() - 1));
        return Orientation.PORTRAIT.printableHeight() / scale - size.height(0, lastRow);
    }

    /**
     * Sets up a sheet that is printed as a whole.
     *
     * @param lastRow the last row written
     * @param lastCovered the last column that a cell or a chart covers
     * @param headerRow the table's header, -1 where there is no table
     * @param graphicsRow the row above the charts, -1 where there are none
     */
    void setUp(int lastRow, int lastCovered, int headerRow, int graphicsRow) {
        int lastColumn = sheet.layout() == Layout.PAGE_PER_GROUP ? lastCovered : lastColumn(lastRow, lastCovered);
        double width = size.width(0, lastColumn);
        Orientation orientation = orientation(width);
        XSSFPrintSetup setup = paper(orientation);
        if (sheet.layout() == Layout.ONE_PAGE) {
            target.setHorizontallyCenter(true);
            target.setFitToPage(true);
            setup.setFitWidth((short) 1);
            setup.setFitHeight((short) 1);
        } else if (sheet.layout() == Layout.PAGE_PER_GROUP && sheet.table() != null) {
            List<Integer> firstColumns = breaks.firstColumns(sheet.table().columns());
            firstColumns.stream().skip(1).forEach(first -> target.setColumnBreak(first - 1));
            scale(breaks.fitting(firstColumns, lastRow));
        } else {
            double fitting = Math.min(1, orientation.printableWidth() / width);
            paginate(
                    Math.max(PageBreaks.SMALLEST_SCALE, fitting),
                    orientation.printableHeight(),
                    lastRow,
                    headerRow,
                    graphicsRow);
        }
        printArea(lastColumn, lastRow);
    }

    private Orientation orientation(double width) {
        double scale = Orientation.PORTRAIT.printableWidth() / width;
        boolean portrait = switch (sheet.layout()) {
            case ONE_PAGE -> true;
            case PORTRAIT -> scale >= SMALLEST_PORTRAIT_SCALE;
            case LANDSCAPE -> scale >= 1;
            case PAGE_PER_GROUP, DATA -> false;
        };
        return portrait ? Orientation.PORTRAIT : Orientation.LANDSCAPE;
    }

    /**
     * Sets up a sheet of which only the first page is printed.
     *
     * @param headerRow the table's header, or the last row written where there is no table
     * @param rows how many rows the table has
     * @param lastColumn the table's last column
     */
    void setUpFirstPage(int headerRow, int rows, int lastColumn) {
        paper(Orientation.LANDSCAPE);
        double fitting = Math.min(1, Orientation.LANDSCAPE.printableWidth() / size.width(0, lastColumn));
        double scale = Math.max(PageBreaks.SMALLEST_SCALE, fitting);
        scale(scale);
        double left = Orientation.LANDSCAPE.printableHeight() / scale - size.height(0, headerRow);
        int shown = Math.min(rows, (int) (left / target.getDefaultRowHeightInPoints()));
        printArea(lastColumn, headerRow + shown);
    }

    private void printArea(int lastColumn, int lastRow) {
        target.getWorkbook().setPrintArea(target.getWorkbook().getSheetIndex(target), 0, lastColumn, 0, lastRow);
    }

    private XSSFPrintSetup paper(Orientation orientation) {
        XSSFPrintSetup setup = target.getPrintSetup();
        setup.setPaperSize(PrintSetup.A4_PAPERSIZE);
        for (PageMargin side : List.of(PageMargin.LEFT, PageMargin.RIGHT, PageMargin.TOP)) {
            target.setMargin(side, Orientation.MARGIN_INCHES);
        }
        target.setMargin(PageMargin.BOTTOM, Orientation.FOOTER_INCHES);
        target.setMargin(PageMargin.FOOTER, Orientation.FOOTER_INCHES / 2);
        footer();
        setup.setOrientation(orientation.code());
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
        while (size.width(0, last) < widest) {
            last++;
        }
        return last;
    }

    /** How far a text runs, in points, with a little more for the margins of the cell and the rounding of columns. */
    private static double run(String text, boolean bold) {
        return (TextFit.width(text, bold) + 2) * SheetSize.DIGIT;
    }

    /** Sets the scale, the break before the charts and the row repeated on each page. */
    private void paginate(double scale, double pageHeight, int lastRow, int headerRow, int graphicsRow) {
        double onePage = pageHeight / size.height(0, lastRow);
        if (PageBreaks.fitsOnePage(scale, onePage)) {
            scale(Math.min(scale, onePage));
            return;
        }
        int lastOfTable = graphicsRow >= 0 ? graphicsRow : lastRow;
        double shrunk = breaks.withoutOrphans(scale, pageHeight, lastOfTable, headerRow);
        scale(shrunk);
        if (graphicsRow >= 0) {
            target.setRowBreak(graphicsRow);
        }
        if (headerRow >= 0 && size.height(0, lastOfTable) > pageHeight / shrunk) {
            target.setRepeatingRows(new CellRangeAddress(headerRow, headerRow, -1, -1));
        }
    }

    private void scale(double scale) {
        target.getPrintSetup().setScale((short) Math.floor(100 * scale));
    }

    private void footer() {
        target.getFooter().setLeft("&\"" + Styles.FONT + ",Regular\"&8" + report.title());
        target.getFooter()
                .setRight("&\"" + Styles.FONT + ",Regular\"&8"
                        + Messages.in(report.language()).get("report.footer", "&P", "&N"));
        // The footer keeps its size on every page, even where the sheet is shrunk.
        target.getCTWorksheet().getHeaderFooter().setScaleWithDoc(false);
    }
}
