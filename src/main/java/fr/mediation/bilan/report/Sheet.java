package fr.mediation.bilan.report;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * One sheet of a report.
 *
 * @param name the name on its tab, at most 31 characters
 * @param title its title
 * @param notes what the reader must know first, above the tables
 * @param layout how it is printed
 * @param tables its tables, from top to bottom
 * @param remarks sentences under the tables
 * @param chartOrNull the chart beside the tables, null where there is none
 */
public record Sheet(
        String name,
        String title,
        List<String> notes,
        Layout layout,
        List<Table> tables,
        List<String> remarks,
        Chart chartOrNull) {

    /** Keeps copies of the lists. */
    public Sheet {
        notes = List.copyOf(notes);
        tables = List.copyOf(tables);
        remarks = List.copyOf(remarks);
    }

    /** How a sheet falls on A4 paper. */
    public enum Layout {
        /** Everything on one upright page. */
        ONE_PAGE,
        /** Upright, as wide as the page, as many pages as the rows need. */
        PORTRAIT,
        /** Lying, as wide as the page, as many pages as the rows need. */
        LANDSCAPE,
        /** Lying, one page for each group of columns, the first column repeated. */
        PAGE_PER_GROUP
    }

    /** The sheet with more to be known first. */
    Sheet with(List<String> moreNotes) {
        return new Sheet(
                name,
                title,
                Stream.concat(notes.stream(), moreNotes.stream()).toList(),
                layout,
                tables,
                remarks,
                chartOrNull);
    }

    /**
     * The chart.
     *
     * @return empty where there is none
     */
    public Optional<Chart> chart() {
        return Optional.ofNullable(chartOrNull);
    }
}
