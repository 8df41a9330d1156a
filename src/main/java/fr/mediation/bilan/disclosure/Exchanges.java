package fr.mediation.bilan.disclosure;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.function.BiPredicate;

/** Hides what exchanges need so that hidden cells are safe from one attacker, as far as exchanges are found. */
final class Exchanges {
    /** Cells that are hidden already cost nothing, and the shorter way among them is taken. */
    private static final double LITTLE = 1e-6;

    /** So many times the cost of the cheapest cell is dear. */
    private static final double DEAR = 200;

    private final ProtectionProblem problem;
    private final BitSet hidden;
    private final BitSet usable;
    private final BiPredicate<Integer, SafetyRule> isSafe;
    private final Seen seen;
    private final BitSet tried = new BitSet();

    /**
     * Nothing is exchanged yet.
     *
     * @param problem what is to be published
     * @param hidden the hidden cells, to which those are added that are needed
     * @param usable the cells that may be hidden and that the attacker does not know
     * @param isSafe whether a hidden cell is known to be safe already
     */
    Exchanges(ProtectionProblem problem, BitSet hidden, BitSet usable, BiPredicate<Integer, SafetyRule> isSafe) {
        this.problem = problem;
        this.hidden = hidden;
        this.usable = usable;
        this.isSafe = isSafe;
        this.seen = new Seen(problem.values());
    }

    private ExchangeSearch among(BitSet cells) {
        return new ExchangeSearch(
                problem.tables(), problem.values(), cells, cell -> hidden.get(cell) ? LITTLE : problem.costs()[cell]);
    }

    /** The cells that are hidden anyway or whose hiding costs little: a solver tells whether dear ones are needed. */
    private BitSet cheap() {
        double least = usable.stream()
                .mapToDouble(cell -> problem.costs()[cell])
                .filter(cost -> cost > 0)
                .min()
                .orElse(0);
        BitSet cheap = new BitSet();
        usable.stream()
                .filter(cell -> hidden.get(cell) || problem.costs()[cell] <= DEAR * least)
                .forEach(cheap::set);
        return cheap;
    }

    /** Takes note of an exchange of hidden cells. */
    void see(Exchange exchange) {
        seen.see(exchange);
    }

    /** Looks for exchanges until each exposed cell is wide enough or none is found for it. */
    List<Exchange> protect() {
        List<Exchange> found = new ArrayList<>();
        ExchangeSearch search = among(cheap());
        int before = -1;
        while (hidden.cardinality() > before) {
            before = hidden.cardinality();
            for (int cell : LocalSuppression.widestFirst(problem, hidden)) {
                if (mustBeWide(cell)) {
                    widen(cell, search, found);
                }
            }
        }
        return found;
    }

    private void widen(int cell, ExchangeSearch search, List<Exchange> found) {
        if (usable.get(cell) && !tried.get(cell)) {
            tried.set(cell);
            for (Exchange exchange : search.widening(cell, problem.rules().get(cell), seen)) {
                hidden.or(problem.whole(exchange.cells()));
                found.add(exchange);
            }
        }
    }

    private boolean mustBeWide(int cell) {
        if (isSafe.test(cell, problem.rules().get(cell))) {
            return false;
        }
        return problem.primary().get(cell)
                || problem.values()[cell] < problem.rules().get(cell).openFrom();
    }
}
