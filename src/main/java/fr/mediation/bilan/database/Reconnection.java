package fr.mediation.bilan.database;

import fr.mediation.bilan.text.ProblemException;
import java.time.Duration;
import java.time.Instant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Gets a database back that a run lost: starts the embedded server again, waits for an external one. */
@Component
public class Reconnection {
    /** A server that restarts after a crash is there again in less; one that is down for longer is somebody's affair. */
    private static final Duration LONGEST_WAIT = Duration.ofMinutes(2);

    private static final Duration BETWEEN = Duration.ofSeconds(1);
    private static final Logger LOG = LoggerFactory.getLogger(Reconnection.class);

    private final Database database;

    Reconnection(Database database) {
        this.database = database;
    }

    /**
     * Waits until the database answers.
     *
     * @return whether its server was started again here
     * @throws ProblemException if it does not answer in time, or cannot be started: the sentence says what to do
     */
    public boolean await() {
        Instant end = Instant.now().plus(LONGEST_WAIT);
        while (true) {
            try {
                return database.restore();
            } catch (ProblemException e) {
                LOG.info("the database does not answer yet", e);
                if (database instanceof EmbeddedDatabase || Instant.now().isAfter(end) || !pause()) {
                    throw e;
                }
            }
        }
    }

    /** Pauses; false where the run is to end. */
    private static boolean pause() {
        try {
            Thread.sleep(BETWEEN.toMillis());
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
