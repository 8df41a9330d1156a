package fr.mediation.bilan.indicator.measure;

import it.unimi.dsi.fastutil.ints.IntArrayList;
import it.unimi.dsi.fastutil.longs.Long2IntOpenHashMap;
import it.unimi.dsi.fastutil.longs.LongArrayList;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.roaringbitmap.RoaringBitmap;

/**
 * Where the observations of a counter occur. An occurrence is an observation in a reporting unit, with the categories that
 * its rows belong to, one bit for each: however many rows and categories there are, a row costs no more than finding one
 * occurrence. The sets of groups of rows are made of them once all rows are known.
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

    /**
     * The sets of observations of groups of units.
     *
     * @param groups the group of each unit, negative for units that belong to none
     * @param count how many groups there are
     * @return the set of each group; null where it is empty
     */
    @Nullable
    RoaringBitmap[] sets(int[] groups, int count) {
        RoaringBitmap[] sets = new RoaringBitmap[count];
        for (int i = 0; i < observations.size(); i++) {
            include(sets, groups[units.getInt(i)], i);
        }
        return sets;
    }

    /**
     * The sets of observations of groups of units, of the rows of each of some categories.
     *
     * @param groups the group of each unit, none of them negative
     * @param count how many groups there are
     * @param wanted the numbers of categories
     * @return for each of the categories the set of each group; null where it is empty
     */
    @Nullable
    RoaringBitmap[][] sets(int[] groups, int count, int[] wanted) {
        RoaringBitmap[][] sets = new RoaringBitmap[wanted.length][count];
        for (int k = 0; k < wanted.length; k++) {
            int index = wanted[k] / Long.SIZE;
            if (index < categories.size()) {
                LongArrayList word = categories.get(index);
                for (int i = 0; i < word.size(); i++) {
                    if ((word.getLong(i) >>> wanted[k] & 1) == 1) {
                        include(sets[k], groups[units.getInt(i)], i);
                    }
                }
            }
        }
        return sets;
    }

    private void include(@Nullable RoaringBitmap[] sets, int group, int occurrence) {
        if (group < 0) {
            return;
        }
        RoaringBitmap own = sets[group];
        if (own == null) {
            own = new RoaringBitmap();
            sets[group] = own;
        }
        own.add(observations.getInt(occurrence));
    }

    @Override
    public void write(DataOutput out) throws IOException {
        NumberLists.write(out, observations);
        NumberLists.write(out, units);
        out.writeInt(categories.size());
        for (LongArrayList word : categories) {
            NumberLists.write(out, word);
        }
    }

    @Override
    public void read(DataInput in) throws IOException {
        IntArrayList observed = NumberLists.readInts(in);
        IntArrayList where = NumberLists.readInts(in);
        for (int i = 0; i < observed.size(); i++) {
            find(observed.getInt(i), where.getInt(i));
        }
        int words = in.readInt();
        for (int word = 0; word < words; word++) {
            categories.add(NumberLists.readLongs(in));
        }
    }
}
