package fr.mediation.bilan.format;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Produces results in order on a thread of its own, a few ahead of the consumer. Reading, checking and storing thus
 * share the cores, and none of them knows of threads.
 *
 * @param <T> the type of a result
 */
public final class Prefetcher<T> implements AutoCloseable {
    private static final int DEPTH = 2;

    private final BlockingQueue<Produced<T>> queue = new ArrayBlockingQueue<>(DEPTH);
    private final Thread thread;
    private Produced<T> last;

    private record Produced<T>(
            @Nullable T result,
            @Nullable RuntimeException failure,
            @Nullable Error error) {
        boolean ends() {
            return result == null;
        }
    }

    /**
     * Starts the thread.
     *
     * @param name the thread's name
     * @param source gives one result after the other, on that thread; null after the last
     */
    public Prefetcher(String name, Supplier<? extends T> source) {
        thread = new Thread(() -> produce(source), name);
        thread.setDaemon(true);
        thread.start();
    }

    private void produce(Supplier<? extends T> source) {
        try {
            Produced<T> produced;
            do {
                produced = next(source);
                queue.put(produced);
            } while (!produced.ends());
        } catch (InterruptedException e) {
            // Closed: nobody takes further results.
            Thread.currentThread().interrupt();
        }
    }

    private static <T> Produced<T> next(Supplier<? extends T> source) {
        try {
            return new Produced<>(source.get(), null, null);
        } catch (RuntimeException failure) {
            return new Produced<>(null, failure, null);
        } catch (Error error) {
            return new Produced<>(null, null, error);
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
            Produced<T> produced = take();
            if (!produced.ends()) {
                return produced.result();
            }
            last = produced;
        }
        if (last.failure() != null) {
            throw last.failure();
        }
        if (last.error() != null) {
            throw last.error();
        }
        return null;
    }

    private Produced<T> take() {
        try {
            return queue.take();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    /** Stops the thread, and waits until it no longer uses the source. */
    @Override
    public void close() {
        thread.interrupt();
        List<Produced<T>> discarded = new ArrayList<>();
        while (thread.isAlive()) {
            queue.drainTo(discarded);
            try {
                thread.join(10);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }
}
