package fr.mediation.bilan.database;

import fr.mediation.bilan.text.Sentence;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** Told what a database is waited for, where that takes longer than a user waits without a word. */
@FunctionalInterface
public interface WaitListener {
    /** Tells nobody. */
    WaitListener NONE = sentence -> {};

    /** After so long a wait is told, in seconds. */
    int PATIENCE_SECONDS = 3;

    /**
     * Something is waited for.
     *
     * @param sentence what, and for how long
     */
    void waits(Sentence sentence);

    /** Tells what is waited for where one call does not return in time: whoever waits in it cannot say so itself. */
    final class Patience implements AutoCloseable {
        private final CountDownLatch over = new CountDownLatch(1);

        private Patience() {}

        /**
         * Tells once, unless it is closed before.
         *
         * @param listener told
         * @param sentence what is waited for by then
         */
        static Patience begin(WaitListener listener, Supplier<Sentence> sentence) {
            Patience patience = new Patience();
            Thread thread = new Thread(() -> patience.last(listener, sentence), "patience");
            thread.setDaemon(true);
            thread.start();
            return patience;
        }

        private void last(WaitListener listener, Supplier<Sentence> sentence) {
            try {
                if (!over.await(WaitListener.PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                    listener.waits(sentence.get());
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }

        @Override
        public void close() {
            over.countDown();
        }
    }
}
