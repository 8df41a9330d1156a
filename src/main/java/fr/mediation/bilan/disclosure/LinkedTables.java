package fr.mediation.bilan.disclosure;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;

/**
 * Cells by number, what anybody knows of each beforehand, and what holds between them. All tables that share cells are one:
 * tables that are safe one by one may be unsafe together.
 */
public final class LinkedTables {
    private final double[] least;
    private final double[] greatest;
    private final BitSet whole;
    private final List<Relation> relations;
    private final int[][] relationsOf;
    private final double[][] coefficientsOf;

    private LinkedTables(Builder builder) {
        this.least = builder.least.stream().mapToDouble(Double::doubleValue).toArray();
        this.greatest =
                builder.greatest.stream().mapToDouble(Double::doubleValue).toArray();
        this.whole = (BitSet) builder.whole.clone();
        this.relations = List.copyOf(builder.relations);
        int[] counts = new int[least.length];
        relations.forEach(relation -> Arrays.stream(relation.cells).forEach(cell -> counts[cell]++));
        this.relationsOf = Arrays.stream(counts).mapToObj(int[]::new).toArray(int[][]::new);
        this.coefficientsOf = Arrays.stream(counts).mapToObj(double[]::new).toArray(double[][]::new);
        for (int number = relations.size() - 1; number >= 0; number--) {
            Relation relation = relations.get(number);
            for (int position = 0; position < relation.size(); position++) {
                int cell = relation.cell(position);
                relationsOf[cell][--counts[cell]] = number;
                coefficientsOf[cell][counts[cell]] = relation.coefficient(position);
            }
        }
    }

    /** {@return tables without a cell yet} */
    public static Builder builder() {
        return new Builder();
    }

    /** {@return how many cells there are; their numbers are those from 0 to below} */
    public int size() {
        return least.length;
    }

    /** {@return all that holds between cells} */
    public List<Relation> relations() {
        return relations;
    }

    /**
     * {@return the numbers of the relations that a cell is part of, ascending}
     *
     * @param cell its number
     */
    int[] relationsOf(int cell) {
        return relationsOf[cell];
    }

    /** {@return what a cell is multiplied with in each of the relations that it is part of, in their order} */
    double[] coefficientsOf(int cell) {
        return coefficientsOf[cell];
    }

    double least(int cell) {
        return least[cell];
    }

    double greatest(int cell) {
        return greatest[cell];
    }

    boolean isWhole(int cell) {
        return whole.get(cell);
    }

    /** Something that holds between cells: a weighted sum of them lies within bounds. */
    public static final class Relation {
        /** What may be lost in the rounding of a sum. */
        static final double ROUNDING = 1e-3;

        private final int[] cells;
        private final double[] coefficients;
        private final double low;
        private final double high;

        private Relation(int[] cells, double[] coefficients, double low, double high) {
            this.cells = cells;
            this.coefficients = coefficients;
            this.low = low;
            this.high = high;
        }

        /** {@return how many cells it is about} */
        public int size() {
            return cells.length;
        }

        /**
         * {@return the number of one of its cells}
         *
         * @param position from 0
         */
        public int cell(int position) {
            return cells[position];
        }

        /**
         * {@return what one of its cells is multiplied with}
         *
         * @param position from 0
         */
        public double coefficient(int position) {
            return coefficients[position];
        }

        /** {@return the least that the sum can be} */
        public double low() {
            return low;
        }

        /** {@return the most that the sum can be} */
        public double high() {
            return high;
        }

        /** What its sum comes to where its cells have some values. */
        double sum(double[] values) {
            double sum = 0;
            for (int position = 0; position < cells.length; position++) {
                sum += coefficients[position] * values[cells[position]];
            }
            return sum;
        }

        /** {@return whether the sum is one value alone, but for what was lost in rounding} */
        boolean isEquation() {
            return high - low <= ROUNDING;
        }
    }

    /** Collects cells and relations. */
    public static final class Builder {
        private final List<Double> least = new ArrayList<>();
        private final List<Double> greatest = new ArrayList<>();
        private final BitSet whole = new BitSet();
        private final List<Relation> relations = new ArrayList<>();

        private Builder() {}

        /** {@return the number of a new cell that counts something: a whole number from 0} */
        public int count() {
            whole.set(least.size());
            return cell(0, Double.POSITIVE_INFINITY);
        }

        /** {@return the number of a new cell that is a sum of what is never negative} */
        public int sum() {
            return cell(0, Double.POSITIVE_INFINITY);
        }

        /**
         * {@return the number of a new cell of which something is known beforehand}
         *
         * @param from the least that it can be
         * @param to the most; may be infinite
         */
        public int cell(double from, double to) {
            least.add(from);
            greatest.add(to);
            return least.size() - 1;
        }

        /**
         * Adds that a cell is the total of others.
         *
         * @param total the number of the total
         * @param parts the numbers of all its parts
         * @return this
         */
        public Builder total(int total, int... parts) {
            int[] cells = Arrays.copyOf(parts, parts.length + 1);
            cells[parts.length] = total;
            double[] coefficients = new double[cells.length];
            Arrays.fill(coefficients, 1);
            coefficients[parts.length] = -1;
            return relation(cells, coefficients, 0, 0);
        }

        /**
         * Adds that a weighted sum of cells lies within bounds.
         *
         * @param cells their numbers, each once
         * @param coefficients what each is multiplied with, none 0
         * @param low the least that the sum can be; may be infinite
         * @param high the most; may be infinite
         * @return this
         */
        public Builder relation(int[] cells, double[] coefficients, double low, double high) {
            if (cells.length != coefficients.length
                    || Arrays.stream(cells).distinct().count() < cells.length
                    || low > high) {
                throw new IllegalArgumentException("no relation between cells " + Arrays.toString(cells));
            }
            relations.add(new Relation(cells.clone(), coefficients.clone(), low, high));
            return this;
        }

        /** {@return the tables as collected} */
        public LinkedTables build() {
            return new LinkedTables(this);
        }
    }
}
