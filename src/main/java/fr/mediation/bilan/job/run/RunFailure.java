package fr.mediation.bilan.job.run;

import fr.mediation.bilan.database.DatabaseFailure;
import fr.mediation.bilan.text.ProblemException;
import java.io.IOException;
import java.util.Optional;
import java.util.regex.Pattern;

/** Tells the failures that end a whole run from those of one file or job: of the former, the next one would fail too. */
public final class RunFailure {
    /** As the systems that Bilan runs on say it, in English and French; Java has no exception of its own for it. */
    private static final Pattern DISK_FULL = Pattern.compile(
            "No space left on device|Disk quota exceeded|not enough space on the disk|espace disponible sur le périph|quota d.espace disque",
            Pattern.CASE_INSENSITIVE);

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
            if (cause instanceof IOException
                    && cause.getMessage() != null
                    && DISK_FULL.matcher(cause.getMessage()).find()) {
                return Optional.of(new ProblemException(failure, "job.disk-full"));
            }
        }
        return Optional.empty();
    }
}
