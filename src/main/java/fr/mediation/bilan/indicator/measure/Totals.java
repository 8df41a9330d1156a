package fr.mediation.bilan.indicator.measure;

import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.roaringbitmap.FastAggregation;
import org.roaringbitmap.RoaringBitmap;

/**
 * The totals of a group of rows: its sums, and for each distinct counter the set of observations in the group. The totals of
 * several groups together are their sums added and their sets united.
 */
final class Totals {
    private final Sums sums;
    private final @Nullable RoaringBitmap[] observations;
    private final long[][] counts;

    /**
     * The totals of a group.
     *
     * @param sums its sums
     * @param observations the set of each counter; null where it has none
     */
    Totals(Sums sums, @Nullable RoaringBitmap[] observations) {
        this.sums = sums;
        this.observations = observations;
        counts = new long[observations.length][];
    }

    /**
     * The totals of several groups together, those of a single one themselves.
     *
     * @param all the groups' totals, of the same aggregates; at least one
     */
    static Totals united(List<Totals> all) {
        if (all.size() == 1) {
            return all.get(0);
        }
        Sums sums = all.get(0).sums.none();
        all.forEach(totals -> sums.add(totals.sums));
        RoaringBitmap[] united = new RoaringBitmap[all.get(0).observations.length];
        for (int i = 0; i < united.length; i++) {
            int counter = i;
            RoaringBitmap[] sets = all.stream()
                    .map(totals -> totals.observations[counter])
                    .filter(Objects::nonNull)
                    .toArray(RoaringBitmap[]::new);
            united[i] = sets.length == 0 ? null : FastAggregation.or(sets);
        }
        return new Totals(sums, united);
    }

    /** A sum, null where no row has a value. */
    @Nullable
    BigDecimal sum(int sum) {
        return sums.sum(sum);
    }

    /** A sum to which 1 was added for each row that has a value. */
    BigDecimal count(int sum) {
        return sums.count(sum);
    }

    /** The middle value of all rows, and no mean of medians; null where there is none. */
    @Nullable
    BigDecimal median(int median) {
        return sums.median(median);
    }

    /** How many distinct values each aggregate of a counter counts. */
    long[] distinct(int index, DistinctCounter counter) {
        if (counts[index] == null) {
            RoaringBitmap own = observations[index];
            counts[index] = own == null ? new long[counter.aggregates().size()] : counter.counts(own);
        }
        return counts[index];
    }
}
