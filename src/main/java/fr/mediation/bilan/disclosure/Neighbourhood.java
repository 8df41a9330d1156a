package fr.mediation.bilan.disclosure;

import java.util.BitSet;

/** The cells that are linked to one through others that may vary, the nearest first. */
final class Neighbourhood {
    private Neighbourhood() {}

    /**
     * {@return the cell and others near it, ascending}
     *
     * @param tables what links them
     * @param cell where to begin
     * @param varying the cells that may be passed through
     * @param most how many to stop at; the relations of the last distance are not cut, so that there may be more
     */
    static int[] of(LinkedTables tables, int cell, BitSet varying, int most) {
        BitSet found = new BitSet();
        found.set(cell);
        BitSet seen = new BitSet();
        int[] front = {cell};
        int size = 1;
        while (front.length > 0 && size < most) {
            BitSet next = new BitSet();
            for (int from : front) {
                for (int relation : tables.relationsOf(from)) {
                    if (!seen.get(relation)) {
                        seen.set(relation);
                        add(tables.relations().get(relation), varying, found, next);
                    }
                }
            }
            front = next.stream().toArray();
            size += front.length;
        }
        return found.stream().toArray();
    }

    private static void add(LinkedTables.Relation relation, BitSet varying, BitSet found, BitSet next) {
        for (int position = 0; position < relation.size(); position++) {
            int cell = relation.cell(position);
            if (varying.get(cell) && !found.get(cell)) {
                found.set(cell);
                next.set(cell);
            }
        }
    }
}
