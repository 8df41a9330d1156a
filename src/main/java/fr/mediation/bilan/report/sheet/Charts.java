package fr.mediation.bilan.report.sheet;

import fr.mediation.bilan.fact.Dimension;
import fr.mediation.bilan.indicator.Indicator;
import fr.mediation.bilan.report.content.Wording;
import fr.mediation.bilan.report.model.Chart;
import fr.mediation.bilan.report.model.Chart.Range;
import fr.mediation.bilan.report.model.Table;
import java.util.List;

/** The charts that several sheets draw of their tables. */
record Charts(Wording wording) {
    /**
     * A row of a table through years, in columns.
     *
     * @param sheet the sheet's name
     * @param table its table
     * @param row the row, from 0
     * @param years the first and the last year, each a column of the table
     * @param indicator what the row is about
     * @param title the chart's title
     */
    Chart throughYears(String sheet, Table table, int row, List<String> years, Indicator indicator, String title) {
        int first = table.indexOf(years.get(0));
        int last = table.indexOf(years.get(1));
        String name = wording.label(indicator);
        return new Chart(
                Chart.Form.COLUMNS,
                title,
                wording.say("trends.chart-description", name, years.get(0), years.get(1), sheet),
                wording.say("trends.year"),
                wording.unit(indicator.unit()),
                List.of(new Chart.Series(
                        name, Range.row(sheet, Range.HEADER, first, last), Range.row(sheet, row, first, last))));
    }

    /**
     * The parts of a whole, in bars.
     *
     * @param names the cells that name them
     * @param numbers the cells of their numbers
     * @param dimension what the whole is broken down by
     * @param series what the numbers are
     * @param unit the title of their axis
     * @param title the chart's title
     */
    Chart byCategory(Range names, Range numbers, Dimension dimension, String series, String unit, String title) {
        return new Chart(
                Chart.Form.BARS,
                title,
                wording.say("theme.parts-description", title, numbers.sheet()),
                wording.dimension(dimension),
                unit,
                List.of(new Chart.Series(series, names, numbers)));
    }
}
