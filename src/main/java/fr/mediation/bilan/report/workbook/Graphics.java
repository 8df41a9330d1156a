package fr.mediation.bilan.report.workbook;

import fr.mediation.bilan.report.sheet.Chart;
import fr.mediation.bilan.report.sheet.Picture;
import fr.mediation.bilan.report.sheet.Sheet;
import java.util.List;
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
    private static final int ROW_PIXELS = 20;
    private static final float ROW_POINTS = 15f;
    private static final int CHART_ROWS = 17;
    private static final int GAP = 12;

    /** A chart on less room has more axis than bars. */
    private static final int LEAST_WIDTH = 640;

    private static final int MOST_WIDTH = 980;

    private final XSSFSheet target;
    private final Sheet sheet;
    private final Styles styles;
    private final List<Integer> widths;
    private final int top;

    Graphics(XSSFSheet target, Sheet sheet, Styles styles, List<Integer> widths, int top) {
        this.target = target;
        this.sheet = sheet;
        this.styles = styles;
        this.widths = widths;
        this.top = top;
    }

    /** Gives the rows under the graphics their height, and writes what the picture's colours mean. Returns the next row. */
    int reserve() {
        int last = top + blocks() * (height() + 1);
        for (int row = top; row < last; row++) {
            row(row).setHeightInPoints(ROW_POINTS);
        }
        sheet.picture().ifPresent(picture -> {
            write(row(top), firstWhole(left(1)), picture.title());
            for (int colour = 0; colour < picture.key().size(); colour++) {
                Picture.Colour one = picture.key().get(colour);
                XSSFCell cell = row(top + height() - 1).createCell(firstWhole(left(1)) + colour);
                cell.setCellValue(one.meaning());
                cell.setCellStyle(styles.key(one));
            }
        });
        return last;
    }

    /** Draws them. */
    void draw(Tables tables) {
        int place = 0;
        for (Chart chart : sheet.charts()) {
            XSSFDrawing drawing = target.createDrawingPatriarch();
            new ChartWriter(chart, tables, styles.wholeNumber()).draw(drawing, anchor(place++, 0, height()));
        }
        int beside = place;
        sheet.picture().ifPresent(picture -> draw(picture, beside));
    }

    private void draw(Picture picture, int place) {
        int rows = height() - 2;
        int pixels = Math.min(width(), rows * ROW_PIXELS * picture.width() / picture.height());
        int index = target.getWorkbook().addPicture(picture.png(), Workbook.PICTURE_TYPE_PNG);
        XSSFClientAnchor anchor = anchor(place, 1, rows);
        end(anchor, left(place) + pixels, top + 1 + pixels * picture.height() / picture.width() / ROW_PIXELS);
        XSSFPicture drawn = target.createDrawingPatriarch().createPicture(anchor, index);
        drawn.getCTPicture().getNvPicPr().getCNvPr().setDescr(picture.description());
        drawn.getCTPicture().getNvPicPr().getCNvPr().setName(picture.title());
    }

    /** The last column they cover. */
    int lastColumn() {
        int count = sheet.charts().size() + (sheet.picture().isPresent() ? 1 : 0);
        return column(left(Math.min(count, 2) - 1) + width() - 1);
    }

    private int blocks() {
        int count = sheet.charts().size() + (sheet.picture().isPresent() ? 1 : 0);
        return (count + 1) / 2;
    }

    private int height() {
        return CHART_ROWS + Math.max(0, longest() - 6);
    }

    /** How many categories the longest chart of lying bars has: each needs its line. */
    private int longest() {
        return sheet.charts().stream()
                .filter(chart -> chart.form() != Chart.Form.COLUMNS)
                .flatMap(chart -> chart.series().stream())
                .mapToInt(series -> series.values().lastRow() - series.values().firstRow() + 1)
                .max()
                .orElse(0);
    }

    private int width() {
        int all = widths.stream().mapToInt(Graphics::pixels).sum();
        int room = Math.max(LEAST_WIDTH, Math.min(MOST_WIDTH, all));
        boolean several = sheet.charts().size() + (sheet.picture().isPresent() ? 1 : 0) > 1;
        return several ? (room - GAP) / 2 : room;
    }

    private int left(int place) {
        return place % 2 == 0 ? 0 : width() + GAP;
    }

    private XSSFClientAnchor anchor(int place, int down, int rows) {
        XSSFClientAnchor anchor = new XSSFClientAnchor();
        anchor.setAnchorType(ClientAnchor.AnchorType.MOVE_DONT_RESIZE);
        int first = top + place / 2 * (height() + 1) + down;
        anchor.setRow1(first);
        anchor.setCol1(column(left(place)));
        anchor.setDx1(within(left(place)));
        end(anchor, left(place) + width(), first + rows);
        return anchor;
    }

    private void end(XSSFClientAnchor anchor, int right, int bottom) {
        anchor.setRow2(bottom);
        anchor.setCol2(column(right));
        anchor.setDx2(within(right));
    }

    /** The column that lies under a distance from the left. */
    private int column(int pixels) {
        int column = 0;
        int left = pixels;
        while (left >= width(column)) {
            left -= width(column++);
        }
        return column;
    }

    private int firstWhole(int pixels) {
        return within(pixels) == 0 ? column(pixels) : column(pixels) + 1;
    }

    private int within(int pixels) {
        int column = 0;
        int left = pixels;
        while (left >= width(column)) {
            left -= width(column++);
        }
        return left * Units.EMU_PER_PIXEL;
    }

    private int width(int column) {
        return column < widths.size() ? pixels(widths.get(column)) : pixels(target.getDefaultColumnWidth());
    }

    private static int pixels(int characters) {
        return characters * 7 + 5;
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
