package fr.mediation.bilan.report.xlsx;

import fr.mediation.bilan.report.model.Chart;
import java.util.HexFormat;
import java.util.List;
import org.apache.poi.xddf.usermodel.PresetLineDash;
import org.apache.poi.xddf.usermodel.XDDFColor;
import org.apache.poi.xddf.usermodel.XDDFLineProperties;
import org.apache.poi.xddf.usermodel.XDDFNoFillProperties;
import org.apache.poi.xddf.usermodel.XDDFPresetLineDash;
import org.apache.poi.xddf.usermodel.XDDFSolidFillProperties;
import org.apache.poi.xddf.usermodel.chart.AxisCrossBetween;
import org.apache.poi.xddf.usermodel.chart.AxisCrosses;
import org.apache.poi.xddf.usermodel.chart.AxisPosition;
import org.apache.poi.xddf.usermodel.chart.ChartTypes;
import org.apache.poi.xddf.usermodel.chart.MarkerStyle;
import org.apache.poi.xddf.usermodel.chart.ScatterStyle;
import org.apache.poi.xddf.usermodel.chart.XDDFDataSourcesFactory;
import org.apache.poi.xddf.usermodel.chart.XDDFScatterChartData;
import org.apache.poi.xddf.usermodel.chart.XDDFValueAxis;
import org.apache.poi.xssf.usermodel.XSSFChart;
import org.apache.xmlbeans.XmlCursor;
import org.openxmlformats.schemas.drawingml.x2006.chart.CTScatterSer;

/** Draws a funnel: points by their size, lines that limit them, and the names of those outside. */
final class FunnelWriter {
    private static final String POINTS = "000091";
    private static final String OUTSIDE = "C9191E";
    private static final List<String> LINES = List.of("929292", "6A6AF4", "161616", "6A6AF4", "929292");
    private static final List<PresetLineDash> DASHES = List.of(
            PresetLineDash.SYSTEM_DOT,
            PresetLineDash.DASH,
            PresetLineDash.SOLID,
            PresetLineDash.DASH,
            PresetLineDash.SYSTEM_DOT);
    private static final String CHARTS = "http://schemas.openxmlformats.org/drawingml/2006/chart";
    private static final String DRAWINGS = "http://schemas.openxmlformats.org/drawingml/2006/main";
    private static final String MARKER_POINTS = "7";
    /** The most that a share comes to, in percent. */
    private static final double WHOLE = 100;

    private static final double LINE_POINTS = 1.25;

    private final Chart source;
    private final ExcelTables tables;

    FunnelWriter(Chart source, ExcelTables tables) {
        this.source = source;
        this.tables = tables;
    }

    /** Draws into a chart that has a title and no axes yet. */
    void draw(XSSFChart chart) {
        XDDFValueAxis x = chart.createValueAxis(AxisPosition.BOTTOM);
        x.setTitle(source.xTitle());
        x.setMinimum(0);
        x.setCrossBetween(AxisCrossBetween.BETWEEN);
        XDDFValueAxis y = chart.createValueAxis(AxisPosition.LEFT);
        y.setTitle(source.yTitle());
        y.setCrosses(AxisCrosses.MIN);
        y.setCrossBetween(AxisCrossBetween.BETWEEN);
        XDDFScatterChartData data = (XDDFScatterChartData) chart.createData(ChartTypes.SCATTER, x, y);
        data.setStyle(ScatterStyle.LINE_MARKER);
        if (tables.largest(source.series()) == WHOLE) {
            y.setMaximum(WHOLE);
        }
        for (int number = 0; number <= LINES.size(); number++) {
            add(data, number);
        }
        chart.plot(data);
        CTScatterSer points =
                chart.getCTChart().getPlotArea().getScatterChartArray(0).getSerArray(0);
        try (XmlCursor cursor = points.getMarker().newCursor()) {
            cursor.toEndToken();
            marker(cursor, POINTS);
        }
        name(points);
    }

    private void add(XDDFScatterChartData data, int number) {
        Chart.Series series = source.series().get(number);
        XDDFScatterChartData.Series added = (XDDFScatterChartData.Series) data.addSeries(
                XDDFDataSourcesFactory.fromNumericCellRange(
                        tables.sheet(series.categories()), tables.cells(series.categories())),
                XDDFDataSourcesFactory.fromNumericCellRange(
                        tables.sheet(series.values()), tables.cells(series.values())));
        added.setTitle(series.name(), null);
        added.setSmooth(false);
        if (number == 0) {
            added.setMarkerStyle(MarkerStyle.CIRCLE);
            added.setLineProperties(new XDDFLineProperties(new XDDFNoFillProperties()));
        } else {
            added.setMarkerStyle(MarkerStyle.NONE);
            XDDFLineProperties line = new XDDFLineProperties(solid(LINES.get(number - 1)));
            line.setWidth(LINE_POINTS);
            line.setPresetDash(new XDDFPresetLineDash(DASHES.get(number - 1)));
            added.setLineProperties(line);
        }
    }

    private static XDDFSolidFillProperties solid(String colour) {
        return new XDDFSolidFillProperties(XDDFColor.from(HexFormat.of().parseHex(colour)));
    }

    /** Gives the points that are named another colour, and writes their names beside them. */
    private void name(CTScatterSer points) {
        List<Chart.Series> named =
                source.series().subList(LINES.size() + 1, source.series().size());
        int first = source.series().get(0).values().firstRow();
        // The library's small schema has no classes for single points and for their names.
        try (XmlCursor cursor = points.newCursor()) {
            cursor.toChild(CHARTS, "xVal");
            for (Chart.Series point : named) {
                cursor.beginElement("dPt", CHARTS);
                element(cursor, "idx", String.valueOf(point.values().firstRow() - first));
                cursor.beginElement("marker", CHARTS);
                element(cursor, "symbol", "circle");
                marker(cursor, OUTSIDE);
                cursor.toNextToken();
                element(cursor, "bubble3D", "0");
                cursor.beginElement("spPr", CHARTS);
                fill(cursor, OUTSIDE);
                cursor.toNextToken();
                cursor.toNextToken();
            }
            cursor.beginElement("dLbls", CHARTS);
            for (Chart.Series point : named) {
                cursor.beginElement("dLbl", CHARTS);
                element(cursor, "idx", String.valueOf(point.values().firstRow() - first));
                cursor.beginElement("tx", CHARTS);
                cursor.beginElement("rich", CHARTS);
                cursor.insertElement("bodyPr", DRAWINGS);
                cursor.beginElement("p", DRAWINGS);
                cursor.beginElement("r", DRAWINGS);
                cursor.insertElementWithText("t", DRAWINGS, point.name());
                for (int up = 0; up < 4; up++) {
                    cursor.toNextToken();
                }
                element(cursor, "dLblPos", "t");
                shown(cursor, "1");
                cursor.toNextToken();
            }
            shown(cursor, "0");
        }
    }

    private static void shown(XmlCursor cursor, String value) {
        element(cursor, "showLegendKey", "0");
        element(cursor, "showVal", value);
        element(cursor, "showCatName", "0");
        element(cursor, "showSerName", "0");
        element(cursor, "showPercent", "0");
        element(cursor, "showBubbleSize", "0");
    }

    /** The size and colour of a marker, into which the cursor points. */
    private static void marker(XmlCursor cursor, String colour) {
        element(cursor, "size", MARKER_POINTS);
        cursor.beginElement("spPr", CHARTS);
        fill(cursor, colour);
        cursor.beginElement("ln", DRAWINGS);
        fill(cursor, colour);
        cursor.toNextToken();
        cursor.toNextToken();
    }

    private static void fill(XmlCursor cursor, String colour) {
        cursor.beginElement("solidFill", DRAWINGS);
        cursor.beginElement("srgbClr", DRAWINGS);
        cursor.insertAttributeWithValue("val", colour);
        cursor.toNextToken();
        cursor.toNextToken();
    }

    private static void element(XmlCursor cursor, String name, String value) {
        cursor.beginElement(name, CHARTS);
        cursor.insertAttributeWithValue("val", value);
        cursor.toNextToken();
    }
}
