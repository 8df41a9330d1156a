package fr.mediation.bilan.report.xlsx;

import fr.mediation.bilan.report.model.Chart;
import java.util.HexFormat;
import java.util.List;
import org.apache.poi.xddf.usermodel.XDDFColor;
import org.apache.poi.xddf.usermodel.XDDFSolidFillProperties;
import org.apache.poi.xddf.usermodel.chart.AxisCrossBetween;
import org.apache.poi.xddf.usermodel.chart.AxisCrosses;
import org.apache.poi.xddf.usermodel.chart.AxisOrientation;
import org.apache.poi.xddf.usermodel.chart.AxisPosition;
import org.apache.poi.xddf.usermodel.chart.AxisTickLabelPosition;
import org.apache.poi.xddf.usermodel.chart.BarDirection;
import org.apache.poi.xddf.usermodel.chart.BarGrouping;
import org.apache.poi.xddf.usermodel.chart.ChartTypes;
import org.apache.poi.xddf.usermodel.chart.LegendPosition;
import org.apache.poi.xddf.usermodel.chart.XDDFBarChartData;
import org.apache.poi.xddf.usermodel.chart.XDDFCategoryAxis;
import org.apache.poi.xddf.usermodel.chart.XDDFDataSourcesFactory;
import org.apache.poi.xddf.usermodel.chart.XDDFValueAxis;
import org.apache.poi.xssf.usermodel.XSSFChart;
import org.apache.poi.xssf.usermodel.XSSFClientAnchor;
import org.apache.poi.xssf.usermodel.XSSFDrawing;
import org.apache.xmlbeans.XmlCursor;
import org.openxmlformats.schemas.drawingml.x2006.chart.CTBarChart;
import org.openxmlformats.schemas.drawingml.x2006.chart.CTBarSer;
import org.openxmlformats.schemas.drawingml.x2006.chart.CTDLbls;
import org.openxmlformats.schemas.drawingml.x2006.chart.CTNumFmt;
import org.openxmlformats.schemas.drawingml.x2006.main.CTNonVisualDrawingProps;
import org.openxmlformats.schemas.drawingml.x2006.main.CTTextBody;
import org.openxmlformats.schemas.drawingml.x2006.main.CTTextCharacterProperties;

/** Draws a chart of the cells of tables. */
final class ChartWriter {
    private static final String CHARTS = "http://schemas.openxmlformats.org/drawingml/2006/chart";

    /** Blue France and red Marianne of the State's design system: distinct by lightness too. */
    private static final List<String> COLOURS = List.of("000091", "F95C5E");

    /** Above more columns than these the numbers would overlap. */
    private static final int MOST_LABELS = 6;

    private final Chart source;
    private final ExcelTables tables;
    private final String wholeNumber;
    private final boolean vertical;

    /**
     * A writer of a chart.
     *
     * @param source the chart
     * @param tables the places of the tables whose cells it draws
     * @param wholeNumber the number format of its axis
     */
    ChartWriter(Chart source, ExcelTables tables, String wholeNumber) {
        this.source = source;
        this.tables = tables;
        this.wholeNumber = wholeNumber;
        vertical = source.form() == Chart.Form.COLUMNS;
    }

    void draw(XSSFDrawing drawing, XSSFClientAnchor anchor) {
        XSSFChart chart = drawing.createChart(anchor);
        CTNonVisualDrawingProps frame = chart.getGraphicFrame()
                .getCTGraphicalObjectFrame()
                .getNvGraphicFramePr()
                .getCNvPr();
        frame.setName(source.title());
        frame.setDescr(source.description());
        chart.getCTChartSpace().addNewRoundedCorners().setVal(false);
        chart.setTitleText(source.title());
        chart.setTitleOverlay(false);
        if (source.series().size() > 1) {
            chart.getOrAddLegend().setPosition(LegendPosition.BOTTOM);
        }
        if (source.form() == Chart.Form.FUNNEL) {
            new FunnelWriter(source, tables).draw(chart);
            font(chart);
            return;
        }
        XDDFCategoryAxis x = chart.createCategoryAxis(vertical ? AxisPosition.BOTTOM : AxisPosition.LEFT);
        x.setTitle(source.xTitle());
        XDDFValueAxis y = chart.createValueAxis(vertical ? AxisPosition.LEFT : AxisPosition.BOTTOM);
        y.setTitle(source.yTitle());
        y.setCrosses(AxisCrosses.AUTO_ZERO);
        // Otherwise Excel cuts the first and the last column in half.
        y.setCrossBetween(AxisCrossBetween.BETWEEN);
        y.setNumberFormat(wholeNumber);
        chart.getCTChart().getPlotArea().getValAxArray(0).getNumFmt().setSourceLinked(false);
        if (source.form() != Chart.Form.TORNADO) {
            // A bar that does not start at zero shows a change larger than it is.
            y.setMinimum(0);
        }
        XDDFBarChartData bars = (XDDFBarChartData) chart.createData(ChartTypes.BAR, x, y);
        bars.setVaryColors(false);
        bars.setBarDirection(vertical ? BarDirection.COL : BarDirection.BAR);
        bars.setBarGrouping(BarGrouping.CLUSTERED);
        for (int series = 0; series < source.series().size(); series++) {
            add(bars, series);
        }
        if (!vertical) {
            horizontal(x, y);
        }
        chart.plot(bars);
        CTBarChart drawn = chart.getCTChart().getPlotArea().getBarChartArray(0);
        insert(drawn, "gapWidth", vertical ? "80" : "40");
        if (source.form() == Chart.Form.TORNADO) {
            insert(drawn, "overlap", "100");
        } else if (categories() <= (vertical ? MOST_LABELS : Integer.MAX_VALUE)) {
            drawn.getSerList().forEach(this::label);
            if (!vertical) {
                y.setMajorUnit(step(Math.max(1, tables.largest(source.series()))));
            }
        }
        font(chart);
    }

    private void add(XDDFBarChartData bars, int number) {
        Chart.Series series = source.series().get(number);
        XDDFBarChartData.Series added = (XDDFBarChartData.Series) bars.addSeries(
                XDDFDataSourcesFactory.fromStringCellRange(
                        tables.sheet(series.categories()), tables.cells(series.categories())),
                XDDFDataSourcesFactory.fromNumericCellRange(
                        tables.sheet(series.values()), tables.cells(series.values())));
        added.setTitle(series.name(), null);
        // Otherwise Excel may draw what is below zero in white.
        added.setInvertIfNegative(false);
        added.setFillProperties(new XDDFSolidFillProperties(
                XDDFColor.from(HexFormat.of().parseHex(COLOURS.get(number % COLOURS.size())))));
    }

    /** One, two or five times a power of ten, so that the few numbers of a short axis do not overlap. */
    private static double step(double largest) {
        double power = Math.pow(10, Math.floor(Math.log10(largest)));
        double digits = largest / power;
        return (digits <= 2 ? 1 : digits <= 4 ? 2 : 5) * power;
    }

    private int categories() {
        Chart.Range values = source.series().get(0).values();
        return Math.max(values.lastRow() - values.firstRow(), values.lastColumn() - values.firstColumn()) + 1;
    }

    /** Writes each number beside its bar: on paper it cannot be read from the axis. */
    private void label(CTBarSer bars) {
        CTDLbls labels = bars.addNewDLbls();
        CTNumFmt format = labels.addNewNumFmt();
        format.setFormatCode(wholeNumber);
        format.setSourceLinked(false);
        labels.addNewShowLegendKey().setVal(false);
        labels.addNewShowVal().setVal(true);
        labels.addNewShowCatName().setVal(false);
        labels.addNewShowSerName().setVal(false);
        labels.addNewShowPercent().setVal(false);
        labels.addNewShowBubbleSize().setVal(false);
    }

    /** Both series of a category on one line, the first category on top, the names beside the bars. */
    private static void horizontal(XDDFCategoryAxis categories, XDDFValueAxis values) {
        categories.setOrientation(AxisOrientation.MAX_MIN);
        categories.setTickLabelPosition(AxisTickLabelPosition.LOW);
        // The order of the categories is reversed, and with it the side of the axis of values.
        values.setCrosses(AxisCrosses.MAX);
    }

    /** The library's small schema has no class for these elements, which come before the axes. */
    private static void insert(CTBarChart bars, String element, String value) {
        try (XmlCursor cursor = bars.newCursor()) {
            cursor.toChild(CHARTS, "axId");
            cursor.beginElement(element, CHARTS);
            cursor.insertAttributeWithValue("val", value);
        }
    }

    /** Writes the chart in the workbook's font; without it Excel takes the theme's. */
    private static void font(XSSFChart chart) {
        CTTextBody text = chart.getCTChartSpace().addNewTxPr();
        text.addNewBodyPr();
        CTTextCharacterProperties properties = text.addNewP().addNewPPr().addNewDefRPr();
        properties.setSz(900);
        properties.addNewLatin().setTypeface(Styles.FONT);
    }
}
