package fr.mediation.bilan.job.compute;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ScanMemoryTest {
    private static final long MEGABYTE = 1 << 20;

    private final ScanMemory memory = new ScanMemory(160 * MEGABYTE);

    @Test
    void whatFitsTwiceIsScannedOnceAndMoreInAsManyPassesAsItTakes() {
        assertThat(memory.passes(0)).isEqualTo(1);
        assertThat(memory.passes(800_000)).isEqualTo(1);
        assertThat(memory.passes(1_000_000)).isEqualTo(2);
        assertThat(memory.passes(10_000_000)).isEqualTo(6);
    }

    @Test
    void aScanIsToldItsPasses() {
        assertThat(memory.scan(10_000_000, passes -> passes)).isEqualTo(6);
        assertThat(memory.scan(10, passes -> passes)).isEqualTo(1);
    }
}
