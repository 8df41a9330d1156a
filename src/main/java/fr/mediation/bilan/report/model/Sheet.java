package fr.mediation.bilan.report.model;

import java.util.ArrayList;
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
 * @param layout how it is printed
 * @param sentences what it says beside its figures
 * @param lines single figures, above the table
 * @param table its table, null where there is nothing to list: the notes then say why
 * @param charts the charts under the table
 * @param picture the picture beside the charts, null where there is none
 */
public record Sheet(
        String name,
        String about,
        String title,
        Layout layout,
        Sentences sentences,
        List<Line> lines,
        @Nullable Table table,
        List<Chart> charts,
        @Nullable Picture picture) {

    /** Keeps copies of the lists. */
    public Sheet {
        lines = List.copyOf(lines);
        charts = List.copyOf(charts);
    }

    /** How a sheet falls on A4 paper. */
    public enum Layout {
        /** Everything on one page, in portrait. */
        ONE_PAGE,
        /** In portrait as long as it can be read so, as wide as the page, as many pages as the rows need. */
        PORTRAIT,
        /** In landscape unless a page in portrait has room for it, as wide as the page, as many pages as the rows need. */
        LANDSCAPE,
        /** In landscape, one page for each group of columns, the first column repeated. */
        PAGE_PER_GROUP,
        /** A long table for pivots and programs, of which only the first page is printed. */
        DATA
    }

    /**
     * What a sheet says beside its figures.
     *
     * @param notes what the reader must know first, above the table
     * @param remarks sentences under the table
     * @param legend what the marks mean, last
     */
    public record Sentences(List<String> notes, List<String> remarks, List<String> legend) {
        /** Keeps copies of the lists. */
        public Sentences {
            notes = List.copyOf(notes);
            remarks = List.copyOf(remarks);
            legend = List.copyOf(legend);
        }
    }

    /**
     * A single figure.
     *
     * @param label what it is
     * @param cell the figure
     */
    public record Line(String label, Cell cell) {}

    /** What the reader must know first. */
    public List<String> notes() {
        return sentences.notes();
    }

    /** The sentences under the table. */
    public List<String> remarks() {
        return sentences.remarks();
    }

    /** What the marks mean. */
    public List<String> legend() {
        return sentences.legend();
    }

    /** Every cell of the sheet. */
    public Stream<Cell> cells() {
        return Stream.concat(
                lines.stream().map(Line::cell),
                Optional.ofNullable(table).stream().flatMap(Table::cells));
    }

    /** A sheet in the making. Sentences are added to those it has; all else is set once. */
    public static final class Draft {
        private final String name;
        private final String about;
        private final String title;
        private final Layout layout;
        private final List<String> notes = new ArrayList<>();
        private final List<String> remarks = new ArrayList<>();
        private final List<String> legend = new ArrayList<>();
        private List<Line> lines = List.of();
        private @Nullable Table table;
        private List<Chart> charts = List.of();
        private @Nullable Picture picture;

        /** A sheet that holds nothing yet. */
        public Draft(String name, String about, String title, Layout layout) {
            this.name = name;
            this.about = about;
            this.title = title;
            this.layout = layout;
        }

        /** Adds what the reader must know first. */
        public Draft notes(List<String> more) {
            notes.addAll(more);
            return this;
        }

        /** Adds sentences under the table. */
        public Draft remarks(List<String> more) {
            remarks.addAll(more);
            return this;
        }

        /** Adds what the marks mean. */
        public Draft legend(List<String> more) {
            legend.addAll(more);
            return this;
        }

        /** Sets the single figures above the table. */
        public Draft lines(List<Line> figures) {
            lines = figures;
            return this;
        }

        /** Sets the table, unless it has no rows: an empty one says nothing. */
        public Draft table(Table shown) {
            table = shown.rows().isEmpty() ? null : shown;
            return this;
        }

        /** Sets the charts under the table. */
        public Draft charts(List<Chart> drawn) {
            charts = drawn;
            return this;
        }

        /** Sets the picture beside the charts. */
        public Draft picture(Picture shown) {
            picture = shown;
            return this;
        }

        /** The sheet. */
        public Sheet sheet() {
            return new Sheet(
                    name, about, title, layout, new Sentences(notes, remarks, legend), lines, table, charts, picture);
        }
    }
}
