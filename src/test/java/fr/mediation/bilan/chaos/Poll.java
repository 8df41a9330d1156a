package fr.mediation.bilan.chaos;

import java.time.Duration;
import java.time.Instant;
import java.util.function.BooleanSupplier;

/** Waits for what another process does. */
final class Poll {
    private static final Duration LONGEST = Duration.ofMinutes(5);
    private static final long MILLIS_BETWEEN = 50;

    private Poll() {}

    static void until(String what, BooleanSupplier happened) {
        Instant end = Instant.now().plus(LONGEST);
        while (!happened.getAsBoolean()) {
            if (Instant.now().isAfter(end)) {
                throw new IllegalStateException("never happened: " + what);
            }
            try {
                Thread.sleep(MILLIS_BETWEEN);
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }
    }
}
