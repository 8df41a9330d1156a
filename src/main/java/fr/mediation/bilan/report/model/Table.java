package fr.mediation.bilan.report.model;

import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The table of a sheet: one row per thing, every row as wide as the columns, no cell left empty.
 *
 * @param columns the columns, no two with the same id or header
 * @param rows the rows
 */
public record Table(List<Column> columns, List<Row> rows) {

    /** Keeps copies, and refuses ragged rows, empty cells and columns of the same name. */
    public Table {
        columns = List.copyOf(columns);
        rows = List.copyOf(rows);
        if (distinct(columns, Column::id) < columns.size() || distinct(columns, Column::header) < columns.size()) {
            throw new IllegalArgumentException("two columns have the same id or header: " + columns);
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

    private static long distinct(List<Column> columns, Function<Column, String> property) {
        return columns.stream().map(property).distinct().count();
    }

    /**
     * {@return the place of a column, from 0}
     *
     * @param id the column's id
     * @throws IllegalArgumentException if there is no such column
     */
    public int indexOf(String id) {
        return IntStream.range(0, columns.size())
                .filter(index -> columns.get(index).id().equals(id))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no column " + id + " among " + columns));
    }

    /**
     * {@return whether there is a column}
     *
     * @param id its id
     */
    public boolean has(String id) {
        return columns.stream().anyMatch(column -> column.id().equals(id));
    }

    /**
     * {@return the same rows with some of the columns}
     *
     * @param ids the columns' ids, in the order they are shown
     * @throws IllegalArgumentException if there is no such column
     */
    public Table only(List<String> ids) {
        List<Integer> kept = ids.stream().map(this::indexOf).toList();
        return new Table(
                kept.stream().map(columns::get).toList(),
                rows.stream()
                        .map(row -> new Row(kept.stream().map(row.cells()::get).toList(), row.total()))
                        .toList());
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
     * @param id what it is called in code, whatever the reader's language
     * @param header what its cells are, with the unit
     * @param kind what its cells hold
     * @param group the heading over this column and the next ones, which also starts a printed page; empty where the
     *     heading before goes on
     */
    public record Column(String id, String header, Kind kind, String group) {
        /**
         * A column under no heading of its own.
         *
         * @param id what it is called in code
         * @param header what its cells are, with the unit
         * @param kind what its cells hold
         */
        public Column(String id, String header, Kind kind) {
            this(id, header, kind, "");
        }
    }

    /**
     * A row.
     *
     * @param cells its cells
     * @param total whether it sums up the others, and is emphasised
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
