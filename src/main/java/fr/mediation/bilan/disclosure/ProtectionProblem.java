package fr.mediation.bilan.disclosure;

import java.util.BitSet;
import java.util.List;
import java.util.stream.Stream;

/**
 * What is to be published, and what must not be computed from it.
 *
 * @param tables the cells and what holds between them
 * @param values their values, by number
 * @param primary the cells that are unsafe by themselves, and are hidden whatever it costs
 * @param eligible the cells that may be hidden beside them
 * @param costs what hiding a cell loses, by number, more than 0
 * @param rules what must not be computed of a hidden cell, by number
 * @param lines the line that a cell is published on, by number: the cells of a line are hidden together
 * @param insiders the cells that a contributor knows because nobody else is in them, for each contributor
 */
public record ProtectionProblem(
        LinkedTables tables,
        double[] values,
        BitSet primary,
        BitSet eligible,
        double[] costs,
        List<SafetyRule> rules,
        int[] lines,
        List<BitSet> insiders) {
    /** What somebody who is in no cell knows of those that are hidden. */
    private static final BitSet NOTHING = new BitSet();

    /** Whoever looks: the one who knows nothing first. */
    List<BitSet> attackers() {
        return Stream.concat(Stream.of(NOTHING), insiders.stream()).toList();
    }

    /** All cells that can be hidden. */
    BitSet usable() {
        BitSet usable = (BitSet) primary.clone();
        usable.or(eligible);
        return whole(usable);
    }

    /** All cells of the lines that some cells are on. */
    BitSet whole(BitSet cells) {
        BitSet chosen = new BitSet();
        cells.stream().forEach(cell -> chosen.set(lines[cell]));
        BitSet whole = (BitSet) cells.clone();
        for (int cell = 0; cell < lines.length; cell++) {
            if (chosen.get(lines[cell])) {
                whole.set(cell);
            }
        }
        return whole;
    }

    /** What hiding some cells costs. */
    double cost(BitSet hidden) {
        return hidden.stream()
                .filter(cell -> !primary.get(cell))
                .mapToDouble(cell -> costs[cell])
                .sum();
    }
}
