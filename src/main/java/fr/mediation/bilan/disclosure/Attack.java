package fr.mediation.bilan.disclosure;

import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/**
 * What can be computed of the cells that are not known, by linear programming over all that is. Values that fit everywhere are
 * kept as they are found: those that lie far enough apart prove a cell safe without another programme.
 */
final class Attack {
    private static final int FIRST_NEIGHBOURS = 60;
    private static final int GROWTH = 6;

    /** A programme in whole numbers over more cells may never end: what it would tell beyond the linear one is left out. */
    private static final int MOST_WHOLE = 600;

    /** Fewer cells are asked of a programme one by one. */
    private static final int LEAST_EXPLORED = 200;

    private static final int PULLS = 5;

    /** How many corners of what fits are looked at for one in whole numbers. */
    private static final int CORNERS = 20;

    private final LinkedTables tables;

    /** Not published, and nothing but a programme tells how much it can be. */
    private final BitSet unknown;

    /** Not published, and left over where all else is known: no programme is needed to tell it. */
    private final BitSet determined = new BitSet();

    /** Values that fit: those published, and of the others what is feasible together. */
    private final double[] fitting;

    private final Seen seen;

    /** Null until they are asked for. */
    private @Nullable OuterBounds bounds;

    /** Those that were asked for, by cell; none after more cells were hidden. */
    private final Map<Integer, Component> components = new HashMap<>();

    private Attack(LinkedTables tables, BitSet unknown, double[] fitting) {
        this.tables = tables;
        this.unknown = (BitSet) unknown.clone();
        this.fitting = fitting.clone();
        LeftOver.determine(tables, this.fitting, this.unknown, determined);
        this.seen = new Seen(this.fitting);
    }

    /**
     * {@return the attack on values that are known here}
     *
     * @param tables what holds
     * @param values all values, true ones
     * @param unknown the cells that the attacker does not know
     */
    static Attack on(LinkedTables tables, double[] values, BitSet unknown) {
        return new Attack(tables, unknown, values);
    }

    /**
     * {@return the attack on values that nobody here knows}
     *
     * @param tables what holds
     * @param published what is published; anything for the other cells
     * @param unknown the other cells
     */
    static Attack from(LinkedTables tables, double[] published, BitSet unknown) {
        BitSet possible = (BitSet) unknown.clone();
        Attack blind = new Attack(tables, unknown, published);
        double[] values = blind.fitting;
        BitSet left = (BitSet) blind.unknown.clone();
        for (int cell = left.nextSetBit(0); cell >= 0; cell = left.nextSetBit(0)) {
            Component component = blind.component(cell);
            double[] found = blind.feasible(component);
            for (int position = 0; position < component.cells().length; position++) {
                int one = component.cells()[position];
                if (found == null) {
                    possible.clear(one);
                } else {
                    values[one] = found[position];
                }
                left.clear(one);
            }
        }
        blind.forget();
        return new Attack(tables, possible, values);
    }

    /** The cells that are not published and for which there are values that fit. */
    BitSet hidden() {
        BitSet hidden = (BitSet) unknown.clone();
        hidden.or(determined);
        return hidden;
    }

    /** Takes more cells for unknown. What was feasible stays so. */
    void hide(BitSet cells) {
        unknown.or(cells);
        unknown.or(determined);
        determined.clear();
        bounds = null;
        forget();
        LeftOver.determine(tables, fitting, unknown, determined);
    }

    /** Whether a cell is known to be so large that anybody may know it, or to be nobody's. */
    private boolean isOpen(int cell, SafetyRule rule) {
        if (fitting[cell] < rule.openFrom() && fitting[cell] != 0) {
            return false;
        }
        Interval outer = outer(cell);
        return outer.least() >= rule.openFrom() - SafetyRule.TOLERANCE
                || outer.least() == 0 && outer.greatest() <= SafetyRule.TOLERANCE;
    }

    /** Within what single relations, one after the other, tell of a cell: it cannot be outside, and may not reach the ends. */
    private Interval outer(int cell) {
        if (bounds == null) {
            bounds = new OuterBounds(tables, fitting, unknown);
        }
        return new Interval(bounds.least(cell), bounds.greatest(cell));
    }

    /** Takes note of other values that fit, all of cells that are not known. */
    void see(Exchange exchange) {
        seen.see(exchange);
    }

    /**
     * {@return whether a cell is known to be safe, without a programme: it was seen to be far enough apart, or is known to be so
     * large that anybody may know it}
     *
     * @param cell one that is not known
     * @param rule what is asked for
     */
    boolean isShownSafe(int cell, SafetyRule rule) {
        return determined.get(cell)
                ? rule.isSafe(new Interval(fitting[cell], fitting[cell]))
                : rule.isWide(seen(cell)) || isOpen(cell, rule);
    }

    /**
     * Looks for values that fit and lie far apart for many cells at once: a programme for each cell lasts long where they are
     * many. Which way each is pulled is left to chance, the same each time.
     *
     * @param rules what is asked for, by cell
     */
    void explore(List<? extends SafetyRule> rules) {
        BitSet left = (BitSet) unknown.clone();
        for (int cell = left.nextSetBit(0); cell >= 0; cell = left.nextSetBit(0)) {
            int[] cells = component(cell).cells();
            Arrays.stream(cells).forEach(left::clear);
            if (cells.length >= LEAST_EXPLORED) {
                explore(component(cell), rules);
            }
        }
    }

    private void explore(Component component, List<? extends SafetyRule> rules) {
        Random random = new Random(component.cells()[0]);
        long before = narrow(component, rules);
        for (long last = Long.MAX_VALUE; before > 0 && before < last; ) {
            for (int pull = 0; pull < PULLS; pull++) {
                double[] values =
                        component.least(cell -> rules.get(cell).isWide(seen(cell)) ? 0 : random.nextInt(3) - 1);
                if (values != null && isWhole(component.cells(), values)) {
                    see(component.cells(), values);
                }
            }
            last = before;
            before = narrow(component, rules);
        }
    }

    private long narrow(Component component, List<? extends SafetyRule> rules) {
        return Arrays.stream(component.cells())
                .filter(cell -> !rules.get(cell).isWide(seen(cell)))
                .count();
    }

    /**
     * {@return whether a cell is safe: false where nothing proves it}
     *
     * @param cell one that is not known
     * @param rule what is asked for
     */
    boolean isSafe(int cell, SafetyRule rule) {
        if (isShownSafe(cell, rule)) {
            return true;
        }
        if (determined.get(cell) || isShownUnsafe(cell, rule)) {
            return false;
        }
        Component component = component(cell);
        double least = bound(cell, component, false);
        if (rule.isWide(seen(cell))) {
            return true;
        }
        double greatest = bound(cell, component, true);
        if (rule.isWide(seen(cell))) {
            return true;
        }
        boolean isFound = !Double.isNaN(least) && !Double.isNaN(greatest);
        if (isFound && !rule.isSafe(new Interval(least, greatest))) {
            return false;
        }
        return isSafeInWholeNumbers(cell, rule, component, new Interval(least, greatest));
    }

    /** Whether what fits is neither nobody's nor large enough to be known, and nothing far from it fits. */
    private boolean isShownUnsafe(int cell, SafetyRule rule) {
        return fitting[cell] > 0 && fitting[cell] < rule.openFrom() && !rule.isSafe(outer(cell));
    }

    /** Whether whole numbers reach as far as fractions do; taken for true where there are too many cells to tell. */
    private boolean isSafeInWholeNumbers(int cell, SafetyRule rule, Component component, Interval linear) {
        for (int most = FIRST_NEIGHBOURS; most <= MOST_WHOLE; most *= GROWTH) {
            int[] near = Neighbourhood.of(tables, cell, unknown, most);
            double least = whole(cell, near, false);
            double greatest = whole(cell, near, true);
            if (rule.isWide(seen(cell))) {
                return true;
            }
            if (near.length == component.cells().length) {
                return rule.isSafe(new Interval(
                        Double.isNaN(least) ? linear.least() : least,
                        Double.isNaN(greatest) ? linear.greatest() : greatest));
            }
        }
        return rule.isSafe(linear);
    }

    /** {@return all that a cell can be} */
    Interval interval(int cell) {
        if (determined.get(cell)) {
            return new Interval(fitting[cell], fitting[cell]);
        }
        Interval outer = outer(cell);
        if (seen(cell).equals(outer)) {
            return outer;
        }
        return new Interval(extreme(cell, false), extreme(cell, true));
    }

    private double extreme(int cell, boolean greatest) {
        Component component = component(cell);
        double linear = bound(cell, component, greatest);
        double reached = greatest ? seen(cell).greatest() : seen(cell).least();
        if (reached == linear || component.cells().length > MOST_WHOLE) {
            return Double.isNaN(linear) ? reached : linear;
        }
        double whole = whole(cell, component.cells(), greatest);
        return Double.isNaN(whole) ? linear : whole;
    }

    private Component component(int cell) {
        Component known = components.get(cell);
        if (known != null) {
            return known;
        }
        Component component =
                new Component(tables, fitting, Neighbourhood.of(tables, cell, unknown, Integer.MAX_VALUE));
        Arrays.stream(component.cells()).forEach(one -> components.put(one, component));
        return component;
    }

    private void forget() {
        components.values().stream().distinct().forEach(Component::close);
        components.clear();
    }

    /** The least and greatest value of a cell of which it was seen that it fits. */
    Interval seen(int cell) {
        return seen.of(cell);
    }

    /** The least or greatest value of a cell, but for fractions; not a number where none is found. Whole values are seen. */
    private double bound(int cell, Component component, boolean greatest) {
        double[] linear = component.extreme(cell, greatest);
        if (linear == null) {
            return Double.NaN;
        }
        if (isWhole(component.cells(), linear)) {
            see(component.cells(), linear);
        }
        return told(cell, linear[Arrays.binarySearch(component.cells(), cell)], greatest);
    }

    /** The same in whole numbers where cells count, while those near it vary and the others stand still. */
    private double whole(int cell, int[] near, boolean greatest) {
        MixedProgram program = mixed(near);
        int position = Arrays.binarySearch(near, cell);
        program.cost(position, 1);
        double[] solution = greatest ? program.maximise() : program.minimise();
        if (solution == null) {
            return Double.NaN;
        }
        see(near, solution);
        return told(cell, solution[position], greatest);
    }

    private MixedProgram mixed(int[] near) {
        MixedProgram program = new MixedProgram();
        Component.fill(program, tables, fitting, near);
        for (int position = 0; position < near.length; position++) {
            if (tables.isWhole(near[position])) {
                program.whole(position);
            }
        }
        return program;
    }

    private double told(int cell, double bound, boolean greatest) {
        if (bound >= Component.UNLIMITED - 1) {
            return Double.POSITIVE_INFINITY;
        }
        return tables.isWhole(cell) ? rounded(bound, greatest) : bound;
    }

    private static double rounded(double bound, boolean greatest) {
        // What is added makes 0 of the negative zero.
        return 0.0 + (greatest ? Math.floor(bound + SafetyRule.TOLERANCE) : Math.ceil(bound - SafetyRule.TOLERANCE));
    }

    private boolean isWhole(int[] near, double[] solution) {
        for (int position = 0; position < near.length; position++) {
            if (tables.isWhole(near[position])
                    && Math.abs(solution[position] - Math.rint(solution[position])) > SafetyRule.TOLERANCE) {
                return false;
            }
        }
        return true;
    }

    private void see(int[] near, double[] solution) {
        for (int position = 0; position < near.length; position++) {
            int cell = near[position];
            double value = tables.isWhole(cell) ? Math.rint(solution[position]) : solution[position];
            seen.see(cell, value);
        }
    }

    /** Values that fit, whole ones where some are found: nearly all corners are whole, and a programme in whole numbers may never end. */
    private double @Nullable [] feasible(Component component) {
        int[] cells = component.cells();
        Random random = new Random(cells[0]);
        double[] linear = component.feasible();
        for (int corner = 0; linear != null && !isWhole(cells, linear) && corner < CORNERS; corner++) {
            linear = component.least(cell -> random.nextInt(3) - 1);
        }
        if (linear == null || isWhole(cells, linear) || cells.length > MOST_WHOLE) {
            return linear;
        }
        return mixed(cells).minimise();
    }
}
