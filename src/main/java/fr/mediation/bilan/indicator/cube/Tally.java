package fr.mediation.bilan.indicator.cube;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.roaringbitmap.FastAggregation;
import org.roaringbitmap.RoaringBitmap;

/**
 * What a group of rows counts of one counter. A value that occurs once in all is in no other group that this one is put
 * together with, and is counted by its mask; of the others the group has the set of observations, so that none is counted
 * twice.
 */
final class Tally {
    private final Tallies of;
    private int[] byMask = {};
    private @Nullable RoaringBitmap several;
    /** Asked for by several threads. */
    private volatile long @Nullable [] counts;

    Tally(Tallies of) {
        this.of = of;
    }

    /** Counts a value that occurs nowhere else. */
    void count(int mask) {
        if (mask >= byMask.length) {
            byMask = Arrays.copyOf(byMask, mask + 1);
        }
        byMask[mask]++;
    }

    /** Includes an observation of a value that occurs elsewhere too. */
    void include(int observation) {
        if (several == null) {
            several = new RoaringBitmap();
        }
        several.add(observation);
    }

    /**
     * What several groups count together, a single one itself.
     *
     * @param all those of the groups, at least one
     */
    static Tally united(List<Tally> all) {
        if (all.size() == 1) {
            return all.get(0);
        }
        Tally united = new Tally(all.get(0).of);
        for (Tally one : all) {
            if (one.byMask.length > united.byMask.length) {
                united.byMask = Arrays.copyOf(united.byMask, one.byMask.length);
            }
            for (int mask = 0; mask < one.byMask.length; mask++) {
                united.byMask[mask] += one.byMask[mask];
            }
        }
        RoaringBitmap[] sets =
                all.stream().map(one -> one.several).filter(Objects::nonNull).toArray(RoaringBitmap[]::new);
        united.several = sets.length == 0 ? null : FastAggregation.or(sets);
        return united;
    }

    /** How many distinct values an aggregate of the counter counts. */
    long distinct(int aggregate) {
        long[] known = counts;
        if (known == null) {
            known = of.counts(byMask, several);
            counts = known;
        }
        return known[aggregate];
    }
}
