package fr.mediation.bilan.indicator.measure;

import fr.mediation.bilan.indicator.Aggregate;
import fr.mediation.bilan.store.query.FactReader.Type;
import fr.mediation.bilan.store.query.FactRow;
import it.unimi.dsi.fastutil.ints.Int2LongMap;
import it.unimi.dsi.fastutil.ints.Int2LongOpenHashMap;
import it.unimi.dsi.fastutil.ints.IntArrayList;
import it.unimi.dsi.fastutil.longs.Long2IntOpenHashMap;
import it.unimi.dsi.fastutil.longs.LongArrayList;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.BitSet;
import java.util.List;
import org.roaringbitmap.RoaringBitmap;

/**
 * Counts the distinct values of one expression (persons, activities, places) for several aggregates with different
 * conditions at once.
 *
 * <p>The conditions that a row meets are a mask, one bit for each aggregate. An observation is a value with a mask. Each
 * observation has a number, so that one bitmap of observation numbers serves all the aggregates of a group of rows, and
 * bitmaps of several groups are united without counting a value twice. Most values have a single observation (a person's
 * gender does not change), which are counted by their mask; only the masks of the others are joined value by value.
 */
final class DistinctCounter implements CubePart {
    /** How many aggregates share a counter at most: a mask is a {@code long}. */
    static final int MOST_AGGREGATES = Long.SIZE;

    private static final int NONE = -1;

    private final String expression;
    private final List<Aggregate> aggregates;

    private final TextNumbers texts = new TextNumbers();
    private final Long2IntOpenHashMap keyNumbers = numbers();
    private final LongArrayList keys = new LongArrayList();

    private final Long2IntOpenHashMap maskNumbers = numbers();
    private final LongArrayList masks = new LongArrayList();

    private final IntArrayList observedValues = new IntArrayList();
    private final IntArrayList observedMasks = new IntArrayList();
    private final IntArrayList firstObservations = new IntArrayList();
    private final Long2IntOpenHashMap furtherObservations = numbers();
    /** The observations of values that have several. */
    private final BitSet oneOfSeveral = new BitSet();

    /**
     * Nothing counted yet.
     *
     * @param expression the expression whose values are counted
     * @param aggregates what counts them, at most {@link #MOST_AGGREGATES}
     */
    DistinctCounter(String expression, List<Aggregate> aggregates) {
        this.expression = expression;
        this.aggregates = List.copyOf(aggregates);
    }

    private static Long2IntOpenHashMap numbers() {
        Long2IntOpenHashMap numbers = new Long2IntOpenHashMap();
        numbers.defaultReturnValue(NONE);
        return numbers;
    }

    String expression() {
        return expression;
    }

    List<Aggregate> aggregates() {
        return aggregates;
    }

    /**
     * The number of the observation that a row is.
     *
     * @param row the row
     * @param column the place of the expression, which is not null
     * @param type the expression's type
     * @param mask a bit for each aggregate whose condition the row meets, not 0
     */
    int observe(FactRow row, int column, Type type, long mask) {
        int value = valueNumber(row, column, type);
        int maskNumber = maskNumber(mask);
        if (value == firstObservations.size()) {
            int observation = add(value, maskNumber);
            firstObservations.add(observation);
            return observation;
        }
        int first = firstObservations.getInt(value);
        if (observedMasks.getInt(first) == maskNumber) {
            return first;
        }
        int observation = furtherObservations.get(pair(value, maskNumber));
        return observation == NONE ? addFurther(value, maskNumber) : observation;
    }

    private int addFurther(int value, int maskNumber) {
        int observation = add(value, maskNumber);
        furtherObservations.put(pair(value, maskNumber), observation);
        oneOfSeveral.set(firstObservations.getInt(value));
        oneOfSeveral.set(observation);
        return observation;
    }

    private static long pair(int value, int maskNumber) {
        return (long) value << Integer.SIZE | maskNumber;
    }

    private int add(int value, int maskNumber) {
        observedValues.add(value);
        observedMasks.add(maskNumber);
        return observedValues.size() - 1;
    }

    private int valueNumber(FactRow row, int column, Type type) {
        if (type == Type.TEXT) {
            return texts.number(row, column);
        }
        long key = type == Type.KEY ? row.key(column) : row.integer(column);
        int number = keyNumbers.get(key);
        if (number == NONE) {
            number = keys.size();
            keyNumbers.put(key, number);
            keys.add(key);
        }
        return number;
    }

    private int maskNumber(long mask) {
        int number = maskNumbers.get(mask);
        if (number == NONE) {
            number = masks.size();
            maskNumbers.put(mask, number);
            masks.add(mask);
        }
        return number;
    }

    /**
     * {@return how many distinct values each aggregate counts, one number for each of {@link #aggregates()}}
     *
     * @param observations a set of observation numbers
     */
    long[] counts(RoaringBitmap observations) {
        long[] valuesByMask = new long[masks.size()];
        Int2LongMap joinedMasks = new Int2LongOpenHashMap();
        observations.forEach((int observation) -> {
            int mask = observedMasks.getInt(observation);
            if (oneOfSeveral.get(observation)) {
                int value = observedValues.getInt(observation);
                joinedMasks.put(value, joinedMasks.get(value) | masks.getLong(mask));
            } else {
                valuesByMask[mask]++;
            }
        });
        long[] counts = new long[aggregates.size()];
        for (int mask = 0; mask < valuesByMask.length; mask++) {
            count(counts, masks.getLong(mask), valuesByMask[mask]);
        }
        joinedMasks.values().forEach(mask -> count(counts, mask, 1));
        return counts;
    }

    private static void count(long[] counts, long mask, long values) {
        for (int i = 0; i < counts.length; i++) {
            if ((mask >>> i & 1) == 1) {
                counts[i] += values;
            }
        }
    }

    @Override
    public void write(DataOutput out) throws IOException {
        texts.write(out);
        NumberLists.write(out, keys);
        NumberLists.write(out, masks);
        NumberLists.write(out, observedValues);
        NumberLists.write(out, observedMasks);
    }

    @Override
    public void read(DataInput in) throws IOException {
        texts.read(in);
        NumberLists.readLongs(in).forEach(key -> {
            keyNumbers.put(key, keys.size());
            keys.add(key);
        });
        NumberLists.readLongs(in).forEach(this::maskNumber);
        IntArrayList values = NumberLists.readInts(in);
        IntArrayList maskNumbersRead = NumberLists.readInts(in);
        for (int i = 0; i < values.size(); i++) {
            int value = values.getInt(i);
            if (value == firstObservations.size()) {
                firstObservations.add(add(value, maskNumbersRead.getInt(i)));
            } else {
                addFurther(value, maskNumbersRead.getInt(i));
            }
        }
    }
}
