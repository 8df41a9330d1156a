package fr.mediation.bilan.disclosure;

import java.util.BitSet;
import java.util.Map;
import java.util.TreeMap;

/**
 * Other values of some cells that leave all sums as they are: what is taken from one cell is given to another. Where these cells
 * are hidden nobody can tell the true values from these.
 *
 * @param moves by how much each differs, by cell; none by 0
 */
record Exchange(Map<Integer, Double> moves) {
    Exchange {
        moves = new TreeMap<>(moves);
    }

    BitSet cells() {
        BitSet cells = new BitSet();
        moves.keySet().forEach(cells::set);
        return cells;
    }
}
