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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(20)
class PrefetcherTest {
    private static Supplier<Integer> numbers(int last) {
        Iterator<Integer> numbers = IntStream.rangeClosed(1, last).iterator();
        return () -> numbers.hasNext() ? numbers.next() : null;
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4})
    void givesTheResultsInOrderAndNullAfterTheLast(int size) {
        try (Prefetcher<Integer> prefetcher = new Prefetcher<>("test", size, result -> 0, numbers(3))) {
            assertThat(List.of(prefetcher.next(), prefetcher.next(), prefetcher.next()))
                    .containsExactly(1, 2, 3);
            assertThat(prefetcher.next()).isNull();
            assertThat(prefetcher.next()).isNull();
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void throwsAFailureInItsPlaceAndAgain(int size) {
        Supplier<Integer> one = numbers(1);
        Supplier<Integer> failing = () -> {
            Integer next = one.get();
            if (next == null) {
                throw new IllegalStateException("broken");
            }
            return next;
        };
        try (Prefetcher<Integer> prefetcher = new Prefetcher<>("test", size, result -> 0, failing)) {
            assertThat(prefetcher.next()).isEqualTo(1);
            assertThatThrownBy(prefetcher::next).hasMessage("broken");
            assertThatThrownBy(prefetcher::next).hasMessage("broken");
        }
    }

    @Test
    void leavesTheSourceAloneOnceClosed() {
        AtomicBoolean inUse = new AtomicBoolean();
        Prefetcher<Integer> prefetcher = new Prefetcher<>("test", 1, result -> 0, () -> {
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
