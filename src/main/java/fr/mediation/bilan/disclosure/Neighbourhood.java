package fr.mediation.bilan.disclosure;

import java.util.ArrayDeque;
import java.util.BitSet;
import java.util.Deque;

/** The cells that are linked to one through others that may vary, the nearest first. */
final class Neighbourhood {
    private Neighbourhood() {}

    /**
     * {@return the cell and others near it, ascending}
     *
     * @param tables what links them
     * @param cell where to begin
     * @param varying the cells that may be passed through
     * @param most how many to stop at; the relation that they are reached in is not cut, so that there may be more
     */
    static int[] of(LinkedTables tables, int cell, BitSet varying, int most) {
        BitSet found = new BitSet();
        found.set(cell);
        BitSet seen = new BitSet();
        Deque<Integer> waiting = new ArrayDeque<>();
        waiting.add(cell);
        int size = 1;
        while (!waiting.isEmpty() && size < most) {
            int from = waiting.remove();
            int[] relations = tables.relationsOf(from);
            for (int i = 0; i < relations.length && size < most; i++) {
                if (!seen.get(relations[i])) {
                    seen.set(relations[i]);
                    size += add(tables.relations().get(relations[i]), varying, found, waiting);
                }
            }
        }
        return found.stream().toArray();
    }

    private static int add(LinkedTables.Relation relation, BitSet varying, BitSet found, Deque<Integer> waiting) {
        int added = 0;
        for (int position = 0; position < relation.size(); position++) {
            int cell = relation.cell(position);
            if (varying.get(cell) && !found.get(cell)) {
                found.set(cell);
                waiting.add(cell);
                added++;
            }
        }
        return added;
    }
}
