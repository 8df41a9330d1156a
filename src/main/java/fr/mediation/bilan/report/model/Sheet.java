package fr.mediation.bilan.report.model;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One sheet of a report. It holds one table at most, so that a machine can load it and a screen reader can say where in it
 * the reader is (Government Statistical Service, <i>Releasing statistics in spreadsheets</i>).
 *
 * @param name the name on its tab, at most 31 characters
 * @param about what it answers, in a sentence
 * @param title its title
 * @param notes what the reader must know first, above the table
 * @param lines single figures, above the table
 * @param layout how it is printed
 * @param table its table, null where there is nothing to list: the notes then say why
 * @param remarks sentences under the table
 * @param charts the charts under them
 * @param picture the picture beside the charts, null where there is none
 * @param legend what the marks mean, last
 */
public record Sheet(
        String name,
        String about,
        String title,
        List<String> notes,
        List<Line> lines,
        Layout layout,
        @Nullable Table table,
        List<String> remarks,
        List<Chart> charts,
        @Nullable Picture picture,
        List<String> legend) {

    /** Keeps copies of the lists. */
    public Sheet {
        notes = List.copyOf(notes);
        lines = List.copyOf(lines);
        remarks = List.copyOf(remarks);
        charts = List.copyOf(charts);
        legend = List.copyOf(legend);
    }

    /** How a sheet falls on A4 paper. */
    public enum Layout {
        /** Everything on one upright page. */
        ONE_PAGE,
        /** Upright as long as it can be read so, as wide as the page, as many pages as the rows need. */
        PORTRAIT,
        /** Lying unless an upright page has room for it, as wide as the page, as many pages as the rows need. */
        LANDSCAPE,
        /** Lying, one page for each group of columns, the first column repeated. */
        PAGE_PER_GROUP,
        /** A long table for pivots and programs: nobody prints it, and only its head is. */
        DATA
    }

    /**
     * A single figure.
     *
     * @param label what it is
     * @param cell the figure
     */
    public record Line(String label, Cell cell) {}

    /** A sheet that holds nothing yet. */
    public static Sheet of(String name, String about, String title, Layout layout) {
        return new Sheet(name, about, title, List.of(), List.of(), layout, null, List.of(), List.of(), null, List.of());
    }

    /** The sheet with more to be known first. */
    public Sheet notes(List<String> more) {
        return new Sheet(
                name, about, title, joined(notes, more), lines, layout, table, remarks, charts, picture, legend);
    }

    /** The sheet with single figures above its table. */
    public Sheet lines(List<Line> figures) {
        return new Sheet(name, about, title, notes, figures, layout, table, remarks, charts, picture, legend);
    }

    /** The sheet with its table, unless that has no rows: an empty one says nothing. */
    public Sheet table(Table table) {
        Table shown = table.rows().isEmpty() ? null : table;
        return new Sheet(name, about, title, notes, lines, layout, shown, remarks, charts, picture, legend);
    }

    /** The sheet with sentences under its table. */
    public Sheet remarks(List<String> sentences) {
        return new Sheet(name, about, title, notes, lines, layout, table, sentences, charts, picture, legend);
    }

    /** The sheet with charts under its table. */
    public Sheet charts(List<Chart> drawn) {
        return new Sheet(name, about, title, notes, lines, layout, table, remarks, drawn, picture, legend);
    }

    /** The sheet with a picture beside its charts. */
    public Sheet picture(Picture picture) {
        return new Sheet(name, about, title, notes, lines, layout, table, remarks, charts, picture, legend);
    }

    /** The sheet with what its marks mean. */
    public Sheet legend(List<String> sentences) {
        return new Sheet(name, about, title, notes, lines, layout, table, remarks, charts, picture, sentences);
    }

    private static List<String> joined(List<String> first, List<String> second) {
        return Stream.concat(first.stream(), second.stream()).toList();
    }

    /** Every cell of the sheet. */
    public Stream<Cell> cells() {
        return Stream.concat(
                lines.stream().map(Line::cell),
                Optional.ofNullable(table()).stream().flatMap(Table::cells));
    }
}
