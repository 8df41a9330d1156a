package fr.mediation.bilan.report.workbook;

import fr.mediation.bilan.report.Cell;
import fr.mediation.bilan.report.Chart;
import fr.mediation.bilan.report.Table;
import fr.mediation.bilan.report.workbook.Styles.Shade;
import java.util.HexFormat;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.ss.util.CellReference;
import org.apache.poi.xddf.usermodel.PresetLineDash;
import org.apache.poi.xddf.usermodel.XDDFColor;
import org.apache.poi.xddf.usermodel.XDDFLineProperties;
import org.apache.poi.xddf.usermodel.XDDFPresetLineDash;
import org.apache.poi.xddf.usermodel.XDDFShapeProperties;
import org.apache.poi.xddf.usermodel.XDDFSolidFillProperties;
import org.apache.poi.xddf.usermodel.chart.AxisCrosses;
import org.apache.poi.xddf.usermodel.chart.AxisOrientation;
import org.apache.poi.xddf.usermodel.chart.AxisPosition;
import org.apache.poi.xddf.usermodel.chart.AxisTickLabelPosition;
import org.apache.poi.xddf.usermodel.chart.BarDirection;
import org.apache.poi.xddf.usermodel.chart.BarGrouping;
import org.apache.poi.xddf.usermodel.chart.ChartTypes;
import org.apache.poi.xddf.usermodel.chart.LegendPosition;
import org.apache.poi.xddf.usermodel.chart.MarkerStyle;
import org.apache.poi.xddf.usermodel.chart.XDDFBarChartData;
import org.apache.poi.xddf.usermodel.chart.XDDFCategoryAxis;
import org.apache.poi.xddf.usermodel.chart.XDDFCategoryDataSource;
import org.apache.poi.xddf.usermodel.chart.XDDFChartData;
import org.apache.poi.xddf.usermodel.chart.XDDFDataSourcesFactory;
import org.apache.poi.xddf.usermodel.chart.XDDFLineChartData;
import org.apache.poi.xddf.usermodel.chart.XDDFNumericalDataSource;
import org.apache.poi.xddf.usermodel.chart.XDDFValueAxis;
import org.apache.poi.xssf.usermodel.XSSFCell;
import org.apache.poi.xssf.usermodel.XSSFChart;
import org.apache.poi.xssf.usermodel.XSSFClientAnchor;
import org.apache.poi.xssf.usermodel.XSSFDrawing;
import org.apache.poi.xssf.usermodel.XSSFRow;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.xmlbeans.XmlCursor;
import org.openxmlformats.schemas.drawingml.x2006.chart.CTBarChart;
import org.openxmlformats.schemas.drawingml.x2006.main.CTTextBody;
import org.openxmlformats.schemas.drawingml.x2006.main.CTTextCharacterProperties;

/** Draws a chart beside the tables of a sheet, over the numbers it draws. */
final class ChartWriter {
    private static final int COLUMN_WIDTH = 16;
    private static final int COLUMNS = 6;
    private static final int ROWS = 24;
    private static final String CHARTS = "http://schemas.openxmlformats.org/drawingml/2006/chart";

    private final XSSFSheet target;
    private final Styles styles;

    ChartWriter(XSSFSheet target, Styles styles) {
        this.target = target;
        this.styles = styles;
    }

    /**
     * Writes the numbers and the chart: lines under their numbers, a tornado beside them.
     *
     * @param chart the chart
     * @param header the row that the numbers' header stands on
     * @param left the first column it takes
     * @return the cells it covers
     */
    CellRangeAddress write(Chart chart, int header, int left) {
        Table numbers = chart.numbers();
        boolean beside = chart.form() == Chart.Form.TORNADO;
        int drawn = beside ? left + numbers.columns().size() + 1 : left;
        for (int column = left; column < drawn + COLUMNS; column++) {
            target.setColumnWidth(column, COLUMN_WIDTH * 256);
        }
        if (beside) {
            target.setColumnWidth(left, longest(numbers) * 256);
        }
        write(numbers, header, left);
        int last = header + numbers.rows().size();
        CellRangeAddress cells = beside
                ? new CellRangeAddress(header, last, drawn, drawn + COLUMNS)
                : new CellRangeAddress(last + 2, last + 2 + ROWS, drawn, drawn + COLUMNS);
        draw(chart, header, left, cells);
        return new CellRangeAddress(header - 1, cells.getLastRow(), left, drawn + COLUMNS - 1);
    }

    /** The width that the names take on one line, in characters. */
    private static int longest(Table numbers) {
        return numbers.rows().stream()
                .map(row -> row.cells().get(0))
                .mapToInt(cell -> cell instanceof Cell.Text words ? words.text().length() : 0)
                .map(length -> Math.max(COLUMN_WIDTH, length + 2))
                .max()
                .orElse(COLUMN_WIDTH);
    }

    private void write(Table numbers, int header, int left) {
        XSSFCell caption = row(header - 1).createCell(left);
        caption.setCellValue(numbers.caption());
        caption.setCellStyle(styles.heading());
        for (int column = 0; column < numbers.columns().size(); column++) {
            XSSFCell head = row(header).createCell(left + column);
            head.setCellValue(numbers.columns().get(column).header());
            head.setCellStyle(styles.header(column > 0));
            for (int line = 0; line < numbers.rows().size(); line++) {
                Cell cell = numbers.rows().get(line).cells().get(column);
                XSSFCell written = row(header + 1 + line).createCell(left + column);
                written.setCellStyle(styles.body(cell, line % 2 == 0 ? Shade.WHITE : Shade.PALE));
                SheetWriter.fill(written, cell);
            }
        }
    }

    private void draw(Chart source, int header, int left, CellRangeAddress cells) {
        XSSFDrawing drawing = target.createDrawingPatriarch();
        XSSFClientAnchor anchor = drawing.createAnchor(
                0, 0, 0, 0, cells.getFirstColumn(), cells.getFirstRow(), cells.getLastColumn(), cells.getLastRow());
        XSSFChart chart = drawing.createChart(anchor);
        chart.getGraphicFrame()
                .getCTGraphicalObjectFrame()
                .getNvGraphicFramePr()
                .getCNvPr()
                .setDescr(source.description());
        chart.setTitleText(source.title());
        chart.setTitleOverlay(false);
        chart.getOrAddLegend().setPosition(LegendPosition.BOTTOM);
        boolean lines = source.form() == Chart.Form.LINES;
        XDDFCategoryAxis x = chart.createCategoryAxis(lines ? AxisPosition.BOTTOM : AxisPosition.LEFT);
        x.setTitle(source.xTitle());
        XDDFValueAxis y = chart.createValueAxis(lines ? AxisPosition.LEFT : AxisPosition.BOTTOM);
        y.setTitle(source.yTitle());
        y.setCrosses(AxisCrosses.AUTO_ZERO);
        y.setNumberFormat("#,##0");
        XDDFChartData data = chart.createData(lines ? ChartTypes.LINE : ChartTypes.BAR, x, y);
        data.setVaryColors(false);
        int last = header + source.numbers().rows().size();
        XDDFCategoryDataSource points =
                XDDFDataSourcesFactory.fromStringCellRange(target, new CellRangeAddress(header + 1, last, left, left));
        for (int line = 1; line < source.numbers().columns().size(); line++) {
            XDDFNumericalDataSource<Double> values = XDDFDataSourcesFactory.fromNumericCellRange(
                    target, new CellRangeAddress(header + 1, last, left + line, left + line));
            XDDFChartData.Series series = data.addSeries(points, values);
            series.setTitle(
                    source.numbers().columns().get(line).header(),
                    new CellReference(target.getSheetName(), header, left + line, true, true));
            Stroke.values()[(line - 1) % Stroke.values().length].on(series);
        }
        if (data instanceof XDDFBarChartData bars) {
            lie(bars, x, y);
        }
        chart.plot(data);
        if (!lines) {
            CTBarChart bars = chart.getCTChart().getPlotArea().getBarChartArray(0);
            place(bars, "gapWidth", "40");
            place(bars, "overlap", "100");
        }
        face(chart);
    }

    /** Both series of a category on one line, the first category on top, their names clear of the bars. */
    private static void lie(XDDFBarChartData bars, XDDFCategoryAxis categories, XDDFValueAxis values) {
        bars.setBarDirection(BarDirection.BAR);
        bars.setBarGrouping(BarGrouping.CLUSTERED);
        categories.setOrientation(AxisOrientation.MAX_MIN);
        categories.setTickLabelPosition(AxisTickLabelPosition.LOW);
        // The order of the categories is turned round, and with it the side on which the values stand.
        values.setCrosses(AxisCrosses.MAX);
    }

    /** The library's small schema has no class for these elements, which come before the axes. */
    private static void place(CTBarChart bars, String element, String value) {
        try (XmlCursor cursor = bars.newCursor()) {
            cursor.toChild(CHARTS, "axId");
            cursor.beginElement(element, CHARTS);
            cursor.insertAttributeWithValue("val", value);
        }
    }

    /** Writes the chart in the workbook's face; without it Excel takes the theme's. */
    private static void face(XSSFChart chart) {
        CTTextBody text = chart.getCTChartSpace().addNewTxPr();
        text.addNewBodyPr();
        CTTextCharacterProperties properties = text.addNewP().addNewPPr().addNewDefRPr();
        properties.setSz(1000);
        properties.addNewLatin().setTypeface(Styles.FACE);
    }

    private XSSFRow row(int index) {
        XSSFRow row = target.getRow(index);
        return row == null ? target.createRow(index) : row;
    }

    /** Lines told apart by their marker and dash as well as by their colour. */
    private enum Stroke {
        SOLID("000091", MarkerStyle.CIRCLE, PresetLineDash.SOLID),
        DASHED("C9191E", MarkerStyle.SQUARE, PresetLineDash.DASH),
        DOTTED("18753C", MarkerStyle.TRIANGLE, PresetLineDash.SYSTEM_DOT);

        private static final double WIDTH_IN_POINTS = 2.25;

        private final XDDFColor colour;
        private final MarkerStyle marker;
        private final PresetLineDash dash;

        Stroke(String colour, MarkerStyle marker, PresetLineDash dash) {
            this.colour = XDDFColor.from(HexFormat.of().parseHex(colour));
            this.marker = marker;
            this.dash = dash;
        }

        void on(XDDFChartData.Series series) {
            XDDFSolidFillProperties fill = new XDDFSolidFillProperties(colour);
            if (!(series instanceof XDDFLineChartData.Series curve)) {
                series.setFillProperties(fill);
                return;
            }
            XDDFLineProperties line = new XDDFLineProperties(fill);
            line.setPresetDash(new XDDFPresetLineDash(dash));
            line.setWidth(WIDTH_IN_POINTS);
            curve.setSmooth(false);
            curve.setMarkerStyle(marker);
            curve.setLineProperties(line);
            XDDFShapeProperties inside = new XDDFShapeProperties();
            inside.setFillProperties(fill);
            inside.setLineProperties(new XDDFLineProperties(fill));
            curve.getCTLineSer().getMarker().setSpPr(inside.getXmlObject());
        }
    }
}
