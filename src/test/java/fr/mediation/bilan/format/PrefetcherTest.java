package fr.mediation.bilan.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Iterator;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class PrefetcherTest {
    private static Supplier<Integer> numbers(int last) {
        Iterator<Integer> numbers = IntStream.rangeClosed(1, last).iterator();
        return () -> numbers.hasNext() ? numbers.next() : null;
    }

    @Test
    void givesTheResultsInOrderAndNullAfterTheLast() {
        try (Prefetcher<Integer> prefetcher = new Prefetcher<>("test", numbers(3))) {
            assertThat(List.of(prefetcher.next(), prefetcher.next(), prefetcher.next()))
                    .containsExactly(1, 2, 3);
            assertThat(prefetcher.next()).isNull();
            assertThat(prefetcher.next()).isNull();
        }
    }

    @Test
    void throwsAFailureInItsPlaceAndAgain() {
        Supplier<Integer> one = numbers(1);
        Supplier<Integer> failing = () -> {
            Integer next = one.get();
            if (next == null) {
                throw new IllegalStateException("broken");
            }
            return next;
        };
        try (Prefetcher<Integer> prefetcher = new Prefetcher<>("test", failing)) {
            assertThat(prefetcher.next()).isEqualTo(1);
            assertThatThrownBy(prefetcher::next).hasMessage("broken");
            assertThatThrownBy(prefetcher::next).hasMessage("broken");
        }
    }

    @Test
    void leavesTheSourceAloneOnceClosed() {
        AtomicBoolean inUse = new AtomicBoolean();
        Prefetcher<Integer> prefetcher = new Prefetcher<>("test", () -> {
            inUse.set(true);
            Thread.onSpinWait();
            inUse.set(false);
            return 1;
        });
        prefetcher.next();

        prefetcher.close();

        assertThat(inUse).isFalse();
    }
}
