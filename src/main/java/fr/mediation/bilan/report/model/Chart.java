package fr.mediation.bilan.report.model;

import java.util.List;

/**
 * A chart of the cells of tables: it changes when a reader changes a figure.
 *
 * @param form how it draws them
 * @param title its title
 * @param description what it shows, for readers who cannot see it
 * @param xTitle the title of the axis of the categories
 * @param yTitle the title of the axis of the values
 * @param series what it draws
 */
public record Chart(Form form, String title, String description, String xTitle, String yTitle, List<Series> series) {

    /** Keeps a copy of the series. */
    public Chart {
        series = List.copyOf(series);
    }

    /** How a chart draws its numbers. */
    public enum Form {
        /** Vertical columns, one group for each category, from zero: for values that are not below it. */
        COLUMNS,
        /** Horizontal bars from zero, the first category on top. */
        BARS,
        /** Horizontal bars on both sides of zero, the first category on top: a tornado. */
        TORNADO,
        /**
         * A funnel: points whose place is two numbers, the first series, and those of the others that have one cell alone,
         * with their names; lines through the points of the others.
         */
        FUNNEL
    }

    /**
     * What is drawn in one colour.
     *
     * @param name what it is called
     * @param categories the cells that name its numbers, or that say how far to the right they stand
     * @param values the cells of its numbers, as many
     */
    public record Series(String name, Range categories, Range values) {}

    /**
     * Cells of a sheet's table, counted from 0 at its first row and column.
     *
     * @param sheet the sheet's name
     * @param firstRow the first row, {@link #HEADER} for the header
     * @param lastRow the last row
     * @param firstColumn the first column
     * @param lastColumn the last column
     */
    public record Range(String sheet, int firstRow, int lastRow, int firstColumn, int lastColumn) {
        /** The row of the columns' names. */
        public static final int HEADER = -1;

        /** Some cells of one row. */
        public static Range row(String sheet, int row, int firstColumn, int lastColumn) {
            return new Range(sheet, row, row, firstColumn, lastColumn);
        }

        /** Some cells of one column. */
        public static Range column(String sheet, int firstRow, int lastRow, int column) {
            return new Range(sheet, firstRow, lastRow, column, column);
        }
    }
}
