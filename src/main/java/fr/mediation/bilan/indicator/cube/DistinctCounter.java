package fr.mediation.bilan.indicator.cube;

import fr.mediation.bilan.indicator.Aggregate;
import fr.mediation.bilan.store.query.FactReader.Type;
import fr.mediation.bilan.store.query.FactRow;
import it.unimi.dsi.fastutil.HashCommon;
import it.unimi.dsi.fastutil.ints.IntArrayList;
import it.unimi.dsi.fastutil.longs.Long2IntOpenHashMap;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.List;

/**
 * Counts the distinct values of one expression (persons, activities, places) for several aggregates with different
 * conditions at once.
 *
 * <p>The conditions that a row meets are a mask, one bit for each aggregate. An observation is a value with a mask; each has
 * a number. Where they occur is told by {@link Occurrences}, and what groups of rows count by {@link Tallies}. Of more values
 * than memory holds a part is observed at a time, in as many passes over the rows.
 */
final class DistinctCounter implements CubePart {
    /** How many aggregates share a counter at most: a mask is a {@code long}. */
    static final int MOST_AGGREGATES = Long.SIZE;

    private static final int NONE = -1;

    private final String expression;
    private final List<Aggregate> aggregates;

    private final KeyNumbers masks = new KeyNumbers();
    private TextNumbers texts = new TextNumbers();
    private KeyNumbers keys = new KeyNumbers();
    private IntArrayList observedValues = new IntArrayList();
    private IntArrayList observedMasks = new IntArrayList();
    private IntArrayList firstObservations = new IntArrayList();
    private Long2IntOpenHashMap furtherObservations = further();
    private int pass;
    private int passes = 1;

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

    private static Long2IntOpenHashMap further() {
        Long2IntOpenHashMap further = new Long2IntOpenHashMap();
        further.defaultReturnValue(NONE);
        return further;
    }

    /** Observes in what follows a part of the values alone: texts, which are few, in the first pass. */
    void take(int one, int of) {
        pass = one;
        passes = of;
    }

    /** Forgets all observations, but for the numbers of masks. */
    void forget() {
        texts = new TextNumbers();
        keys = new KeyNumbers();
        observedValues = new IntArrayList();
        observedMasks = new IntArrayList();
        firstObservations = new IntArrayList();
        furtherObservations = further();
    }

    int valueCount() {
        return firstObservations.size();
    }

    int observationCount() {
        return observedValues.size();
    }

    int maskCount() {
        return masks.size();
    }

    /** The number of the value that an observation is of. */
    int value(int observation) {
        return observedValues.getInt(observation);
    }

    /** The number of the mask that an observation is made with. */
    int maskNumber(int observation) {
        return observedMasks.getInt(observation);
    }

    long mask(int number) {
        return masks.key(number);
    }

    /** A number that stands for the value of an observation and the conditions that its rows meet. */
    long fingerprint(int observation) {
        int value = value(observation);
        long own = texts.size() > 0 ? fingerprint(texts.text(value)) : HashCommon.mix(keys.key(value));
        return HashCommon.mix(own + mask(maskNumber(observation)));
    }

    /** A number that stands for a text. */
    static long fingerprint(String text) {
        long fingerprint = text.length();
        for (int i = 0; i < text.length(); i++) {
            fingerprint = HashCommon.mix(fingerprint + text.charAt(i));
        }
        return fingerprint;
    }

    String expression() {
        return expression;
    }

    List<Aggregate> aggregates() {
        return aggregates;
    }

    /**
     * The number of the observation that a row is; negative where its value is none of this pass.
     *
     * @param row the row
     * @param column the place of the expression, which is not null
     * @param type the expression's type
     * @param mask a bit for each aggregate whose condition the row meets, not 0
     */
    int observe(FactRow row, int column, Type type, long mask) {
        int value = valueNumber(row, column, type);
        if (value == NONE) {
            return NONE;
        }
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
            return pass == 0 ? texts.number(row, column) : NONE;
        }
        long key = type == Type.KEY ? row.key(column) : row.integer(column);
        return passes == 1 || Math.floorMod(HashCommon.mix(key) >>> Integer.SIZE, passes) == pass
                ? keys.number(key)
                : NONE;
    }

    @Override
    public void write(DataOutput out) throws IOException {
        texts.write(out);
        keys.write(out);
        masks.write(out);
        CubeBytes.write(out, observedValues);
        CubeBytes.write(out, observedMasks);
    }

    @Override
    public void read(DataInput in) throws IOException {
        texts.read(in);
        keys.read(in);
        // Masks that came since another part was read may have its numbers.
        KeyNumbers masksRead = new KeyNumbers();
        masksRead.read(in);
        IntArrayList values = CubeBytes.readInts(in);
        IntArrayList maskNumbersRead = CubeBytes.readInts(in);
        for (int i = 0; i < values.size(); i++) {
            int value = values.getInt(i);
            int mask = masks.number(masksRead.key(maskNumbersRead.getInt(i)));
            if (value == firstObservations.size()) {
                firstObservations.add(add(value, mask));
            } else {
                addFurther(value, mask);
            }
        }
    }
}
