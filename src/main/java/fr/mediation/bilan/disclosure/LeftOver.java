package fr.mediation.bilan.disclosure;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Deque;

/** Cells that are not published and are all that a sum leaves over where its others are known: no programme is needed for them. */
final class LeftOver {
    private final LinkedTables tables;
    private final double[] fitting;
    private final BitSet unknown;
    private final BitSet determined;

    private LeftOver(LinkedTables tables, double[] fitting, BitSet unknown, BitSet determined) {
        this.tables = tables;
        this.fitting = fitting;
        this.unknown = unknown;
        this.determined = determined;
    }

    /**
     * Finds them.
     *
     * @param tables what holds
     * @param fitting the values that are known, to which those found are added
     * @param unknown the cells that are not published, from which those found are taken
     * @param determined those found are added to it
     */
    static void determine(LinkedTables tables, double[] fitting, BitSet unknown, BitSet determined) {
        LeftOver found = new LeftOver(tables, fitting, unknown, determined);
        found.determine();
        found.doubt();
    }

    /** Works out what is left over, again and again: each number that is known may leave one cell over elsewhere. */
    private void determine() {
        Deque<Integer> waiting = new ArrayDeque<>();
        unknown.stream().forEach(cell -> Arrays.stream(tables.relationsOf(cell)).forEach(waiting::add));
        while (!waiting.isEmpty()) {
            LinkedTables.Relation relation = tables.relations().get(waiting.remove());
            int position = leftOver(relation);
            if (relation.isEquation() && position >= 0) {
                int cell = relation.cell(position);
                double value = value(relation, position);
                if (value >= tables.least(cell) && value <= tables.greatest(cell)) {
                    fitting[cell] = value;
                    unknown.clear(cell);
                    determined.set(cell);
                    Arrays.stream(tables.relationsOf(cell)).forEach(waiting::add);
                }
            }
        }
    }

    /** What is told in two ways that differ is left to a programme, which finds that nothing fits. */
    private void doubt() {
        determined.stream()
                .filter(cell -> Arrays.stream(tables.relationsOf(cell))
                        .mapToObj(tables.relations()::get)
                        .anyMatch(this::isBroken))
                .forEach(unknown::set);
        determined.andNot(unknown);
    }

    private boolean isBroken(LinkedTables.Relation relation) {
        double sum = 0;
        for (int position = 0; position < relation.size(); position++) {
            if (unknown.get(relation.cell(position))) {
                return false;
            }
            sum += relation.coefficient(position) * fitting[relation.cell(position)];
        }
        return sum < relation.low() - LinkedTables.Relation.ROUNDING
                || sum > relation.high() + LinkedTables.Relation.ROUNDING;
    }

    /** The position of the one cell of a relation that is not known; negative where there is none or more than one. */
    private int leftOver(LinkedTables.Relation relation) {
        int found = -1;
        for (int position = 0; position < relation.size(); position++) {
            if (unknown.get(relation.cell(position))) {
                if (found >= 0) {
                    return -1;
                }
                found = position;
            }
        }
        return found;
    }

    private double value(LinkedTables.Relation relation, int position) {
        double others = 0;
        for (int other = 0; other < relation.size(); other++) {
            if (other != position) {
                others += relation.coefficient(other) * fitting[relation.cell(other)];
            }
        }
        double value = ((relation.low() + relation.high()) / 2 - others) / relation.coefficient(position);
        return tables.isWhole(relation.cell(position)) ? 0.0 + Math.rint(value) : value;
    }
}
