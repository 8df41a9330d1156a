package fr.mediation.bilan.disclosure;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleFunction;
import org.jspecify.annotations.Nullable;

/**
 * A safe pattern of little cost, one exposed cell after the other: each gets the hidden cells near it over which it can move
 * far enough at little cost. Exchanges that are found without a solver come first; what they leave exposed is protected by linear
 * programming, as J. P. Kelly, B. L. Golden and A. A. Assad describe (« Cell Suppression: Disclosure Protection for Sensitive
 * Tabular Data », Networks 22, 1992). A heuristic: it is safe, and not always the cheapest.
 */
final class LocalSuppression {
    private static final int FIRST_NEIGHBOURS = 100;
    private static final int GROWTH = 4;

    /** A programme over more cells lasts too long. */
    private static final int MOST_NEIGHBOURS = FIRST_NEIGHBOURS * GROWTH * GROWTH;

    /** Into how many steps a move is parted that cannot be made at once. */
    private static final int MOST_PARTS = 4;

    /** Above so many, taking each hidden cell back to see whether it is needed lasts too long. */
    private static final int MOST_TO_TIDY = 60;

    /** And so it does among more cells, all of which are looked at each time. */
    private static final int MOST_TIDIED_AMONG = 600;

    /**
     * How many times a cell is moved further than its rule asks, twice as far each time: whole numbers stop short of what
     * fractions reach by a few, and where the solver finds nothing of either, moving further will not help.
     */
    private static final int MOST_FURTHER = 8;

    /** Cells that are hidden already cost nothing, and the shorter way among them is taken. */
    private static final double LITTLE = 1e-6;

    private final ProtectionProblem problem;
    private final BitSet usable;
    private final BitSet hidden;
    private final List<Attack> attacks = new ArrayList<>();
    private final List<ExchangeSearch> searches = new ArrayList<>();
    private final List<BitSet> attackers;

    /** How many times a cell was moved further than its rule asks, for each attacker. */
    private final List<Map<Integer, Integer>> further = new ArrayList<>();

    /** The cells that nothing makes safe from an attacker, for each of them. */
    private final List<BitSet> unprotected = new ArrayList<>();

    private LocalSuppression(ProtectionProblem problem) {
        this.problem = problem;
        this.usable = problem.usable();
        this.hidden = problem.whole(problem.primary());
        this.attackers = problem.attackers();
        for (BitSet known : attackers) {
            attacks.add(Attack.on(problem.tables(), problem.values(), without(hidden, known)));
            searches.add(new ExchangeSearch(
                    problem.tables(),
                    problem.values(),
                    without(usable, known),
                    cell -> hidden.get(cell) ? LITTLE : problem.costs()[cell]));
            further.add(new HashMap<>());
            unprotected.add(new BitSet());
        }
        exchange();
    }

    /** {@return the hidden cells and those of them that nothing makes safe} */
    static Suppression of(ProtectionProblem problem) {
        LocalSuppression suppression = new LocalSuppression(problem);
        suppression.protect();
        BitSet unprotected = new BitSet();
        suppression.unprotected.forEach(unprotected::or);
        return new Suppression(suppression.tidied(), Suppression.Method.HEURISTIC, unprotected);
    }

    /** Hides what exchanges need. */
    private void exchange() {
        BitSet before = (BitSet) hidden.clone();
        List<Exchange> exchanges = new ArrayList<>();
        for (int attacker = 0; attacker < attackers.size(); attacker++) {
            BitSet known = attackers.get(attacker);
            Attack attack = attacks.get(attacker);
            attack.explore(problem.rules());
            Exchanges found = new Exchanges(problem, hidden, without(usable, known), attack::isShownSafe);
            exchanges.stream()
                    .filter(exchange -> !exchange.cells().intersects(known))
                    .forEach(found::see);
            exchanges.addAll(found.protect());
        }
        hide(without(hidden, before));
        exchanges.forEach(this::see);
    }

    /** Finds all exposed cells, and hides what makes each safe, until none is or none can be. */
    private void protect() {
        boolean again = true;
        while (again) {
            again = false;
            BitSet more = new BitSet();
            for (int attacker = 0; attacker < attackers.size(); attacker++) {
                for (int cell : exposed(attacker)) {
                    again |= protect(cell, attacker, more);
                }
            }
            hide(more);
        }
    }

    /** The cells that are exposed to an attacker and not given up, those that must move furthest first. */
    private int[] exposed(int attacker) {
        Attack attack = attacks.get(attacker);
        attack.explore(problem.rules());
        BitSet exposed = without(without(hidden, attackers.get(attacker)), unprotected.get(attacker));
        exposed.stream()
                .filter(cell -> attack.isSafe(cell, problem.rules().get(cell)))
                .boxed()
                .toList()
                .forEach(exposed::clear);
        return widestFirst(problem, exposed);
    }

    /** Some cells, those that must move furthest first. */
    static int[] widestFirst(ProtectionProblem problem, BitSet cells) {
        return cells.stream()
                .boxed()
                .sorted(Comparator.comparingDouble(
                                (Integer cell) -> -problem.rules().get(cell).width())
                        .thenComparing(Comparator.naturalOrder()))
                .mapToInt(Integer::intValue)
                .toArray();
    }

    /**
     * Hides what moves an exposed cell far enough, and adds it to what is hidden in this round; {@return whether it must be looked
     * at again: false where it is safe, or given up}
     */
    private boolean protect(int cell, int attacker, BitSet more) {
        SafetyRule rule = problem.rules().get(cell);
        boolean again = false;
        while (!rule.isWide(attacks.get(attacker).seen(cell))) {
            int times = further.get(attacker).getOrDefault(cell, 0);
            Exchange exchange = times > MOST_FURTHER ? null : cheapest(cell, attacker, times == 0 ? 0 : 1 << times - 1);
            if (exchange == null) {
                unprotected.get(attacker).set(cell, !again);
                return again;
            }
            BitSet found = without(problem.whole(exchange.cells()), hidden);
            hidden.or(found);
            more.or(found);
            again = true;
            if (found.isEmpty()) {
                // Far enough in fractions, and not in whole numbers.
                further.get(attacker).merge(cell, 1, Integer::sum);
            }
            if (!isWhole(exchange)) {
                return true;
            }
            see(exchange);
        }
        return again;
    }

    private boolean isWhole(Exchange exchange) {
        return exchange.moves().entrySet().stream()
                .allMatch(move ->
                        !problem.tables().isWhole(move.getKey()) || Math.rint(move.getValue()) == move.getValue());
    }

    private void see(Exchange exchange) {
        BitSet cells = exchange.cells();
        for (int attacker = 0; attacker < attackers.size(); attacker++) {
            if (!cells.intersects(attackers.get(attacker))) {
                attacks.get(attacker).see(exchange);
            }
        }
    }

    private void hide(BitSet cells) {
        for (int attacker = 0; attacker < attackers.size(); attacker++) {
            attacks.get(attacker).hide(without(cells, attackers.get(attacker)));
        }
    }

    /**
     * What moves a cell as far as its rule asks beyond what was seen of it, at once or a part of the way; null where nothing does.
     */
    private @Nullable Exchange cheapest(int cell, int attacker, double beyond) {
        BitSet others = without(usable, attackers.get(attacker));
        Interval seen = attacks.get(attacker).seen(cell);
        for (int most = FIRST_NEIGHBOURS; most < MOST_NEIGHBOURS; most *= GROWTH) {
            int[] near = Neighbourhood.of(problem.tables(), cell, others, most);
            Exchange exchange = cheapest(cell, seen, beyond, 1, by -> move(cell, near, by));
            if (exchange != null) {
                return exchange;
            }
        }
        // Among all cells a solver takes long, and dear ones are found as well without it.
        Exchange found = cheapest(
                cell,
                seen,
                beyond,
                MOST_PARTS,
                by -> searches.get(attacker)
                        .moving(cell, by)
                        .map(ExchangeSearch.Found::exchange)
                        .orElse(null));
        if (found != null) {
            return found;
        }
        int[] near = Neighbourhood.of(problem.tables(), cell, others, MOST_NEIGHBOURS);
        Exchange exchange = cheapest(cell, seen, beyond, MOST_PARTS, by -> move(cell, near, by));
        if (exchange != null || near.length < MOST_NEIGHBOURS) {
            return exchange;
        }
        int[] all = Neighbourhood.of(problem.tables(), cell, others, Integer.MAX_VALUE);
        return cheapest(cell, seen, beyond, MOST_PARTS, by -> move(cell, all, by));
    }

    private @Nullable Exchange cheapest(
            int cell, Interval seen, double beyond, int most, DoubleFunction<@Nullable Exchange> moving) {
        SafetyRule rule = problem.rules().get(cell);
        double value = problem.values()[cell];
        for (int parts = 1; parts <= most; parts *= 2) {
            double lacking = (rule.width() + seen.least() - rule.slope() * seen.greatest() + beyond) / parts;
            double up = whole(cell, seen.greatest() - value + lacking / rule.slope());
            double down = whole(
                    cell,
                    Math.min(
                            value - seen.least() + lacking,
                            value - problem.tables().least(cell)));
            Exchange above = moving.apply(up);
            Exchange below = down > value - seen.least() ? moving.apply(-down) : null;
            if (above != null || below != null) {
                return above == null || below != null && cost(below.cells()) < cost(above.cells()) ? below : above;
            }
        }
        return null;
    }

    private double whole(int cell, double by) {
        return problem.tables().isWhole(cell) ? Math.ceil(by - SafetyRule.TOLERANCE) : by;
    }

    private double cost(BitSet cells) {
        return problem.cost(without(problem.whole(cells), hidden));
    }

    private @Nullable Exchange move(int cell, int[] near, double by) {
        LinkedTables tables = problem.tables();
        double[] solution;
        try (LinearProgram program = new LinearProgram(false)) {
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
            solution = program.minimise();
        }
        if (solution == null) {
            return null;
        }
        Map<Integer, Double> moves = new HashMap<>();
        for (int position = 0; position < near.length; position++) {
            double moved = solution[2 * position] - solution[2 * position + 1];
            if (Math.abs(moved) > SafetyRule.TOLERANCE) {
                double nearest = Math.rint(moved);
                moves.put(near[position], Math.abs(moved - nearest) <= SafetyRule.TOLERANCE ? nearest : moved);
            }
        }
        return new Exchange(moves);
    }

    private void addRow(Program program, LinkedTables.Relation relation, int[] near) {
        double sum = relation.sum(problem.values());
        Program.Row row =
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
        if (secondary.cardinality() > MOST_TO_TIDY || hidden.cardinality() > MOST_TIDIED_AMONG) {
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
