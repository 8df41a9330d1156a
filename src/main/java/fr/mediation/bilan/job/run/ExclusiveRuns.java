package fr.mediation.bilan.job.run;

import fr.mediation.bilan.database.RunLock;
import fr.mediation.bilan.text.ProblemException;
import java.util.function.Supplier;
import org.springframework.stereotype.Service;

/** Runs work that changes the database, one at a time, and first recovers what a dead process left interrupted. */
@Service
public class ExclusiveRuns {
    private final RunLock lock;
    private final JobRuns runs;

    ExclusiveRuns(RunLock lock, JobRuns runs) {
        this.lock = lock;
        this.runs = runs;
    }

    /** Another run holds the lock. */
    public static final class HeldException extends ProblemException {
        private static final long serialVersionUID = 1L;

        HeldException() {
            super("job.locked");
        }
    }

    /**
     * Runs some work.
     *
     * @param progress notified of the runs that a dead process left
     * @param work the work
     * @return what the work gives
     * @throws HeldException if another run holds the lock
     */
    public <T> T call(Progress progress, Supplier<T> work) {
        return lock.holding(() -> {
                    int interrupted = runs.recover();
                    if (interrupted > 0) {
                        progress.recovered(interrupted);
                    }
                    return work.get();
                })
                .orElseThrow(HeldException::new);
    }
}
