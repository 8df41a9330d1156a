package fr.mediation.bilan.database;

import fr.mediation.bilan.file.PrivateFiles;
import fr.mediation.bilan.text.ProblemException;
import fr.mediation.bilan.text.Sentence;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/** Lets one process at a time start or stop the server of a home, and begin or end to use it. */
final class StartLock implements AutoCloseable {
    /** Longer than any start takes. */
    private static final Duration LONGEST_WAIT = Duration.ofMinutes(5);

    private static final int MILLIS_BETWEEN_TRIES = 20;

    // A file lock excludes other processes, but not other threads of this one.
    private static final ReentrantLock THREADS = new ReentrantLock();

    private final FileChannel channel;

    private StartLock(FileChannel channel) {
        this.channel = channel;
    }

    /**
     * Waits for the lock.
     *
     * @throws ProblemException if it is not given back in time
     */
    static StartLock take(Path file, WaitListener listener) {
        long begin = System.nanoTime();
        try {
            if (!THREADS.tryLock(LONGEST_WAIT.toSeconds(), TimeUnit.SECONDS)) {
                throw new ProblemException(
                        "database.start-waits", file.getParent().toString());
            }
            return takeFromOtherProcesses(file, begin, listener);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ProblemException(
                    e, "database.start-waits", file.getParent().toString());
        }
    }

    private static StartLock takeFromOtherProcesses(Path file, long begin, WaitListener listener)
            throws InterruptedException {
        boolean told = false;
        FileChannel channel = null;
        boolean taken = false;
        try {
            channel = PrivateFiles.channel(file, Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE));
            while (channel.tryLock() == null) {
                if (!told && System.nanoTime() - begin > TimeUnit.SECONDS.toNanos(WaitListener.PATIENCE_SECONDS)) {
                    listener.waits(Sentence.of("database.waits-for-other-start", LONGEST_WAIT.toSeconds()));
                    told = true;
                }
                if (System.nanoTime() - begin > LONGEST_WAIT.toNanos()) {
                    throw new ProblemException(
                            "database.start-waits", file.getParent().toString());
                }
                TimeUnit.MILLISECONDS.sleep(MILLIS_BETWEEN_TRIES);
            }
            taken = true;
            return new StartLock(channel);
        } catch (IOException e) {
            throw new ProblemException(e, "database.not-writable", file.toString());
        } finally {
            if (!taken) {
                giveBack(channel);
            }
        }
    }

    private static void giveBack(@Nullable FileChannel channel) {
        try {
            if (channel != null) {
                channel.close();
            }
        } catch (IOException e) {
            throw new ProblemException(e, "database.not-writable", channel.toString());
        } finally {
            THREADS.unlock();
        }
    }

    @Override
    public void close() {
        giveBack(channel);
    }
}
