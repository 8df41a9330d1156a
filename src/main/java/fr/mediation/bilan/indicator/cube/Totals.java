package fr.mediation.bilan.indicator.cube;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The totals of a group of rows: its sums, and what it counts of each distinct counter. The totals of several groups together
 * are their sums added and their values united.
 */
public final class Totals {
    private final Sums sums;
    private final @Nullable Tally[] tallies;

    /**
     * The totals of a group.
     *
     * @param sums its sums
     * @param tallies what it counts of each counter; null where that is nothing
     */
    Totals(Sums sums, @Nullable Tally[] tallies) {
        this.sums = sums;
        this.tallies = tallies;
    }

    /**
     * The totals of several groups together, those of a single one themselves.
     *
     * @param all the groups' totals, of the same aggregates; at least one
     */
    public static Totals united(List<Totals> all) {
        if (all.size() == 1) {
            return all.get(0);
        }
        Sums sums = all.get(0).sums.none();
        all.forEach(totals -> sums.add(totals.sums));
        Tally[] united = new Tally[all.get(0).tallies.length];
        for (int i = 0; i < united.length; i++) {
            int counter = i;
            List<Tally> own = all.stream()
                    .map(totals -> totals.tallies[counter])
                    .filter(Objects::nonNull)
                    .toList();
            united[i] = own.isEmpty() ? null : Tally.united(own);
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

    /** How often each value of a median occurs. */
    Map<BigDecimal, Long> values(int median) {
        return sums.values(median);
    }

    /** How many distinct values an aggregate of a counter counts. */
    long distinct(int counter, int aggregate) {
        Tally own = tallies[counter];
        return own == null ? 0 : own.distinct(aggregate);
    }
}
