package fr.mediation.bilan.format;

import fr.mediation.bilan.bound.Bounds;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.function.Supplier;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;

/**
 * Produces results in order on a thread of its own, a few blocks ahead of the consumer. Reading, checking and storing
 * thus share the cores, and none of them knows of threads.
 *
 * @param <T> the type of a result
 */
public final class Prefetcher<T> implements AutoCloseable {
    private static final int DEPTH = 2;

    private final BlockingQueue<Block<T>> queue = new ArrayBlockingQueue<>(DEPTH);
    private final Thread thread;
    private Iterator<T> results = Collections.emptyIterator();
    private Block<T> last;

    /** Some results, and the failure after them; the last block is the one that is not full. */
    private record Block<T>(
            List<T> results, boolean full, @Nullable Throwable failure) {}

    /**
     * Starts the thread.
     *
     * @param name the thread's name
     * @param size how many results are handed over together: where each is quickly made, more than one, for handing over
     *     costs more than that
     * @param bytes the memory that a result takes: fewer are handed over together where they take more than {@link
     *     Bounds#BLOCK_BYTES}
     * @param source gives one result after the other, on that thread; null after the last
     */
    public Prefetcher(String name, int size, ToIntFunction<? super T> bytes, Supplier<? extends T> source) {
        thread = new Thread(() -> produce(source, size, bytes), name);
        thread.setDaemon(true);
        thread.start();
    }

    private void produce(Supplier<? extends T> source, int size, ToIntFunction<? super T> bytes) {
        try {
            Block<T> block;
            do {
                block = block(source, size, bytes);
                queue.put(block);
            } while (block.full());
        } catch (InterruptedException e) {
            // Closed: nobody takes further results.
            Thread.currentThread().interrupt();
        }
    }

    private static <T> Block<T> block(Supplier<? extends T> source, int size, ToIntFunction<? super T> bytes) {
        List<T> results = new ArrayList<>(size);
        long held = 0;
        try {
            for (T result = source.get(); result != null; result = source.get()) {
                results.add(result);
                held += bytes.applyAsInt(result);
                if (results.size() == size || held > Bounds.BLOCK_BYTES) {
                    return new Block<>(results, true, null);
                }
            }
            return new Block<>(results, false, null);
        } catch (RuntimeException | Error failure) {
            return new Block<>(results, false, failure);
        }
    }

    /**
     * Takes the next result.
     *
     * @return the result, null after the last
     * @throws RuntimeException what the source threw, in its place in the order
     */
    public T next() {
        while (!results.hasNext()) {
            if (last != null) {
                return nothingAfter(last.failure());
            }
            Block<T> block = take();
            results = block.results().iterator();
            last = block.full() ? null : block;
        }
        return results.next();
    }

    private static <T> @Nullable T nothingAfter(@Nullable Throwable failure) {
        if (failure instanceof Error error) {
            throw error;
        }
        if (failure instanceof RuntimeException exception) {
            throw exception;
        }
        return null;
    }

    private Block<T> take() {
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
        List<Block<T>> discarded = new ArrayList<>();
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
