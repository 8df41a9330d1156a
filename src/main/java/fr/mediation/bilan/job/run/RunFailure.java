package fr.mediation.bilan.job.run;

import fr.mediation.bilan.database.DatabaseFailure;
import fr.mediation.bilan.file.FullDisk;
import fr.mediation.bilan.text.ProblemException;
import java.io.IOException;
import java.util.Optional;

/** Tells the failures that end a whole run from those of one file or job: of the former, the next one would fail too. */
public final class RunFailure {
    private RunFailure() {}

    /**
     * {@return the failure that ends a run, as a sentence; empty where the next file or job may succeed}
     *
     * @param failure what was thrown
     */
    public static Optional<ProblemException> in(Throwable failure) {
        Optional<DatabaseFailure> database = DatabaseFailure.in(failure);
        if (database.isPresent()) {
            return Optional.of(database.get());
        }
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof ExclusiveRuns.HeldException held) {
                return Optional.of(held);
            }
            if (cause instanceof IOException && FullDisk.isSaidIn(cause.getMessage())) {
                return Optional.of(new ProblemException(failure, "job.disk-full"));
            }
        }
        return Optional.empty();
    }
}
