package fr.mediation.bilan.disclosure;

import java.util.Arrays;
import java.util.BitSet;
import java.util.function.IntToDoubleFunction;
import org.jspecify.annotations.Nullable;

/** Cells that are not known and are linked to one another: one programme tells what each of them can be. */
final class Component implements AutoCloseable {
    /** No number that is published comes near it. */
    static final double UNLIMITED = 1e9;

    private final int[] cells;
    private final LinearProgram program;

    /**
     * All that holds between some cells and those that are known.
     *
     * @param tables what holds
     * @param values the values of the cells that are known; anything for the others
     * @param cells the others, ascending
     */
    Component(LinkedTables tables, double[] values, int[] cells) {
        this.cells = cells;
        this.program = new LinearProgram(true);
        fill(program, tables, values, cells);
    }

    int[] cells() {
        return cells;
    }

    /** {@return values that fit together, in the order of the cells; null where none fit} */
    double @Nullable [] feasible() {
        program.costNothing();
        return program.minimise();
    }

    /** {@return the values with which a cell is least or greatest, in the order of the cells; null where none are found} */
    double @Nullable [] extreme(int cell, boolean greatest) {
        program.costNothing();
        program.cost(Arrays.binarySearch(cells, cell), 1);
        return greatest ? program.maximise() : program.minimise();
    }

    /** {@return values that fit with which a weighted sum of some cells is least, in the order of the cells; null where none are found} */
    double @Nullable [] least(IntToDoubleFunction weight) {
        program.costNothing();
        for (int position = 0; position < cells.length; position++) {
            program.cost(position, weight.applyAsDouble(cells[position]));
        }
        return program.minimise();
    }

    /** Adds a variable for each cell, in their order, and what holds between them while the others stand still. */
    static void fill(Program program, LinkedTables tables, double[] values, int[] cells) {
        BitSet relations = new BitSet();
        for (int cell : cells) {
            program.variable(tables.least(cell), Math.min(tables.greatest(cell), UNLIMITED));
            Arrays.stream(tables.relationsOf(cell)).forEach(relations::set);
        }
        relations.stream().forEach(number -> add(program, tables.relations().get(number), values, cells));
    }

    private static void add(Program program, LinkedTables.Relation relation, double[] values, int[] cells) {
        double known = 0;
        for (int position = 0; position < relation.size(); position++) {
            if (Arrays.binarySearch(cells, relation.cell(position)) < 0) {
                known += relation.coefficient(position) * values[relation.cell(position)];
            }
        }
        Program.Row row = program.row(relation.low() - known, relation.high() - known);
        for (int position = 0; position < relation.size(); position++) {
            int variable = Arrays.binarySearch(cells, relation.cell(position));
            if (variable >= 0) {
                row.add(variable, relation.coefficient(position));
            }
        }
    }

    @Override
    public void close() {
        program.close();
    }
}
