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
 * @param lines which cells are published together
 * @param insiders the cells that a contributor knows because nobody else is in them, for each contributor
 */
public record ProtectionProblem(
        LinkedTables tables,
        double[] values,
        BitSet primary,
        BitSet eligible,
        double[] costs,
        List<SafetyRule> rules,
        Lines lines,
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

    /** Some cells and all that are hidden with them. */
    BitSet whole(BitSet cells) {
        return lines.whole(cells);
    }

    /** What hiding some cells costs. */
    double cost(BitSet hidden) {
        return hidden.stream()
                .filter(cell -> !primary.get(cell))
                .mapToDouble(cell -> costs[cell])
                .sum();
    }
}
