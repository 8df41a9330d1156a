package fr.mediation.bilan.mutation;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.BiPredicate;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/**
 * Some lines of a file as their producer sees them. Dates are written {@code 28/03/2016}, decimals {@code 7,5}.
 *
 * @param name the file's name without its ending
 * @param header the names of the columns
 * @param rows the lines, each as long as the header
 */
record Table(String name, List<String> header, List<List<String>> rows) {
    Table {
        header = List.copyOf(header);
        rows = rows.stream().map(List::copyOf).toList();
    }

    int columns() {
        return header.size();
    }

    Table withRows(List<List<String>> others) {
        return new Table(name, header, others);
    }

    Table withHeader(UnaryOperator<String> change) {
        return new Table(name, header.stream().map(change).toList(), rows);
    }

    /** Each cell changed by its column's name and its text. */
    Table withCells(BiFunction<String, String, String> change) {
        return withRows(rows.stream()
                .map(row -> IntStream.range(0, columns())
                        .mapToObj(i -> change.apply(header.get(i), row.get(i)))
                        .toList())
                .toList());
    }

    /** The cells of some columns changed. */
    Table withCells(Predicate<String> columns, UnaryOperator<String> change) {
        return withCells((column, cell) -> columns.test(column) ? change.apply(cell) : cell);
    }

    /** About a third of the cells of a kind changed; the kind depends on the column's name and the text. */
    Table withSomeCells(RandomGenerator random, BiPredicate<String, String> kind, UnaryOperator<String> change) {
        return withCells(
                (column, cell) -> kind.test(column, cell) && random.nextInt(3) == 0 ? change.apply(cell) : cell);
    }

    /** Another column at some place. */
    Table withColumn(int at, String name, List<String> cells) {
        List<String> names = new ArrayList<>(header);
        names.add(at, name);
        List<List<String>> longer = new ArrayList<>();
        for (int i = 0; i < rows.size(); i++) {
            List<String> row = new ArrayList<>(rows.get(i));
            row.add(at, cells.get(i));
            longer.add(row);
        }
        return new Table(this.name, names, longer);
    }

    /** Another line at some place. */
    Table withRow(int at, List<String> row) {
        List<List<String>> longer = new ArrayList<>(rows);
        longer.add(at, row);
        return withRows(longer);
    }

    List<String> column(String column) {
        int at = header.indexOf(column);
        return at < 0 ? List.of() : rows.stream().map(row -> row.get(at)).toList();
    }

    List<String> emptyRow() {
        return IntStream.range(0, columns()).mapToObj(i -> "").toList();
    }
}
