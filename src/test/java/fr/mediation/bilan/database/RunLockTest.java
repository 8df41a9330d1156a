package fr.mediation.bilan.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@BilanTest
class RunLockTest {
    @Autowired
    private RunLock lock;

    @Test
    void whoHoldsItKeepsOthersOut() {
        assertThat(lock.holding(() -> lock.holding(() -> "second").isPresent())).contains(false);
    }

    @Test
    void itIsFreeAfterwardsAlsoWhenTheWorkFailed() {
        assertThatIllegalStateException()
                .isThrownBy(() -> lock.holding(() -> {
                    throw new IllegalStateException("failed");
                }));

        assertThat(lock.holding(() -> "next")).contains("next");
    }
}
