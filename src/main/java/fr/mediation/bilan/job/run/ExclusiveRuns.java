package fr.mediation.bilan.job.run;

import fr.mediation.bilan.database.RunLock;
import fr.mediation.bilan.text.ProblemException;
import java.util.function.Supplier;
import org.springframework.stereotype.Service;

/** Does what changes something: no other such work goes on meanwhile, and runs of a dead process can go on. */
@Service
public class ExclusiveRuns {
    private final RunLock lock;
    private final JobRuns runs;

    ExclusiveRuns(RunLock lock, JobRuns runs) {
        this.lock = lock;
        this.runs = runs;
    }

    /** Another run changes something at this moment. */
    public static final class HeldException extends ProblemException {
        private static final long serialVersionUID = 1L;

        HeldException() {
            super("job.locked");
        }
    }

    /**
     * Does some work.
     *
     * @param progress told of the runs that a dead process left
     * @param work the work
     * @return what the work gives
     * @throws HeldException if other such work goes on
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
