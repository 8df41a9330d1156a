package fr.mediation.bilan.indicator.measure;

import fr.mediation.bilan.indicator.Aggregate;
import fr.mediation.bilan.store.query.FactReader.Type;
import fr.mediation.bilan.store.query.FactRow;
import it.unimi.dsi.fastutil.ints.Int2LongMap;
import it.unimi.dsi.fastutil.ints.Int2LongOpenHashMap;
import it.unimi.dsi.fastutil.ints.IntArrayList;
import it.unimi.dsi.fastutil.longs.Long2IntOpenHashMap;
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
    private final KeyNumbers keys = new KeyNumbers();
    private final KeyNumbers masks = new KeyNumbers();

    private final IntArrayList observedValues = new IntArrayList();
    private final IntArrayList observedMasks = new IntArrayList();
    private final IntArrayList firstObservations = new IntArrayList();
    private final Long2IntOpenHashMap furtherObservations = new Long2IntOpenHashMap();
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
        furtherObservations.defaultReturnValue(NONE);
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
        int maskNumber = masks.number(mask);
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
        return keys.number(type == Type.KEY ? row.key(column) : row.integer(column));
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
                joinedMasks.put(value, joinedMasks.get(value) | masks.key(mask));
            } else {
                valuesByMask[mask]++;
            }
        });
        long[] counts = new long[aggregates.size()];
        for (int mask = 0; mask < valuesByMask.length; mask++) {
            count(counts, masks.key(mask), valuesByMask[mask]);
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
        keys.write(out);
        masks.write(out);
        NumberLists.write(out, observedValues);
        NumberLists.write(out, observedMasks);
    }

    @Override
    public void read(DataInput in) throws IOException {
        texts.read(in);
        keys.read(in);
        masks.read(in);
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
