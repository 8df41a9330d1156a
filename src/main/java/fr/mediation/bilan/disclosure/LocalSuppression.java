package fr.mediation.bilan.disclosure;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A safe pattern of little cost, one exposed cell after the other: each gets the hidden cells near it over which it can move
 * far enough at the least cost, by linear programming, as J. P. Kelly, B. L. Golden and A. A. Assad describe (« Cell Suppression:
 * Disclosure Protection for Sensitive Tabular Data », Networks 22, 1992). A heuristic: it is safe, and not always the cheapest.
 */
final class LocalSuppression {
    private static final int FIRST_NEIGHBOURS = 300;
    private static final int GROWTH = 6;

    /** Above so many, taking each hidden cell back to see whether it is needed lasts too long. */
    private static final int MOST_TO_TIDY = 60;

    /** Cells that are hidden already cost nothing, and the shorter way among them is taken. */
    private static final double LITTLE = 1e-6;

    private final ProtectionProblem problem;
    private final BitSet hidden;
    private final BitSet unprotected = new BitSet();
    private final List<Attack> attacks = new ArrayList<>();
    private final List<BitSet> attackers;

    private LocalSuppression(ProtectionProblem problem) {
        this.problem = problem;
        this.hidden = problem.whole(problem.primary());
        this.attackers = problem.attackers();
        attackers.forEach(known -> attacks.add(Attack.on(problem.tables(), problem.values(), without(hidden, known))));
    }

    /** {@return the hidden cells and those of them that nothing makes safe} */
    static Suppression of(ProtectionProblem problem) {
        LocalSuppression suppression = new LocalSuppression(problem);
        suppression.protect();
        return new Suppression(suppression.tidied(), Suppression.Method.HEURISTIC, suppression.unprotected);
    }

    private void protect() {
        boolean again = true;
        while (again) {
            again = false;
            int[] exposedFirst = hidden.stream()
                    .boxed()
                    .sorted(Comparator.comparingDouble(
                                    (Integer cell) -> -problem.rules().get(cell).width())
                            .thenComparing(Comparator.naturalOrder()))
                    .mapToInt(Integer::intValue)
                    .toArray();
            for (int cell : exposedFirst) {
                for (int attacker = 0; attacker < attackers.size(); attacker++) {
                    again |= protect(cell, attacker);
                }
            }
        }
    }

    /** {@return whether more cells were hidden} */
    private boolean protect(int cell, int attacker) {
        BitSet known = attackers.get(attacker);
        SafetyRule rule = problem.rules().get(cell);
        boolean more = false;
        double beyond = 0;
        while (!known.get(cell)
                && !unprotected.get(cell)
                && !attacks.get(attacker).isSafe(cell, rule)) {
            BitSet moved = cheapest(cell, attacker, beyond);
            if (moved == null) {
                unprotected.set(cell);
                return more;
            }
            BitSet found = without(problem.whole(moved), hidden);
            if (found.isEmpty()) {
                // Far enough in fractions, and not in whole numbers.
                beyond++;
            } else {
                hide(found);
                more = true;
            }
        }
        return more;
    }

    private void hide(BitSet cells) {
        hidden.or(cells);
        for (int attacker = 0; attacker < attackers.size(); attacker++) {
            attacks.get(attacker).hide(without(cells, attackers.get(attacker)));
        }
    }

    /** The cells over which one can move as far as its rule asks; null where it cannot. */
    private @Nullable BitSet cheapest(int cell, int attacker, double beyond) {
        SafetyRule rule = problem.rules().get(cell);
        Interval interval = attacks.get(attacker).interval(cell);
        double up = (rule.width() + interval.least()) / rule.slope() - problem.values()[cell] + beyond;
        double down = problem.values()[cell] - (rule.slope() * interval.greatest() - rule.width()) + beyond;
        BitSet above = move(cell, attackers.get(attacker), up);
        BitSet below = problem.values()[cell] - down < problem.tables().least(cell)
                ? null
                : move(cell, attackers.get(attacker), -down);
        if (above == null || below == null) {
            return above == null ? below : above;
        }
        return cost(below) < cost(above) ? below : above;
    }

    private double cost(BitSet cells) {
        return problem.cost(without(problem.whole(cells), hidden));
    }

    private @Nullable BitSet move(int cell, BitSet known, double by) {
        BitSet usable = problem.usable();
        usable.andNot(known);
        for (int most = FIRST_NEIGHBOURS; ; most *= GROWTH) {
            int[] near = Neighbourhood.of(problem.tables(), cell, usable, most);
            BitSet moved = move(cell, near, by);
            if (moved != null || near.length < most) {
                return moved;
            }
        }
    }

    private @Nullable BitSet move(int cell, int[] near, double by) {
        LinkedTables tables = problem.tables();
        LinearProgram program = new LinearProgram();
        for (int one : near) {
            double value = problem.values()[one];
            double most = tables.greatest(one) - value;
            int upwards = program.variable(one == cell && by > 0 ? by : 0, one == cell ? Math.max(by, 0) : most);
            int downwards = program.variable(
                    one == cell && by < 0 ? -by : 0, one == cell ? Math.max(-by, 0) : value - tables.least(one));
            double cost = hidden.get(one) ? LITTLE : problem.costs()[one];
            program.cost(upwards, cost);
            program.cost(downwards, cost);
        }
        BitSet relations = new BitSet();
        for (int one : near) {
            Arrays.stream(tables.relationsOf(one)).forEach(relations::set);
        }
        relations.stream()
                .forEach(relation -> addRow(program, tables.relations().get(relation), near));
        double[] solution = program.minimise();
        if (solution == null) {
            return null;
        }
        BitSet moved = new BitSet();
        for (int position = 0; position < near.length; position++) {
            if (Math.abs(solution[2 * position] - solution[2 * position + 1]) > SafetyRule.TOLERANCE) {
                moved.set(near[position]);
            }
        }
        return moved;
    }

    private void addRow(LinearProgram program, LinkedTables.Relation relation, int[] near) {
        double sum = 0;
        for (int position = 0; position < relation.size(); position++) {
            sum += relation.coefficient(position) * problem.values()[relation.cell(position)];
        }
        LinearProgram.Row row =
                relation.isEquation() ? program.row(0, 0) : program.row(relation.low() - sum, relation.high() - sum);
        for (int position = 0; position < relation.size(); position++) {
            int variable = 2 * Arrays.binarySearch(near, relation.cell(position));
            if (variable >= 0) {
                row.add(variable, relation.coefficient(position));
                row.add(variable + 1, -relation.coefficient(position));
            }
        }
    }

    /** Publishes again what need not be hidden, the dearest first. */
    private BitSet tidied() {
        BitSet kept = (BitSet) hidden.clone();
        BitSet secondary = without(hidden, problem.whole(problem.primary()));
        if (secondary.cardinality() > MOST_TO_TIDY) {
            return kept;
        }
        BitSet exposed = Audit.exposed(problem, kept);
        secondary.stream()
                .boxed()
                .sorted(Comparator.comparingDouble((Integer cell) -> -problem.costs()[cell])
                        .thenComparing(Comparator.naturalOrder()))
                .forEach(cell -> publish(cell, kept, exposed));
        return kept;
    }

    /** Publishes the line of a cell where no other cell is exposed by it. */
    private void publish(int cell, BitSet kept, BitSet exposed) {
        BitSet line = new BitSet();
        line.set(cell);
        line = problem.whole(line);
        line.and(kept);
        kept.andNot(line);
        if (!without(Audit.exposed(problem, kept), exposed).isEmpty()) {
            kept.or(line);
        }
    }

    private static BitSet without(BitSet cells, BitSet others) {
        BitSet left = (BitSet) cells.clone();
        left.andNot(others);
        return left;
    }
}
