package fr.mediation.bilan.job.compute;

import java.util.concurrent.locks.ReentrantLock;
import java.util.function.IntToLongFunction;
import org.springframework.stereotype.Component;

/**
 * In how many passes facts are scanned, so that what is counted of them fits into memory: each pass counts a part of it. Two
 * scans run at a time; one that needs several passes runs beside no other such one.
 */
@Component
final class ScanMemory {
    /** Measured: 56 bytes for each line of a country where most activities have one, and lists grow by half at a time. */
    private static final long BYTES_PER_FACT = 100;

    private final long most;
    private final ReentrantLock large = new ReentrantLock();

    /** Two fifths of the memory of the process: figures and the other scan need some too. */
    ScanMemory() {
        this(Runtime.getRuntime().maxMemory() * 2 / 5);
    }

    /**
     * Memory for scans.
     *
     * @param most how many bytes what is counted may take
     */
    ScanMemory(long most) {
        this.most = most;
    }

    /**
     * Scans.
     *
     * @param facts how many facts there are
     * @param scan is told how many passes it takes, and says how many rows it read
     * @return how many rows it read
     */
    long scan(long facts, IntToLongFunction scan) {
        int passes = passes(facts);
        if (passes == 1) {
            return scan.applyAsLong(1);
        }
        large.lock();
        try {
            return scan.applyAsLong(passes);
        } finally {
            large.unlock();
        }
    }

    /** How many passes some facts take: one where two scans of them fit. */
    int passes(long facts) {
        long bytes = facts * BYTES_PER_FACT;
        return bytes <= most / 2 ? 1 : (int) Math.max(2, (bytes + most - 1) / most);
    }
}
