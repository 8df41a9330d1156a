package fr.mediation.bilan.disclosure;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

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
     * What was found.
     *
     * @param exposures the hidden cells that are not safe, by number
     * @param contradicted the hidden cells for which no values fit what is published with them; nothing is computed from that
     */
    public record Findings(List<Exposure> exposures, BitSet contradicted) {}

    /**
     * {@return what is found from outside}
     *
     * @param tables the cells and what holds between them
     * @param published the published values by number; anything where a cell is hidden
     * @param hidden the hidden cells
     * @param rules what must not be computed of a hidden cell, by number
     */
    public static Findings of(
            LinkedTables tables, double[] published, BitSet hidden, List<? extends SafetyRule> rules) {
        Attack attack = Attack.from(tables, published, hidden);
        BitSet contradicted = (BitSet) hidden.clone();
        contradicted.andNot(attack.hidden());
        return new Findings(exposures(attack, attack.hidden(), rules), contradicted);
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
        attack.explore(rules);
        hidden.stream()
                .filter(cell -> !attack.isSafe(cell, rules.get(cell)))
                .forEach(cell -> exposures.add(new Exposure(cell, attack.interval(cell))));
        return exposures;
    }
}
