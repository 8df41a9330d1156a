package fr.mediation.bilan.disclosure;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.function.IntToDoubleFunction;
import java.util.stream.Stream;

/**
 * Looks for a cheap exchange that moves a cell as far as it must, without a solver: each sum that a move upsets is set right by
 * the move of another cell, best by one that sets several right at once, until none is upset. In a table with margins it ends
 * in the four corners of a rectangle, in one of three dimensions in the eight of a box, as the hypercube method of D. Repsilber
 * (« Preservation of confidentiality in aggregated data », 1994) takes them from the start. It finds little where few cells
 * may move, and linear programming is left to do it.
 */
final class ExchangeSearch {
    /** An exchange over more cells hides more than it is worth. */
    private static final int MOST_MOVES = 200;

    /** How many of the best cells are tried to set the first sum right. */
    private static final int FIRST_CHOICES = 5;

    /** What setting a sum right is worth beside what a cell costs: little finds cheap cells, and much short ways. */
    private static final double[] WORTHS = {1, 20};

    /** Where these come to no end, so many others are tried, whose choices are shaken by chance, the same each time. */
    private static final int SHAKEN = 8;

    private static final double SHAKE = 4;

    /** How many ways are gone from one upset sum, and how many moves are tried in all, before an attempt is given up. */
    private static final int MOST_WAYS = 3;

    private static final int MOST_TRIED = 150;

    private static final int MOST_PARTS = 4;
    private static final int MOST_STEPS = 10;

    private final LinkedTables tables;
    private final double[] values;
    private final BitSet usable;
    private final IntToDoubleFunction cost;
    private final double[] sums;
    private final Random random = new Random();
    private double shake;
    private int tried;

    private final Map<Integer, Double> moves = new LinkedHashMap<>();
    private final Map<Integer, Double> excess = new HashMap<>();
    private final Set<Integer> upset = new LinkedHashSet<>();

    /**
     * A search among some cells.
     *
     * @param tables what holds
     * @param values values that fit
     * @param usable the cells that may move
     * @param cost what moving a cell costs
     */
    ExchangeSearch(LinkedTables tables, double[] values, BitSet usable, IntToDoubleFunction cost) {
        this.tables = tables;
        this.values = values.clone();
        this.usable = usable;
        this.cost = cost;
        this.sums = tables.relations().stream()
                .mapToDouble(relation -> relation.sum(values))
                .toArray();
    }

    /**
     * An exchange that was found.
     *
     * @param exchange the exchange
     * @param cost what moving its cells costs
     */
    record Found(Exchange exchange, double cost) {}

    /**
     * Exchanges that move a cell as far apart as its rule asks, and are seen then: one, or several that move it a part of the way
     * each, upwards and downwards. Fewer where no more are found.
     */
    List<Exchange> widening(int cell, SafetyRule rule, Seen seen) {
        List<Exchange> exchanges = new ArrayList<>();
        int parts = 1;
        for (int step = 0; step < MOST_STEPS && parts <= MOST_PARTS && !rule.isWide(seen.of(cell)); step++) {
            Optional<Found> found = cheapest(cell, rule, seen.of(cell), parts);
            if (found.isEmpty()) {
                parts *= 2;
            } else {
                seen.see(found.get().exchange());
                exchanges.add(found.get().exchange());
            }
        }
        return exchanges;
    }

    private Optional<Found> cheapest(int cell, SafetyRule rule, Interval seen, int parts) {
        double value = values[cell];
        double lacking = (rule.width() + seen.least() - rule.slope() * seen.greatest()) / parts;
        double up = whole(cell, seen.greatest() - value + lacking / rule.slope());
        double down = whole(cell, Math.min(value - seen.least() + lacking, value - tables.least(cell)));
        return Stream.concat(
                        moving(cell, up).stream(),
                        down > value - seen.least() ? moving(cell, -down).stream() : Stream.empty())
                .min(Comparator.comparingDouble(Found::cost));
    }

    private double whole(int cell, double by) {
        return tables.isWhole(cell) ? Math.ceil(by - SafetyRule.TOLERANCE) : by;
    }

    /** The cheapest exchange found that moves a cell by so much, less than 0 downwards; empty where none is found. */
    Optional<Found> moving(int cell, double by) {
        Found best = null;
        double least = Double.POSITIVE_INFINITY;
        for (double worth : WORTHS) {
            for (int choice = 0; choice < FIRST_CHOICES; choice++) {
                double spent = attempt(cell, by, worth, choice, least);
                if (spent < least) {
                    least = spent;
                    best = new Found(new Exchange(moves), spent);
                }
            }
        }
        for (int shaken = 0; best == null && shaken < SHAKEN; shaken++) {
            random.setSeed(31L * cell + shaken);
            shake = SHAKE;
            double spent = attempt(cell, by, 1 + shaken % 3, 0, least);
            if (spent < least) {
                best = new Found(new Exchange(moves), spent);
            }
            shake = 0;
        }
        return Optional.ofNullable(best);
    }

    /** What one attempt costs, whose exchange is then in the moves; infinite where it comes to no end. */
    private double attempt(int cell, double by, double worth, int choice, double most) {
        moves.clear();
        excess.clear();
        upset.clear();
        if (by == 0 || within(cell, by) != by) {
            return Double.POSITIVE_INFINITY;
        }
        move(cell, by);
        moves.put(cell, by);
        tried = 0;
        return settle(cost.applyAsDouble(cell), worth, choice, most);
    }

    /** Sets all sums right, going back where one cannot be; what that costs, infinite where it does not end. */
    private double settle(double spent, double worth, int skipped, double most) {
        if (upset.isEmpty()) {
            return spent;
        }
        if (moves.size() >= MOST_MOVES || spent >= most) {
            return Double.POSITIVE_INFINITY;
        }
        List<Step> steps = steps(mostBound(), worth);
        for (int i = skipped; i < Math.min(steps.size(), skipped + MOST_WAYS) && ++tried <= MOST_TRIED; i++) {
            Step step = steps.get(i);
            move(step.cell, step.by);
            moves.put(step.cell, step.by);
            double settled = settle(spent + cost.applyAsDouble(step.cell), worth, 0, most);
            if (settled < Double.POSITIVE_INFINITY) {
                return settled;
            }
            moves.remove(step.cell);
            move(step.cell, -step.by);
        }
        return Double.POSITIVE_INFINITY;
    }

    /** The sum with the fewest cells that can set it right: left to the end, it would be a dead one. */
    private int mostBound() {
        return upset.stream()
                .min(Comparator.comparingInt((Integer number) ->
                                tables.relations().get(number).size())
                        .thenComparing(Comparator.naturalOrder()))
                .orElseThrow();
    }

    /** A cell that is moved to set a sum right. */
    private record Step(int cell, double by, double price) {}

    /** The moves that set a sum right or bring it nearer, the best first. */
    private List<Step> steps(int number, double worth) {
        LinkedTables.Relation relation = tables.relations().get(number);
        double missing = missing(number);
        List<Step> steps = new ArrayList<>();
        for (int position = 0; position < relation.size(); position++) {
            int cell = relation.cell(position);
            double by = within(cell, missing / relation.coefficient(position));
            if (by != 0 && usable.get(cell) && !moves.containsKey(cell)) {
                double price = cost.applyAsDouble(cell) - worth * setRight(cell, by);
                steps.add(new Step(cell, by, shake == 0 ? price : price + shake * random.nextDouble()));
            }
        }
        steps.sort(Comparator.comparingDouble(Step::price));
        return steps;
    }

    /** As much of a move as a cell can make: others make the rest. */
    private double within(int cell, double by) {
        double value = values[cell];
        double room = by > 0 ? tables.greatest(cell) - value : value - tables.least(cell);
        double most = Math.min(Math.abs(by), Math.max(0, room));
        return Math.copySign(tables.isWhole(cell) ? Math.floor(most) : most, by);
    }

    /** How many sums more are right than before when a cell moves. */
    private int setRight(int cell, double by) {
        int right = 0;
        int[] relations = tables.relationsOf(cell);
        double[] coefficients = tables.coefficientsOf(cell);
        for (int i = 0; i < relations.length; i++) {
            int number = relations[i];
            double after = excess.getOrDefault(number, 0.0) + coefficients[i] * by;
            boolean isUpset = Math.abs(missing(number, after)) > SafetyRule.TOLERANCE;
            right += (upset.contains(number) ? 1 : 0) - (isUpset ? 1 : 0);
        }
        return right;
    }

    private void move(int cell, double by) {
        int[] relations = tables.relationsOf(cell);
        double[] coefficients = tables.coefficientsOf(cell);
        for (int i = 0; i < relations.length; i++) {
            int number = relations[i];
            excess.merge(number, coefficients[i] * by, Double::sum);
            if (Math.abs(missing(number)) > SafetyRule.TOLERANCE) {
                upset.add(number);
            } else {
                upset.remove(number);
            }
        }
    }

    private double missing(int number) {
        return missing(number, excess.getOrDefault(number, 0.0));
    }

    /** What a sum lacks to lie within its bounds again after it was moved by so much. */
    private double missing(int number, double moved) {
        LinkedTables.Relation relation = tables.relations().get(number);
        if (relation.isEquation()) {
            return -moved;
        }
        double sum = sums[number] + moved;
        return sum < relation.low() ? relation.low() - sum : Math.min(0, relation.high() - sum);
    }
}
