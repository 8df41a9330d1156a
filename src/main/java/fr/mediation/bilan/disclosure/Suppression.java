package fr.mediation.bilan.disclosure;

import java.util.BitSet;
import java.util.Optional;

/**
 * Which cells are hidden.
 *
 * @param hidden the cells, the primary ones among them
 * @param method how they were found
 * @param unprotected those of them that stay exposed although all is hidden that may be; none where the method is exact
 */
public record Suppression(BitSet hidden, Method method, BitSet unprotected) {
    /** Above so many cells that may be hidden, the cheapest pattern is not looked for. */
    private static final int MOST_EXACT = 60;

    /** How a pattern was found. */
    public enum Method {
        /** No safe pattern costs less. */
        EXACT,
        /** Safe, and not always the cheapest. */
        HEURISTIC
    }

    /**
     * {@return the hidden cells: the cheapest safe pattern where there are few cells, else a safe one of little cost}
     *
     * @param problem what is to be published
     */
    public static Suppression of(ProtectionProblem problem) {
        if (problem.eligible().cardinality() <= MOST_EXACT) {
            Optional<BitSet> exact = ExactSuppression.of(problem);
            if (exact.isPresent()) {
                return new Suppression(exact.get(), Method.EXACT, new BitSet());
            }
        }
        return LocalSuppression.of(problem);
    }
}
