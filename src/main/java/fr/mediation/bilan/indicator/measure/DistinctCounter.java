package fr.mediation.bilan.indicator.measure;

import fr.mediation.bilan.indicator.Aggregate;
import fr.mediation.bilan.store.FactReader.Type;
import fr.mediation.bilan.store.FactRow;
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
 * Persons, activities, places… that several aggregates count once each, under different conditions. A line is one sighting
 * of a thing with the aggregates whose conditions it meets; sightings that are alike have one number, and one set of those
 * numbers tells what all the aggregates come to. Few things are ever seen in more than one way: a person is of one gender.
 */
final class DistinctCounter {
    /** As many aggregates as a {@code long} has bits. */
    static final int MOST = Long.SIZE;

    private static final int NONE = -1;

    private final String base;
    private final List<Aggregate> aggregates;

    private final TextNumbers texts = new TextNumbers();
    private final Long2IntOpenHashMap keys = numbers();
    private final LongArrayList keysInOrder = new LongArrayList();

    private final Long2IntOpenHashMap ways = numbers();
    private final LongArrayList wayMasks = new LongArrayList();
    private final IntArrayList firstSightings = new IntArrayList();
    private final Long2IntOpenHashMap otherSightings = numbers();
    private final IntArrayList sightingThings = new IntArrayList();
    private final IntArrayList sightingWays = new IntArrayList();
    private final BitSet ofSeveralWays = new BitSet();

    /**
     * DistinctCounter.
     *
     * @param base the expression that tells the thing
     * @param aggregates what counts it, at most {@link #MOST}
     */
    DistinctCounter(String base, List<Aggregate> aggregates) {
        this.base = base;
        this.aggregates = List.copyOf(aggregates);
    }

    private static Long2IntOpenHashMap numbers() {
        Long2IntOpenHashMap numbers = new Long2IntOpenHashMap();
        numbers.defaultReturnValue(NONE);
        return numbers;
    }

    String base() {
        return base;
    }

    List<Aggregate> aggregates() {
        return aggregates;
    }

    /**
     * The number of a sighting.
     *
     * @param row the line
     * @param column where the thing stands, which is not null
     * @param type what kind of value it is
     * @param way a bit for each aggregate whose condition the line meets, not 0
     */
    int sighting(FactRow row, int column, Type type, long way) {
        int thing = thing(row, column, type);
        int numbered = way(way);
        if (thing == firstSightings.size()) {
            firstSightings.add(add(thing, numbered));
            return firstSightings.getInt(thing);
        }
        int first = firstSightings.getInt(thing);
        if (sightingWays.getInt(first) == numbered) {
            return first;
        }
        long other = (long) thing << Integer.SIZE | numbered;
        int sighting = otherSightings.get(other);
        if (sighting == NONE) {
            sighting = add(thing, numbered);
            otherSightings.put(other, sighting);
            ofSeveralWays.set(first);
            ofSeveralWays.set(sighting);
        }
        return sighting;
    }

    private int add(int thing, int way) {
        sightingThings.add(thing);
        sightingWays.add(way);
        return sightingThings.size() - 1;
    }

    private int thing(FactRow row, int column, Type type) {
        if (type == Type.TEXT) {
            return texts.of(row, column);
        }
        long key = type == Type.KEY ? row.key(column) : row.integer(column);
        int thing = keys.get(key);
        if (thing == NONE) {
            thing = keysInOrder.size();
            keys.put(key, thing);
            keysInOrder.add(key);
        }
        return thing;
    }

    private int way(long mask) {
        int way = ways.get(mask);
        if (way == NONE) {
            way = wayMasks.size();
            ways.put(mask, way);
            wayMasks.add(mask);
        }
        return way;
    }

    /**
     * How many different things each aggregate counts.
     *
     * @param sightings a set of their numbers
     * @return one number for each of {@link #aggregates()}
     */
    long[] counts(RoaringBitmap sightings) {
        long[] ofWay = new long[wayMasks.size()];
        Int2LongMap seen = new Int2LongOpenHashMap();
        sightings.forEach((int sighting) -> {
            int way = sightingWays.getInt(sighting);
            if (ofSeveralWays.get(sighting)) {
                int thing = sightingThings.getInt(sighting);
                seen.put(thing, seen.get(thing) | wayMasks.getLong(way));
            } else {
                ofWay[way]++;
            }
        });
        long[] counts = new long[aggregates.size()];
        for (int way = 0; way < ofWay.length; way++) {
            count(counts, wayMasks.getLong(way), ofWay[way]);
        }
        seen.values().forEach(mask -> count(counts, mask, 1));
        return counts;
    }

    private static void count(long[] counts, long mask, long times) {
        for (int i = 0; i < counts.length; i++) {
            if ((mask >>> i & 1) == 1) {
                counts[i] += times;
            }
        }
    }

    /** Writes all that is known of the things. */
    void write(DataOutput out) throws IOException {
        texts.write(out);
        NumberLists.write(out, keysInOrder);
        NumberLists.write(out, wayMasks);
        NumberLists.write(out, sightingThings);
        NumberLists.write(out, sightingWays);
    }

    /** Takes what was written, in place of nothing. */
    void read(DataInput in) throws IOException {
        texts.read(in);
        NumberLists.readLongs(in).forEach(key -> {
            keys.put(key, keysInOrder.size());
            keysInOrder.add(key);
        });
        NumberLists.readLongs(in).forEach(this::way);
        IntArrayList things = NumberLists.readInts(in);
        IntArrayList numbered = NumberLists.readInts(in);
        for (int i = 0; i < things.size(); i++) {
            int thing = things.getInt(i);
            int sighting = add(thing, numbered.getInt(i));
            if (thing == firstSightings.size()) {
                firstSightings.add(sighting);
            } else {
                otherSightings.put((long) thing << Integer.SIZE | numbered.getInt(i), sighting);
                ofSeveralWays.set(firstSightings.getInt(thing));
                ofSeveralWays.set(sighting);
            }
        }
    }
}
