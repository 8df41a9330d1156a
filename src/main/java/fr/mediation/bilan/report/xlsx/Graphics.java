package fr.mediation.bilan.report.xlsx;

import fr.mediation.bilan.report.model.Chart;
import fr.mediation.bilan.report.model.Picture;
import fr.mediation.bilan.report.model.Sheet;
import fr.mediation.bilan.report.office.TextFit;
import java.util.List;
import java.util.Optional;
import org.apache.poi.ss.usermodel.ClientAnchor;
import org.apache.poi.ss.usermodel.Workbook;
import org.apache.poi.util.Units;
import org.apache.poi.xssf.usermodel.XSSFCell;
import org.apache.poi.xssf.usermodel.XSSFClientAnchor;
import org.apache.poi.xssf.usermodel.XSSFDrawing;
import org.apache.poi.xssf.usermodel.XSSFPicture;
import org.apache.poi.xssf.usermodel.XSSFRow;
import org.apache.poi.xssf.usermodel.XSSFSheet;

/** The charts and the picture under a sheet's table, two beside each other where there are several. */
final class Graphics {
    /** The height of a row under the graphics, in points and in pixels. */
    static final float ROW_POINTS = 15f;

    private static final int ROW_PIXELS = 20;
    private static final int PIXELS_PER_DIGIT = 7;
    private static final int CHART_ROWS = 17;

    /** A higher chart would be mostly white. */
    private static final int MOST_ROWS = 26;

    private static final int GAP = 12;

    /** How far below a row's edge graphics begin: a frame at a page break would be drawn on both pages. */
    private static final int START = 2;

    /** In digits. */
    private static final int WIDEST_KEY = 20;

    /** A narrower chart has more axis than bars; a page in portrait has 690 pixels. */
    private static final int LEAST_WIDTH = 680;

    private static final int MOST_WIDTH = 980;

    /** The least that a chart takes of the width beside a picture, in percent. */
    private static final int CHART_BESIDE = 40;

    private final XSSFSheet target;
    private final Sheet sheet;
    private final Styles styles;
    private final List<Integer> widths;
    private final int top;
    private final int rows;

    /**
     * The graphics of a sheet.
     *
     * @param top their first row
     * @param room the height that they are to fill, in points; 0 where they may be as high as they need
     */
    Graphics(XSSFSheet target, Sheet sheet, Styles styles, List<Integer> widths, int top, double room) {
        this.target = target;
        this.sheet = sheet;
        this.styles = styles;
        this.widths = widths;
        this.top = top;
        int filling = (int) (room / ROW_POINTS) / blocks() - 1;
        rows = Math.max(CHART_ROWS + Math.max(0, longest() - 6), Math.min(MOST_ROWS, filling));
    }

    /** Gives the rows under the graphics their height, and writes what the picture's colours mean. Returns the next row. */
    int reserve() {
        int last = top + blocks() * (rows + 1);
        for (int row = top; row < last; row++) {
            row(row).setHeightInPoints(ROW_POINTS);
        }
        Optional.ofNullable(sheet.picture()).ifPresent(picture -> {
            int column = column(left(sheet.charts().size()));
            int line = top;
            for (String words : titleLines(picture)) {
                write(row(line++), column, words);
            }
            line = top + rows - picture.key().size();
            int keyColumn = narrow(column);
            for (Picture.Colour colour : picture.key()) {
                XSSFRow row = row(line++);
                row.createCell(keyColumn).setCellStyle(styles.key(colour));
                XSSFCell meaning = row.createCell(keyColumn + 1);
                meaning.setCellValue(colour.meaning());
                meaning.setCellStyle(styles.meaning());
            }
        });
        return last;
    }

    /** The first column from the given one on that is narrow enough to show a colour. */
    private int narrow(int from) {
        int column = from;
        while (column + 1 < widths.size() && widths.get(column) > WIDEST_KEY) {
            column++;
        }
        return column;
    }

    void draw(ExcelTables tables) {
        int place = 0;
        for (Chart chart : sheet.charts()) {
            XSSFDrawing drawing = target.createDrawingPatriarch();
            new ChartWriter(chart, tables, styles.wholeNumber()).draw(drawing, anchor(place++, 0, rows));
        }
        Optional.ofNullable(sheet.picture()).ifPresent(this::draw);
    }

    private void draw(Picture picture) {
        int place = sheet.charts().size();
        int pixels = pictureWidth(picture, width(place));
        int index = target.getWorkbook().addPicture(picture.png(), Workbook.PICTURE_TYPE_PNG);
        int title = titleLines(picture).size();
        XSSFClientAnchor anchor = anchor(place, title, rows);
        int bottom = START + pixels * picture.height() / picture.width();
        end(anchor, left(place) + pixels, top + title + bottom / ROW_PIXELS);
        anchor.setDy2(bottom % ROW_PIXELS * Units.EMU_PER_PIXEL);
        XSSFPicture drawn = target.createDrawingPatriarch().createPicture(anchor, index);
        drawn.getCTPicture().getNvPicPr().getCNvPr().setDescr(picture.description());
        drawn.getCTPicture().getNvPicPr().getCNvPr().setName(picture.title());
    }

    /** A picture keeps its proportions, between its title above it and the meaning of its colours below. */
    private int pictureWidth(Picture picture, int most) {
        int height = (rows - titleLines(picture).size() - picture.key().size()) * ROW_PIXELS;
        return Math.min(most, height * picture.width() / picture.height());
    }

    /** The title in lines as wide as the picture: beyond it they would be cut at the edge of the page. */
    private List<String> titleLines(Picture picture) {
        int room = width(sheet.charts().size()) / PIXELS_PER_DIGIT;
        // A heading is a tenth larger than what digits are counted in.
        return TextFit.lines(picture.title(), ColumnWidths.roomOfProse(room) / 1.1, true);
    }

    private int start(int column) {
        int start = 0;
        for (int before = 0; before < column; before++) {
            start += columnWidth(before);
        }
        return start;
    }

    int lastColumn() {
        int last = Math.min(count(), 2) - 1;
        return column(left(last) + width(last) - 1);
    }

    private int count() {
        return sheet.charts().size() + (sheet.picture() != null ? 1 : 0);
    }

    private int blocks() {
        return (count() + 1) / 2;
    }

    /** How many categories the longest chart of horizontal bars has: each needs a line. */
    private int longest() {
        return sheet.charts().stream()
                .filter(chart -> chart.form() == Chart.Form.BARS || chart.form() == Chart.Form.TORNADO)
                .flatMap(chart -> chart.series().stream())
                .mapToInt(series -> series.values().lastRow() - series.values().firstRow() + 1)
                .max()
                .orElse(0);
    }

    private int room() {
        // The frame of a chart that ends where the table ends is inside the printed page.
        int all = widths.stream().mapToInt(Graphics::pixels).sum() - START;
        return Math.max(LEAST_WIDTH, Math.min(MOST_WIDTH, all));
    }

    /** The width of the graphic at a place: two share the width there is. */
    private int width(int place) {
        return count() == 1 ? room() : place % 2 == 0 ? left(1) - GAP : room() - left(1);
    }

    /** A picture begins at a column's edge: the column's cells hold its title and the meaning of its colours. */
    private int left(int place) {
        if (place % 2 == 0) {
            return 0;
        }
        return sheet.picture() != null ? start(firstFrom(room() * CHART_BESIDE / 100)) : (room() + GAP) / 2;
    }

    private XSSFClientAnchor anchor(int place, int down, int rows) {
        XSSFClientAnchor anchor = new XSSFClientAnchor();
        anchor.setAnchorType(ClientAnchor.AnchorType.MOVE_DONT_RESIZE);
        int first = top + place / 2 * (rows + 1) + down;
        Position start = position(left(place));
        anchor.setRow1(first);
        anchor.setDy1(START * Units.EMU_PER_PIXEL);
        anchor.setCol1(start.column());
        anchor.setDx1(start.within() * Units.EMU_PER_PIXEL);
        end(anchor, left(place) + width(place), first + rows);
        return anchor;
    }

    private void end(XSSFClientAnchor anchor, int right, int bottom) {
        Position end = position(right);
        anchor.setRow2(bottom);
        anchor.setCol2(end.column());
        anchor.setDx2(end.within() * Units.EMU_PER_PIXEL);
    }

    /** A distance from the left of the sheet: a column, and the pixels from that column's edge. */
    private record Position(int column, int within) {}

    private Position position(int pixels) {
        int column = 0;
        int left = pixels;
        while (left >= columnWidth(column)) {
            left -= columnWidth(column++);
        }
        return new Position(column, left);
    }

    private int column(int pixels) {
        return position(pixels).column();
    }

    /** The first column that begins at a distance from the left or after it. */
    private int firstFrom(int pixels) {
        Position position = position(pixels);
        return position.within() == 0 ? position.column() : position.column() + 1;
    }

    private int columnWidth(int column) {
        return column < widths.size() ? pixels(widths.get(column)) : pixels(target.getDefaultColumnWidth());
    }

    private static int pixels(int characters) {
        return characters * PIXELS_PER_DIGIT + 5;
    }

    private void write(XSSFRow row, int column, String text) {
        XSSFCell cell = row.createCell(column);
        cell.setCellValue(text);
        cell.setCellStyle(styles.heading());
    }

    private XSSFRow row(int index) {
        XSSFRow row = target.getRow(index);
        return row == null ? target.createRow(index) : row;
    }
}
