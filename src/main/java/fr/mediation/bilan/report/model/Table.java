package fr.mediation.bilan.report.model;

import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * The table of a sheet: one row per thing, every row as wide as the columns, no cell left empty.
 *
 * @param columns the columns, no two of one name
 * @param rows the rows
 */
public record Table(List<Column> columns, List<Row> rows) {

    /** Keeps copies, and refuses ragged rows, empty cells and columns of the same name. */
    public Table {
        columns = List.copyOf(columns);
        rows = List.copyOf(rows);
        if (columns.stream().map(Column::header).distinct().count() < columns.size()) {
            throw new IllegalArgumentException("two columns have the same name: " + columns);
        }
        for (Row row : rows) {
            if (row.cells().size() != columns.size()) {
                throw new IllegalArgumentException(
                        "a row has " + row.cells().size() + " cells under " + columns.size() + " columns");
            }
            if (row.cells().contains(new Cell.Text(""))) {
                throw new IllegalArgumentException("a cell says neither a value nor why there is none: " + row);
            }
        }
    }

    /** The columns of some names, in that order; those that the table does not have are passed over. */
    public Table only(List<String> headers) {
        List<String> own = columns.stream().map(Column::header).toList();
        List<Integer> kept =
                headers.stream().filter(own::contains).map(own::indexOf).toList();
        return new Table(
                kept.stream().map(columns::get).toList(),
                rows.stream()
                        .map(row -> new Row(kept.stream().map(row.cells()::get).toList(), row.total()))
                        .toList());
    }

    /** The rows of which something is true. */
    public Table where(Predicate<Row> holds) {
        return new Table(columns, rows.stream().filter(holds).toList());
    }

    /** Every cell, row by row. */
    public Stream<Cell> cells() {
        return rows.stream().flatMap(row -> row.cells().stream());
    }

    /** How much room a column may take. */
    public enum Kind {
        /** Numbers, dates and marks. */
        NUMBER,
        /** A name or a word. */
        NAME,
        /** Sentences. */
        PROSE,
        /** Sentences that have the page to themselves. */
        WIDE
    }

    /**
     * A column.
     *
     * @param header what its cells are, with the unit
     * @param kind what its cells hold
     * @param group the heading over this column and the next ones, which also starts a printed page; empty where it goes
     *     on
     */
    public record Column(String header, Kind kind, String group) {
        /**
         * A column under no heading.
         *
         * @param header what its cells are, with the unit
         * @param kind what its cells hold
         */
        public Column(String header, Kind kind) {
            this(header, kind, "");
        }
    }

    /**
     * A row.
     *
     * @param cells its cells
     * @param total whether it sums up the others, and stands out
     */
    public record Row(List<Cell> cells, boolean total) {
        /** Keeps a copy. */
        public Row {
            cells = List.copyOf(cells);
        }

        /**
         * An ordinary row.
         *
         * @param cells its cells
         */
        public Row(List<Cell> cells) {
            this(cells, false);
        }
    }
}
