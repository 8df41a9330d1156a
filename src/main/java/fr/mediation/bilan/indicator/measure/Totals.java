package fr.mediation.bilan.indicator.measure;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.roaringbitmap.FastAggregation;
import org.roaringbitmap.RoaringBitmap;

/**
 * The totals of a group of rows: a number for each sum, for each distinct counter the set of observations in the group,
 * and for each median how often each value occurs. The totals of several groups together are their sums and occurrences
 * added and their sets united, so that a median of several groups is that of all their rows, and no mean of medians.
 */
final class Totals {
    private static final int MICRO_DECIMALS = 6;
    private static final BigDecimal HALF = new BigDecimal("0.5");

    private final long[] micros;
    private final boolean[] known;
    private final RoaringBitmap[] observations;
    private final int[] last;
    private final long[][] counts;
    private final List<NavigableMap<BigDecimal, Long>> values;
    private BigDecimal[] exact;

    /**
     * Nothing yet.
     *
     * @param sums how many aggregates are sums
     * @param counters how many distinct counters there are
     * @param medians how many aggregates are medians
     */
    Totals(int sums, int counters, int medians) {
        micros = new long[sums];
        known = new boolean[sums];
        observations = new RoaringBitmap[counters];
        last = new int[counters];
        counts = new long[counters][];
        values = Stream.<NavigableMap<BigDecimal, Long>>generate(TreeMap::new)
                .limit(medians)
                .toList();
    }

    /** Adds to a sum, in millionths. */
    void add(int sum, long summand) {
        long added = micros[sum] + summand;
        if (((micros[sum] ^ added) & (summand ^ added)) < 0) {
            add(sum, BigDecimal.valueOf(summand, MICRO_DECIMALS));
            return;
        }
        micros[sum] = added;
        known[sum] = true;
    }

    /** Adds to a sum a number that millionths cannot hold. */
    void add(int sum, BigDecimal summand) {
        if (exact == null) {
            exact = new BigDecimal[micros.length];
        }
        exact[sum] = exact[sum] == null ? summand : exact[sum].add(summand);
        known[sum] = true;
    }

    /** Adds a value to those of a median. */
    void addValue(int median, BigDecimal value) {
        values.get(median).merge(value, 1L, Long::sum);
    }

    /** Adds an observation to the set of a counter. */
    void include(int counter, int observation) {
        if (observations[counter] == null) {
            observations[counter] = new RoaringBitmap();
        } else if (last[counter] == observation) {
            // Rows of one activity, place or person often follow each other.
            return;
        }
        last[counter] = observation;
        observations[counter].add(observation);
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
        Totals united = new Totals(
                all.get(0).micros.length,
                all.get(0).observations.length,
                all.get(0).values.size());
        all.forEach(united::addSums);
        for (int i = 0; i < united.observations.length; i++) {
            int counter = i;
            RoaringBitmap[] sets = all.stream()
                    .map(totals -> totals.observations[counter])
                    .filter(Objects::nonNull)
                    .toArray(RoaringBitmap[]::new);
            if (sets.length > 0) {
                united.observations[i] = FastAggregation.or(sets);
                united.last[i] = united.observations[i].last();
            }
        }
        return united;
    }

    private void addSums(Totals other) {
        for (int i = 0; i < micros.length; i++) {
            if (other.known[i]) {
                add(i, other.micros[i]);
            }
            if (other.exact != null && other.exact[i] != null) {
                add(i, other.exact[i]);
            }
        }
        for (int i = 0; i < values.size(); i++) {
            NavigableMap<BigDecimal, Long> own = values.get(i);
            other.values.get(i).forEach((value, times) -> own.merge(value, times, Long::sum));
        }
    }

    /** A sum, null where no row has a value. */
    @Nullable
    BigDecimal sum(int sum) {
        if (!known[sum]) {
            return null;
        }
        BigDecimal inMicros = BigDecimal.valueOf(micros[sum], MICRO_DECIMALS);
        return exact == null || exact[sum] == null ? inMicros : inMicros.add(exact[sum]);
    }

    /** A sum to which 1 was added for each row that has a value. */
    BigDecimal count(int sum) {
        return BigDecimal.valueOf(micros[sum]);
    }

    /** The middle value, or the mean of the two in the middle; null where there is none. */
    @Nullable
    BigDecimal median(int median) {
        NavigableMap<BigDecimal, Long> own = values.get(median);
        long rows = own.values().stream().mapToLong(Long::longValue).sum();
        return rows == 0
                ? null
                : nth(own, (rows - 1) / 2).add(nth(own, rows / 2)).multiply(HALF);
    }

    private static BigDecimal nth(NavigableMap<BigDecimal, Long> values, long index) {
        long passed = 0;
        for (Map.Entry<BigDecimal, Long> value : values.entrySet()) {
            passed += value.getValue();
            if (passed > index) {
                return value.getKey();
            }
        }
        throw new IllegalArgumentException("no value " + index);
    }

    /** How many distinct values each aggregate of a counter counts; asked once all rows are added. */
    long[] distinct(int index, DistinctCounter counter) {
        if (counts[index] == null) {
            counts[index] = observations[index] == null
                    ? new long[counter.aggregates().size()]
                    : counter.counts(observations[index]);
        }
        return counts[index];
    }

    void write(DataOutput out) throws IOException {
        for (int i = 0; i < micros.length; i++) {
            out.writeBoolean(known[i]);
            if (known[i]) {
                out.writeLong(micros[i]);
                out.writeUTF(exact == null || exact[i] == null ? "" : exact[i].toString());
            }
        }
        for (RoaringBitmap set : observations) {
            out.writeBoolean(set != null);
            if (set != null) {
                NumberLists.write(out, set);
            }
        }
        for (NavigableMap<BigDecimal, Long> own : values) {
            out.writeInt(own.size());
            for (Map.Entry<BigDecimal, Long> value : own.entrySet()) {
                out.writeUTF(value.getKey().toString());
                out.writeLong(value.getValue());
            }
        }
    }

    /** Reads what {@link #write} wrote; nothing was added yet. */
    void read(DataInput in) throws IOException {
        for (int i = 0; i < micros.length; i++) {
            known[i] = in.readBoolean();
            if (known[i]) {
                micros[i] = in.readLong();
                String more = in.readUTF();
                if (!more.isEmpty()) {
                    add(i, new BigDecimal(more));
                }
            }
        }
        for (int i = 0; i < observations.length; i++) {
            if (in.readBoolean()) {
                observations[i] = NumberLists.readSet(in);
                last[i] = observations[i].last();
            }
        }
        for (NavigableMap<BigDecimal, Long> own : values) {
            int count = in.readInt();
            for (int i = 0; i < count; i++) {
                own.put(new BigDecimal(in.readUTF()), in.readLong());
            }
        }
    }
}
