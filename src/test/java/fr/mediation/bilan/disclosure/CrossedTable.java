package fr.mediation.bilan.disclosure;

import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/** A table of counts with one dimension or more and all its margins. A cell's number comes from its coordinates, 0 the total. */
final class CrossedTable {
    private final int[] sizes;
    private final double[] values;
    private final LinkedTables tables;

    /**
     * A table.
     *
     * @param sizes how many categories each dimension has, the total not counted
     * @param inner the value of each inner cell by its coordinates, from 1
     */
    CrossedTable(int[] sizes, ToDoubleFunction<int[]> inner) {
        this.sizes = sizes.clone();
        int cells = Arrays.stream(sizes).map(size -> size + 1).reduce(1, (a, b) -> a * b);
        this.values = new double[cells];
        for (int cell = 0; cell < cells; cell++) {
            int[] at = coordinates(cell);
            if (Arrays.stream(at).allMatch(one -> one > 0)) {
                double value = inner.applyAsDouble(at);
                addToMargins(at, 0, value);
            }
        }
        LinkedTables.Builder builder = LinkedTables.builder();
        IntStream.range(0, cells).forEach(cell -> builder.count());
        for (int cell = 0; cell < cells; cell++) {
            for (int dimension = 0; dimension < sizes.length; dimension++) {
                int[] at = coordinates(cell);
                if (at[dimension] == 0) {
                    builder.total(cell, parts(at, dimension));
                }
            }
        }
        this.tables = builder.build();
    }

    private int[] parts(int[] total, int dimension) {
        return IntStream.rangeClosed(1, sizes[dimension])
                .map(category -> {
                    int[] part = total.clone();
                    part[dimension] = category;
                    return cell(part);
                })
                .toArray();
    }

    private void addToMargins(int[] at, int dimension, double value) {
        if (dimension == sizes.length) {
            values[cell(at)] += value;
            return;
        }
        addToMargins(at, dimension + 1, value);
        int[] margin = at.clone();
        margin[dimension] = 0;
        addToMargins(margin, dimension + 1, value);
    }

    int cell(int... at) {
        int cell = 0;
        for (int dimension = 0; dimension < sizes.length; dimension++) {
            cell = cell * (sizes[dimension] + 1) + at[dimension];
        }
        return cell;
    }

    private int[] coordinates(int cell) {
        int[] at = new int[sizes.length];
        int left = cell;
        for (int dimension = sizes.length - 1; dimension >= 0; dimension--) {
            at[dimension] = left % (sizes[dimension] + 1);
            left /= sizes[dimension] + 1;
        }
        return at;
    }

    LinkedTables tables() {
        return tables;
    }

    double[] values() {
        return values;
    }

    /** The problem in which counts from 1 to below a threshold are hidden and zeros are published. */
    ProtectionProblem problem(int threshold, List<BitSet> insiders) {
        return Problems.hidingBelow(threshold, tables, values, insiders);
    }

    /** For each inner cell with one unit, somebody who knows it, and the totals in which nobody else is. */
    List<BitSet> singletons() {
        return IntStream.range(0, values.length)
                .filter(cell -> values[cell] == 1 && isInner(coordinates(cell)))
                .mapToObj(this::knownIn)
                .toList();
    }

    private static boolean isInner(int[] at) {
        return Arrays.stream(at).allMatch(one -> one > 0);
    }

    private BitSet knownIn(int inner) {
        int[] at = coordinates(inner);
        BitSet known = new BitSet();
        for (int cell = 0; cell < values.length; cell++) {
            int[] other = coordinates(cell);
            if (values[cell] == 1
                    && IntStream.range(0, at.length).allMatch(one -> other[one] == 0 || other[one] == at[one])) {
                known.set(cell);
            }
        }
        return known;
    }
}
