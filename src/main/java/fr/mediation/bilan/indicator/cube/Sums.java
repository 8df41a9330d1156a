package fr.mediation.bilan.indicator.cube;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The sums of a group of rows, in millionths, and for each median how often each value occurs. */
final class Sums {
    private static final int MICRO_DECIMALS = 6;
    private static final BigDecimal HALF = new BigDecimal("0.5");

    private final long[] micros;
    /** A bit for each sum of which a row has a value. */
    private final long[] known;

    private final List<NavigableMap<BigDecimal, Long>> values;
    private BigDecimal @Nullable [] exact;

    /**
     * Nothing yet.
     *
     * @param sums how many sums there are
     * @param medians how many medians there are
     */
    Sums(int sums, int medians) {
        micros = new long[sums];
        known = new long[words(sums)];
        values = Stream.<NavigableMap<BigDecimal, Long>>generate(TreeMap::new)
                .limit(medians)
                .toList();
    }

    /** How many words hold a bit for each of some sums. */
    static int words(int sums) {
        return (sums + Long.SIZE - 1) / Long.SIZE;
    }

    /** Says that rows have a value of some sums: one that is 0 is no more than that. */
    void know(int word, long sums) {
        known[word] |= sums;
    }

    /** Adds to a sum, in millionths. */
    void add(int sum, long summand) {
        long added = micros[sum] + summand;
        if (((micros[sum] ^ added) & (summand ^ added)) < 0) {
            add(sum, BigDecimal.valueOf(summand, MICRO_DECIMALS));
            return;
        }
        micros[sum] = added;
        know(sum);
    }

    /** Adds to a sum a number that millionths cannot hold. */
    void add(int sum, BigDecimal summand) {
        if (exact == null) {
            exact = new BigDecimal[micros.length];
        }
        exact[sum] = exact[sum] == null ? summand : exact[sum].add(summand);
        know(sum);
    }

    private void know(int sum) {
        known[sum / Long.SIZE] |= 1L << sum;
    }

    private boolean isKnown(int sum) {
        return (known[sum / Long.SIZE] >>> sum & 1) == 1;
    }

    /** Adds a value to those of a median. */
    void addValue(int median, BigDecimal value) {
        values.get(median).merge(value, 1L, Long::sum);
    }

    /** Adds those of another group. */
    void add(Sums other) {
        for (int word = 0; word < known.length; word++) {
            know(word, other.known[word]);
        }
        for (int i = 0; i < micros.length; i++) {
            if (other.micros[i] != 0) {
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

    /** Those of nothing, of the same aggregates. */
    Sums none() {
        return new Sums(micros.length, values.size());
    }

    /** A sum, null where no row has a value. */
    @Nullable
    BigDecimal sum(int sum) {
        if (!isKnown(sum)) {
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

    /** How often each value of a median occurs. */
    Map<BigDecimal, Long> values(int median) {
        return values.get(median);
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

    void write(DataOutput out) throws IOException {
        for (long word : known) {
            out.writeLong(word);
        }
        for (int i = 0; i < micros.length; i++) {
            if (isKnown(i)) {
                out.writeLong(micros[i]);
            }
        }
        out.writeBoolean(exact != null);
        if (exact != null) {
            for (BigDecimal more : exact) {
                CubeBytes.write(out, more == null ? "" : more.toString());
            }
        }
        for (NavigableMap<BigDecimal, Long> own : values) {
            out.writeInt(own.size());
            for (Map.Entry<BigDecimal, Long> value : own.entrySet()) {
                CubeBytes.write(out, value.getKey().toString());
                out.writeLong(value.getValue());
            }
        }
    }

    /** Reads what {@link #write} wrote; nothing was added yet. */
    void read(DataInput in) throws IOException {
        for (int word = 0; word < known.length; word++) {
            known[word] = in.readLong();
        }
        for (int i = 0; i < micros.length; i++) {
            if (isKnown(i)) {
                micros[i] = in.readLong();
            }
        }
        if (in.readBoolean()) {
            for (int i = 0; i < micros.length; i++) {
                String more = CubeBytes.readText(in);
                if (!more.isEmpty()) {
                    add(i, new BigDecimal(more));
                }
            }
        }
        for (NavigableMap<BigDecimal, Long> own : values) {
            int count = in.readInt();
            for (int i = 0; i < count; i++) {
                own.put(new BigDecimal(CubeBytes.readText(in)), in.readLong());
            }
        }
    }
}
