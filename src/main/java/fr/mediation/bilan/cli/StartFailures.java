package fr.mediation.bilan.cli;

import fr.mediation.bilan.text.ProblemException;
import java.util.function.Supplier;

/** Finds, under the layers that a starting application wraps around a failure, the one that explains itself. */
final class StartFailures {
    private StartFailures() {}

    static <T> T explained(Supplier<T> start) {
        try {
            return start.get();
        } catch (RuntimeException e) {
            for (Throwable cause = e; cause != null; cause = cause.getCause()) {
                if (cause instanceof ProblemException problem) {
                    throw problem;
                }
            }
            throw e;
        }
    }
}
