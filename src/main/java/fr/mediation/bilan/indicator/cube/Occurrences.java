package fr.mediation.bilan.indicator.cube;

import it.unimi.dsi.fastutil.HashCommon;
import it.unimi.dsi.fastutil.ints.IntArrayList;
import it.unimi.dsi.fastutil.longs.Long2IntOpenHashMap;
import it.unimi.dsi.fastutil.longs.LongArrayList;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where the observations of a counter occur. An occurrence is an observation in a reporting unit, with the categories that
 * its rows belong to, one bit for each: however many rows and categories there are, a row costs no more than finding one
 * occurrence. What groups of rows count is made of them once all rows are known.
 */
final class Occurrences implements CubePart {
    private static final int NONE = -1;

    private final CategoryNumbers numbers;
    private final IntArrayList observations = new IntArrayList();
    private final IntArrayList units = new IntArrayList();
    /** The words of the categories' bits, each over all occurrences; trailing zeros may not be there yet. */
    private final List<LongArrayList> categories = new ArrayList<>();

    /** The first occurrence of each observation: most have no other. */
    private final IntArrayList first = new IntArrayList();

    private final Long2IntOpenHashMap further = new Long2IntOpenHashMap();
    private int last = NONE;

    /**
     * None yet.
     *
     * @param numbers the categories of rows
     */
    Occurrences(CategoryNumbers numbers) {
        this.numbers = numbers;
        further.defaultReturnValue(NONE);
    }

    /** Adds that an observation was made in a unit, by the row whose categories are known. */
    void add(int observation, int unit) {
        // Rows of one activity, person or place often follow each other.
        if (last == NONE || observations.getInt(last) != observation || units.getInt(last) != unit) {
            last = find(observation, unit);
        }
        for (int word = 0; word < numbers.words(); word++) {
            long bits = numbers.word(word);
            if (bits != 0) {
                word(word).elements()[last] |= bits;
            }
        }
    }

    private int find(int observation, int unit) {
        if (observation == first.size()) {
            first.add(observations.size());
            return create(observation, unit);
        }
        int known = first.getInt(observation);
        if (units.getInt(known) == unit) {
            return known;
        }
        long key = (long) observation << Integer.SIZE | unit;
        int found = further.get(key);
        if (found == NONE) {
            found = create(observation, unit);
            further.put(key, found);
        }
        return found;
    }

    private int create(int observation, int unit) {
        observations.add(observation);
        units.add(unit);
        return observations.size() - 1;
    }

    private LongArrayList word(int index) {
        while (categories.size() <= index) {
            categories.add(new LongArrayList());
        }
        LongArrayList word = categories.get(index);
        // Its method for this makes room for no more than is asked, each time anew.
        while (word.size() < observations.size()) {
            word.add(0);
        }
        return word;
    }

    int size() {
        return observations.size();
    }

    int observation(int occurrence) {
        return observations.getInt(occurrence);
    }

    int unit(int occurrence) {
        return units.getInt(occurrence);
    }

    int words() {
        return categories.size();
    }

    /** Some of the bits of the categories that an occurrence's rows belong to. */
    long word(int index, int occurrence) {
        LongArrayList word = categories.get(index);
        return occurrence < word.size() ? word.getLong(occurrence) : 0;
    }

    /**
     * For each unit a number that stands for what occurs there, in whichever order and parts it was added.
     *
     * @param units how many units there are
     * @param counter the counter of the observations
     * @param ofCategories a number for each category, by the category's own
     * @param before those of the values that were added before; null where there are none
     */
    long[] fingerprints(int units, DistinctCounter counter, long[] ofCategories, long @Nullable [] before) {
        long[] fingerprints = before == null ? new long[units] : before;
        for (int i = 0; i < size(); i++) {
            long occurrence = counter.fingerprint(observation(i));
            for (int word = 0; word < words(); word++) {
                for (long left = word(word, i); left != 0; left &= left - 1) {
                    occurrence += ofCategories[word * Long.SIZE + Long.numberOfTrailingZeros(left)];
                }
            }
            fingerprints[unit(i)] += HashCommon.mix(occurrence);
        }
        return fingerprints;
    }

    @Override
    public void write(DataOutput out) throws IOException {
        CubeBytes.write(out, observations);
        CubeBytes.write(out, units);
        out.writeInt(categories.size());
        for (LongArrayList word : categories) {
            CubeBytes.write(out, word);
        }
    }

    @Override
    public void read(DataInput in) throws IOException {
        IntArrayList observed = CubeBytes.readInts(in);
        IntArrayList where = CubeBytes.readInts(in);
        for (int i = 0; i < observed.size(); i++) {
            find(observed.getInt(i), where.getInt(i));
        }
        int words = in.readInt();
        for (int word = 0; word < words; word++) {
            categories.add(CubeBytes.readLongs(in));
        }
    }
}
