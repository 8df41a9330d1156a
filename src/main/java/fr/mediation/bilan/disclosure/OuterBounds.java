package fr.mediation.bilan.disclosure;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Deque;

/**
 * Bounds that no values that fit go beyond, found without a solver: what a sum leaves to one of its cells when the others are as
 * small or as large as they can be, again and again. They need not be reached, so that they prove a cell large enough to be known,
 * and never that it is unknown.
 */
final class OuterBounds {
    /** Bounds that creep towards each other are left where they are: those that are found are found in a few steps. */
    private static final int MOST_VISITS = 12;

    private final LinkedTables tables;
    private final double[] least;
    private final double[] greatest;

    /**
     * Finds them.
     *
     * @param tables what holds
     * @param values the values of the cells that are known; anything for the others
     * @param unknown the others
     */
    OuterBounds(LinkedTables tables, double[] values, BitSet unknown) {
        this.tables = tables;
        this.least = values.clone();
        this.greatest = values.clone();
        unknown.stream().forEach(cell -> {
            least[cell] = tables.least(cell);
            greatest[cell] = tables.greatest(cell);
        });
        tighten(unknown);
    }

    double least(int cell) {
        return least[cell];
    }

    double greatest(int cell) {
        return greatest[cell];
    }

    private void tighten(BitSet unknown) {
        Deque<Integer> waiting = new ArrayDeque<>();
        BitSet isWaiting = new BitSet();
        int[] visits = new int[tables.relations().size()];
        unknown.stream()
                .flatMap(cell -> Arrays.stream(tables.relationsOf(cell)))
                .filter(relation -> !isWaiting.get(relation))
                .forEach(relation -> {
                    isWaiting.set(relation);
                    waiting.add(relation);
                });
        while (!waiting.isEmpty()) {
            int number = waiting.remove();
            isWaiting.clear(number);
            if (++visits[number] <= MOST_VISITS) {
                BitSet changed = tighten(tables.relations().get(number), unknown);
                changed.stream()
                        .flatMap(cell -> Arrays.stream(tables.relationsOf(cell)))
                        .filter(relation -> relation != number && !isWaiting.get(relation))
                        .forEach(relation -> {
                            isWaiting.set(relation);
                            waiting.add(relation);
                        });
            }
        }
    }

    /** The cells of which one relation tells more than was known. */
    private BitSet tighten(LinkedTables.Relation relation, BitSet unknown) {
        Extent smallest = new Extent();
        Extent largest = new Extent();
        for (int position = 0; position < relation.size(); position++) {
            smallest.add(end(relation, position, false));
            largest.add(end(relation, position, true));
        }
        BitSet changed = new BitSet();
        for (int position = 0; position < relation.size(); position++) {
            int cell = relation.cell(position);
            if (unknown.get(cell)) {
                double coefficient = relation.coefficient(position);
                double most = relation.high() - smallest.without(end(relation, position, false));
                double fewest = relation.low() - largest.without(end(relation, position, true));
                double one = most / coefficient;
                double other = fewest / coefficient;
                if (narrow(cell, Math.min(one, other), Math.max(one, other))) {
                    changed.set(cell);
                }
            }
        }
        return changed;
    }

    /** The least or greatest that a cell adds to a sum. */
    private double end(LinkedTables.Relation relation, int position, boolean greatestSum) {
        double coefficient = relation.coefficient(position);
        int cell = relation.cell(position);
        return coefficient * (greatestSum == coefficient > 0 ? greatest[cell] : least[cell]);
    }

    private boolean narrow(int cell, double from, double to) {
        double low = tables.isWhole(cell) ? Math.ceil(from - LinkedTables.Relation.ROUNDING) : from;
        double high = tables.isWhole(cell) ? Math.floor(to + LinkedTables.Relation.ROUNDING) : to;
        // Of what contradicts itself nothing is told.
        boolean more = low > least[cell] + SafetyRule.TOLERANCE && low <= greatest[cell];
        boolean less = high < greatest[cell] - SafetyRule.TOLERANCE && high >= least[cell];
        if (more) {
            least[cell] = low;
        }
        if (less) {
            greatest[cell] = Math.max(high, least[cell]);
        }
        return more || less;
    }

    /** A sum some of whose terms may be infinite. */
    private static final class Extent {
        private double finite;
        private double infinite;
        private int infinities;

        void add(double term) {
            if (Double.isInfinite(term)) {
                infinities++;
                infinite = term;
            } else {
                finite += term;
            }
        }

        double without(double term) {
            if (Double.isInfinite(term)) {
                return infinities > 1 ? infinite : finite;
            }
            return infinities > 0 ? infinite : finite - term;
        }
    }
}
