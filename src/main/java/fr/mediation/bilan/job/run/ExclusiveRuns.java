package fr.mediation.bilan.job.run;

import fr.mediation.bilan.database.DatabaseFailure;
import fr.mediation.bilan.database.Reconnection;
import fr.mediation.bilan.database.RunLock;
import fr.mediation.bilan.text.ProblemException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.stereotype.Service;

/**
 * Runs work that changes the database, one at a time, and first recovers what was interrupted. Work that loses its
 * connection or its lock is begun again once the database is back: all that it had committed is found done.
 */
@Service
public class ExclusiveRuns {
    /** A server that dies of what it is asked would die of it each time. */
    private static final int MOST_LOSSES = 3;

    private static final Logger LOG = LoggerFactory.getLogger(ExclusiveRuns.class);

    private final RunLock lock;
    private final JobRuns runs;
    private final Leftovers leftovers;
    private final Reconnection reconnection;
    private final ConfigurableApplicationContext application;

    ExclusiveRuns(
            RunLock lock,
            JobRuns runs,
            Leftovers leftovers,
            Reconnection reconnection,
            ConfigurableApplicationContext application) {
        this.lock = lock;
        this.runs = runs;
        this.leftovers = leftovers;
        this.reconnection = reconnection;
        this.application = application;
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
     * @param progress notified of the runs that were interrupted, and of a database that is lost and found
     * @param work the work; may be called again
     * @return what the work gives
     * @throws HeldException if another run holds the lock
     */
    public <T> T call(Progress progress, Supplier<T> work) {
        runs.begin();
        try {
            return callUntilDone(progress, work);
        } finally {
            runs.end();
        }
    }

    private <T> T callUntilDone(Progress progress, Supplier<T> work) {
        for (int losses = 0; ; losses++) {
            AtomicBoolean told = new AtomicBoolean();
            Runnable tellOnce = () -> {
                // Where the process is ending, it was told so.
                if (!application.isClosed() && told.compareAndSet(false, true)) {
                    progress.disconnected();
                }
            };
            try {
                return callOnce(progress, work, tellOnce);
            } catch (HeldException e) {
                throw e;
            } catch (RuntimeException | Error e) {
                ProblemException failure = RunFailure.in(e).orElse(null);
                if (failure == null) {
                    throw e;
                }
                LOG.error("the run failed", e);
                boolean lost = failure instanceof DatabaseFailure database && database.connectionLost();
                if (!lost || losses == MOST_LOSSES || application.isClosed()) {
                    throw failure;
                }
                tellOnce.run();
                progress.reconnected(reconnection.await());
            }
        }
    }

    private <T> T callOnce(Progress progress, Supplier<T> work, Runnable lost) {
        return lock.holding(
                        () -> {
                            leftovers.remove();
                            int interrupted = runs.recover();
                            if (interrupted > 0) {
                                progress.recovered(interrupted);
                            }
                            return work.get();
                        },
                        lost)
                .orElseThrow(HeldException::new);
    }
}
