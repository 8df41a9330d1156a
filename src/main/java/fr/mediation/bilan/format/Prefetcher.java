package fr.mediation.bilan.format;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Works ahead of who takes its results: one thread of its own makes them in order, as many in advance as a short queue
 * holds. So reading, checking and storing share the cores without any of them knowing of threads.
 *
 * @param <T> what is made
 */
public final class Prefetcher<T> implements AutoCloseable {
    private static final int DEPTH = 2;

    private final BlockingQueue<Made<T>> queue = new ArrayBlockingQueue<>(DEPTH);
    private final Thread thread;
    private Made<T> last;

    private record Made<T>(
            @Nullable T result,
            @Nullable RuntimeException failure,
            @Nullable Error error) {
        boolean ends() {
            return result == null;
        }
    }

    /**
     * Begins to work.
     *
     * @param name the thread's name
     * @param source makes one result after the other, on one thread; null after the last
     */
    public Prefetcher(String name, Supplier<? extends T> source) {
        thread = new Thread(() -> make(source), name);
        thread.setDaemon(true);
        thread.start();
    }

    private void make(Supplier<? extends T> source) {
        try {
            Made<T> made;
            do {
                made = next(source);
                queue.put(made);
            } while (!made.ends());
        } catch (InterruptedException e) {
            // Closed: nobody waits for more.
            Thread.currentThread().interrupt();
        }
    }

    private static <T> Made<T> next(Supplier<? extends T> source) {
        try {
            return new Made<>(source.get(), null, null);
        } catch (RuntimeException failure) {
            return new Made<>(null, failure, null);
        } catch (Error error) {
            return new Made<>(null, null, error);
        }
    }

    /**
     * Takes the next result.
     *
     * @return the result, null after the last
     * @throws RuntimeException what the source threw, in its place in the order
     */
    public T next() {
        if (last == null) {
            Made<T> made = take();
            if (!made.ends()) {
                return made.result();
            }
            last = made;
        }
        if (last.failure() != null) {
            throw last.failure();
        }
        if (last.error() != null) {
            throw last.error();
        }
        return null;
    }

    private Made<T> take() {
        try {
            return queue.take();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    /** Stops working, and waits until the source is left alone. */
    @Override
    public void close() {
        thread.interrupt();
        List<Made<T>> unwanted = new ArrayList<>();
        while (thread.isAlive()) {
            queue.drainTo(unwanted);
            try {
                thread.join(10);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }
}
