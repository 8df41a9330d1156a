package fr.mediation.bilan.database;

import fr.mediation.bilan.text.Sentence;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells that the server is connected and says nothing, and that it speaks again. A statement may take hours, and is waited for
 * without a limit: only a question that costs nothing shows a server that hangs. One that is gone is told by who meets it.
 */
final class AnswerWatch implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(AnswerWatch.class);
    private static final int MILLIS_BETWEEN_QUESTIONS = 1_000;
    private static final int MILLIS_BETWEEN_LOOKS = 500;

    /** Looks and not a clock: where this process was stopped itself, the clock went on. */
    static final int PATIENCE = WaitListener.PATIENCE_SECONDS * 1_000 / MILLIS_BETWEEN_LOOKS;

    private final WaitListener listener;
    private final CountDownLatch ended = new CountDownLatch(1);
    private boolean asked;
    private boolean told;
    private int looks;

    AnswerWatch(WaitListener listener) {
        this.listener = listener;
    }

    /** Watches until it is closed. Threads that hang with the server keep no process from ending. */
    static AnswerWatch start(DataSource dataSource, WaitListener listener) {
        AnswerWatch watch = new AnswerWatch(listener);
        watch.start(() -> watch.ask(dataSource), "ask-database");
        watch.start(watch::lookOften, "look-for-answer");
        return watch;
    }

    private void start(Runnable work, String name) {
        Thread thread = new Thread(work, name);
        thread.setDaemon(true);
        thread.start();
    }

    private void ask(DataSource dataSource) {
        do {
            try (Connection connection = dataSource.getConnection();
                    Statement statement = connection.createStatement()) {
                do {
                    asked();
                    statement.execute("select 1");
                    answered();
                } while (!hasEnded(MILLIS_BETWEEN_QUESTIONS));
            } catch (SQLException e) {
                LOG.debug("the question of the watch failed", e);
                failed();
            }
        } while (!hasEnded(MILLIS_BETWEEN_QUESTIONS));
    }

    private void lookOften() {
        while (!hasEnded(MILLIS_BETWEEN_LOOKS)) {
            look();
        }
    }

    private boolean hasEnded(int millis) {
        try {
            return ended.await(millis, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return true;
        }
    }

    synchronized void asked() {
        asked = true;
        looks = 0;
    }

    synchronized void answered() {
        asked = false;
        if (told) {
            told = false;
            listener.waits(Sentence.of("database.answers"));
        }
    }

    /** The server is gone, or the connection. */
    synchronized void failed() {
        asked = false;
        told = false;
    }

    /** Looks whether the last question was answered. */
    synchronized void look() {
        if (asked && ++looks >= PATIENCE && !told && ended.getCount() > 0) {
            told = true;
            LOG.warn("the server does not answer");
            listener.waits(Sentence.of("database.does-not-answer"));
        }
    }

    @Override
    public void close() {
        ended.countDown();
    }
}
