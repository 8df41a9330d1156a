package fr.mediation.bilan.disclosure;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;

/** Looks for hidden cells that can be computed too closely from those that are published. */
public final class Audit {
    private Audit() {}

    /**
     * A hidden cell that is not safe.
     *
     * @param cell its number
     * @param interval what it can be
     */
    public record Exposure(int cell, Interval interval) {}

    /**
     * {@return the hidden cells that are not safe, by number; empty where what is published contradicts itself}
     *
     * @param tables the cells and what holds between them
     * @param published the published values by number; anything where a cell is hidden
     * @param hidden the hidden cells
     * @param rules what must not be computed of a hidden cell, by number
     */
    public static Optional<List<Exposure>> exposures(
            LinkedTables tables, double[] published, BitSet hidden, List<? extends SafetyRule> rules) {
        Attack attack = Attack.from(tables, published, hidden);
        return attack == null ? Optional.empty() : Optional.of(exposures(attack, hidden, rules));
    }

    /** The hidden cells that are not safe from any of those who look, each once. */
    static BitSet exposed(ProtectionProblem problem, BitSet hidden) {
        BitSet exposed = new BitSet();
        for (BitSet known : problem.attackers()) {
            BitSet unknown = (BitSet) hidden.clone();
            unknown.andNot(known);
            Attack attack = Attack.on(problem.tables(), problem.values(), unknown);
            unknown.stream()
                    .filter(cell -> !attack.isSafe(cell, problem.rules().get(cell)))
                    .forEach(exposed::set);
        }
        return exposed;
    }

    private static List<Exposure> exposures(Attack attack, BitSet hidden, List<? extends SafetyRule> rules) {
        List<Exposure> exposures = new ArrayList<>();
        hidden.stream()
                .filter(cell -> !attack.isSafe(cell, rules.get(cell)))
                .forEach(cell -> exposures.add(new Exposure(cell, attack.interval(cell))));
        return exposures;
    }
}
