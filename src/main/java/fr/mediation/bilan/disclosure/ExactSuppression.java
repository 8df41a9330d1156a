package fr.mediation.bilan.disclosure;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The cheapest pattern that is safe, by a mixed integer programme whose rows are found as they are needed: each says that what
 * an attacker was shown too closely asks for another hidden cell among those that would have helped. After M. Fischetti and
 * J. J. Salazar, « Solving the Cell Suppression Problem on Tabular Data with Linear Constraints », Management Science 47 (2001).
 */
final class ExactSuppression {
    private static final int MOST_ROUNDS = 400;

    /** How far values are followed that move because another one does, as a multiple of the width that is asked for. */
    private static final double REACH = 100;

    /** Cells that would not help are to have no part in a row, though having one costs nothing yet. */
    private static final double LITTLE = 1e-3;

    private static final double MOST_PRICE = 1_000;
    private static final double HALF = 0.5;
    private static final int NONE = -1;

    private final ProtectionProblem problem;
    private final BitSet usable;
    private final List<Cut> cuts = new ArrayList<>();

    private ExactSuppression(ProtectionProblem problem) {
        this.problem = problem;
        this.usable = problem.usable();
    }

    /**
     * A row: the weights of the cells that are hidden come to so much at least.
     *
     * @param weights by cell
     * @param least how much
     */
    private record Cut(double[] weights, double least) {
        boolean holds(BitSet hidden) {
            return hidden.stream().mapToDouble(cell -> weights[cell]).sum() >= least - SafetyRule.TOLERANCE;
        }
    }

    /**
     * {@return the cheapest set of hidden cells in which none is exposed, the primary ones among them; empty where no set is
     * safe, and where it was not found in so many rounds}
     */
    static Optional<BitSet> of(ProtectionProblem problem) {
        return Optional.ofNullable(new ExactSuppression(problem).search());
    }

    private @Nullable BitSet search() {
        BitSet hidden = problem.whole(problem.primary());
        for (int round = 0; hidden != null && round < MOST_ROUNDS; round++) {
            if (!cut(hidden)) {
                return hidden;
            }
            hidden = cheapest();
        }
        return null;
    }

    /** Adds rows against a pattern that is not safe. */
    private boolean cut(BitSet hidden) {
        int before = cuts.size();
        for (BitSet known : problem.attackers()) {
            BitSet unknown = (BitSet) hidden.clone();
            unknown.andNot(known);
            Attack attack = Attack.on(problem.tables(), problem.values(), unknown);
            unknown.stream()
                    .filter(cell -> !attack.isSafe(cell, problem.rules().get(cell)))
                    .forEach(cell -> cuts.add(cut(cell, known, hidden)));
        }
        return cuts.size() > before;
    }

    private Cut cut(int cell, BitSet known, BitSet hidden) {
        SafetyRule rule = problem.rules().get(cell);
        if (!problem.primary().get(cell) && problem.values()[cell] >= rule.openFrom()) {
            // Safe where it is known to be large as well, so that fewer hidden cells may do as well as more.
            return otherPattern(hidden);
        }
        double asked = rule.width() + (1 - rule.slope()) * problem.values()[cell];
        Support up = support(cell, known, hidden, asked, true);
        Support down = support(cell, known, hidden, asked, false);
        double own = rule.slope() * up.weights[cell] + down.weights[cell];
        double missing = asked - own - rule.slope() * up.always - down.always;
        double[] weights = new double[problem.tables().size()];
        for (int one = 0; one < weights.length; one++) {
            weights[one] = Math.min(rule.slope() * up.weights[one] + down.weights[one], missing);
        }
        boolean primary = problem.primary().get(cell);
        weights[cell] = primary ? 0 : -missing;
        Cut cut = new Cut(weights, primary ? missing : 0);
        if (!cut.holds(hidden)) {
            return cut;
        }
        // What is safe in fractions and not in whole numbers asks for any other cell.
        return primary ? anyOther(hidden) : otherPattern(hidden);
    }

    private Cut anyOther(BitSet hidden) {
        double[] weights = new double[problem.tables().size()];
        problem.eligible().stream().filter(cell -> !hidden.get(cell)).forEach(cell -> weights[cell] = 1);
        return new Cut(weights, 1);
    }

    private Cut otherPattern(BitSet hidden) {
        double[] weights = anyOther(hidden).weights;
        int secondary = 0;
        for (int cell = hidden.nextSetBit(0); cell >= 0; cell = hidden.nextSetBit(cell + 1)) {
            if (!problem.primary().get(cell)) {
                weights[cell] = -1;
                secondary++;
            }
        }
        return new Cut(weights, 1 - secondary);
    }

    /**
     * How far cells let one of them move.
     *
     * @param weights by how much where a cell is hidden, by cell
     * @param always by how much whatever is hidden
     */
    private record Support(double[] weights, double always) {}

    /**
     * How far each hidden cell lets one of them move up or down: the dual of the attacker's programme, whose sum over the cells
     * of any pattern is no less than what the attacker of that pattern finds.
     */
    private Support support(int target, BitSet known, BitSet hidden, double asked, boolean up) {
        LinkedTables tables = problem.tables();
        MixedProgram program = new MixedProgram();
        int[] prices = new int[tables.relations().size()];
        Arrays.setAll(prices, relation -> program.variable(-MOST_PRICE, MOST_PRICE));
        double reach = REACH * asked;
        List<Integer> slacks = new ArrayList<>();
        for (int relation = 0; relation < prices.length; relation++) {
            LinkedTables.Relation held = tables.relations().get(relation);
            if (!held.isEquation()) {
                int slack = program.variable(0, Double.POSITIVE_INFINITY);
                program.cost(slack, 1);
                slacks.add(slack);
                double sum = sum(held);
                double[] ends = {Math.min(held.high() - sum, reach), Math.max(held.low() - sum, -reach)};
                for (double end : ends) {
                    program.row(0, Double.POSITIVE_INFINITY).add(slack, 1).add(prices[relation], -end);
                }
            }
        }
        int[] moves = new int[tables.size()];
        Arrays.fill(moves, NONE);
        for (int cell = 0; cell < moves.length; cell++) {
            if (!known.get(cell) && usable.get(cell)) {
                moves[cell] = program.variable(0, Double.POSITIVE_INFINITY);
                program.cost(moves[cell], hidden.get(cell) ? 1 : LITTLE);
                double value = problem.values()[cell];
                double[] ends = {
                    Math.min(tables.greatest(cell) - value, reach), Math.max(tables.least(cell) - value, -reach)
                };
                double direction = cell != target ? 0 : up ? 1 : -1;
                for (double end : ends) {
                    Program.Row row = program.row(end * direction, Double.POSITIVE_INFINITY)
                            .add(moves[cell], 1);
                    addPrices(row, cell, prices, end);
                }
            }
        }
        double[] solution = program.minimise();
        if (solution == null) {
            throw new IllegalStateException("no bound of cell " + target + " was found");
        }
        double[] weights = new double[moves.length];
        Arrays.setAll(weights, cell -> moves[cell] == NONE ? 0 : clean(solution[moves[cell]]));
        return new Support(
                weights, slacks.stream().mapToDouble(slack -> solution[slack]).sum());
    }

    private void addPrices(Program.Row row, int cell, int[] prices, double end) {
        for (int relation : problem.tables().relationsOf(cell)) {
            LinkedTables.Relation held = problem.tables().relations().get(relation);
            for (int position = 0; position < held.size(); position++) {
                if (held.cell(position) == cell) {
                    row.add(prices[relation], end * held.coefficient(position));
                }
            }
        }
    }

    private double sum(LinkedTables.Relation relation) {
        double sum = 0;
        for (int position = 0; position < relation.size(); position++) {
            sum += relation.coefficient(position) * problem.values()[relation.cell(position)];
        }
        return sum;
    }

    private static double clean(double weight) {
        return weight < SafetyRule.TOLERANCE ? 0 : weight;
    }

    /**
     * The pattern that costs least of those in which all rows hold; null where there is none. The solver stops within its
     * tolerance of the least cost: what it finds is the cheapest once it finds nothing that costs less.
     */
    private @Nullable BitSet cheapest() {
        BitSet cheapest = null;
        BitSet found = cheaper(Double.POSITIVE_INFINITY);
        while (found != null) {
            cheapest = found;
            double cost = problem.cost(found);
            found = cheaper(cost - SafetyRule.TOLERANCE * Math.max(1, cost));
        }
        return cheapest;
    }

    private @Nullable BitSet cheaper(double most) {
        MixedProgram program = new MixedProgram();
        int[] choices = new int[problem.tables().size()];
        for (int cell = 0; cell < choices.length; cell++) {
            boolean primary = problem.primary().get(cell);
            choices[cell] = program.variable(primary ? 1 : 0, usable.get(cell) ? 1 : 0);
            program.whole(choices[cell]);
            program.cost(choices[cell], primary ? 0 : problem.costs()[cell]);
        }
        if (most != Double.POSITIVE_INFINITY) {
            Program.Row cost = program.row(Double.NEGATIVE_INFINITY, most);
            for (int cell = 0; cell < choices.length; cell++) {
                if (!problem.primary().get(cell)) {
                    cost.add(choices[cell], problem.costs()[cell]);
                }
            }
        }
        addLines(program, choices);
        for (Cut cut : cuts) {
            Program.Row row = program.row(cut.least, Double.POSITIVE_INFINITY);
            for (int cell = 0; cell < choices.length; cell++) {
                if (cut.weights[cell] != 0) {
                    row.add(choices[cell], cut.weights[cell]);
                }
            }
        }
        return solution(program, choices);
    }

    /** A cell is hidden if and only if all its lines are. */
    private void addLines(MixedProgram program, int[] choices) {
        Lines lines = problem.lines();
        int[] chosen = new int[lines.size()];
        for (int line = 0; line < chosen.length; line++) {
            chosen[line] = program.variable(0, 1);
            program.whole(chosen[line]);
        }
        for (int cell = 0; cell < choices.length; cell++) {
            int[] of = lines.linesOf(cell);
            Program.Row all =
                    program.row(Double.NEGATIVE_INFINITY, of.length - 1.0).add(choices[cell], -1);
            for (int line : of) {
                program.row(0, 1).add(chosen[line], 1).add(choices[cell], -1);
                all.add(chosen[line], 1);
            }
        }
    }

    private static @Nullable BitSet solution(MixedProgram program, int[] choices) {
        double[] solution = program.minimise();
        if (solution == null) {
            return null;
        }
        BitSet hidden = new BitSet();
        for (int cell = 0; cell < choices.length; cell++) {
            hidden.set(cell, solution[choices[cell]] > HALF);
        }
        return hidden;
    }
}
