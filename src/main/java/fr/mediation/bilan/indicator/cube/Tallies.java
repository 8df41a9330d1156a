package fr.mediation.bilan.indicator.cube;

import it.unimi.dsi.fastutil.ints.IntArrayList;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.roaringbitmap.PeekableIntIterator;
import org.roaringbitmap.RoaringBitmap;

/**
 * What all groups of rows count of one counter: of each reporting unit, and of each category in each department. They are
 * made of its occurrences, all at once or a part of the values at a time, and need a fraction of their room.
 */
final class Tallies {
    /** With more masks than these, a number for each in each group would be more than the sets. */
    private static final int MOST_MASKS = 1 << 12;

    private static final int NONE = -1;

    private final DistinctCounter counter;
    private final long united;
    private final List<@Nullable Tally> units = new ArrayList<>();
    private final List<List<@Nullable Tally>> categories = new ArrayList<>();

    /** The value and the mask of each observation of a value that occurs several times. */
    private final IntArrayList values = new IntArrayList();

    private final IntArrayList masks = new IntArrayList();
    private int valuesBefore;

    /**
     * None yet.
     *
     * @param counter the counter
     * @param united the bits of the categories that are put together, as months are to quarters: what occurs in two of them
     *     is more than one occurrence
     */
    Tallies(DistinctCounter counter, long united) {
        this.counter = counter;
        this.united = united;
    }

    /**
     * Adds values that were not added before, with all their occurrences.
     *
     * @param occurrences the occurrences of the counter's observations
     * @param departments the group of each unit that its department is
     */
    void add(Occurrences occurrences, int[] departments) {
        int first = values.size();
        int[] numbers = numbers(several(occurrences));
        for (int i = 0; i < occurrences.size(); i++) {
            if (numbers[occurrences.observation(i)] == NONE) {
                add(occurrences, i, NONE, departments);
            }
        }
        // In the order of their numbers: to add to the end of a set costs least.
        for (int i : inOrder(occurrences, numbers, first)) {
            add(occurrences, i, numbers[occurrences.observation(i)], departments);
        }
        valuesBefore += counter.valueCount();
    }

    private int[] inOrder(Occurrences occurrences, int[] numbers, int first) {
        int[] next = new int[values.size() - first + 1];
        for (int i = 0; i < occurrences.size(); i++) {
            int number = numbers[occurrences.observation(i)];
            if (number != NONE) {
                next[number - first + 1]++;
            }
        }
        for (int number = 1; number < next.length; number++) {
            next[number] += next[number - 1];
        }
        int[] order = new int[next[next.length - 1]];
        for (int i = 0; i < occurrences.size(); i++) {
            int number = numbers[occurrences.observation(i)];
            if (number != NONE) {
                order[next[number - first]++] = i;
            }
        }
        return order;
    }

    private void add(Occurrences occurrences, int occurrence, int number, int[] departments) {
        int mask = counter.maskNumber(occurrences.observation(occurrence));
        int unit = occurrences.unit(occurrence);
        add(of(units, unit), number, mask);
        for (int word = 0; word < occurrences.words(); word++) {
            for (long left = occurrences.word(word, occurrence); left != 0; left &= left - 1) {
                int category = word * Long.SIZE + Long.numberOfTrailingZeros(left);
                while (categories.size() <= category) {
                    categories.add(new ArrayList<>());
                }
                add(of(categories.get(category), departments[unit]), number, mask);
            }
        }
    }

    /**
     * Gives numbers to the observations of values that occur several times, those of one value one after the other: they are
     * joined again each time that a group is counted.
     */
    private int[] numbers(BitSet several) {
        int[] next = new int[counter.valueCount()];
        for (int observation = 0; observation < counter.observationCount(); observation++) {
            if (several.get(counter.value(observation))) {
                next[counter.value(observation)]++;
            }
        }
        int all = values.size();
        for (int value = several.nextSetBit(0); value >= 0; value = several.nextSetBit(value + 1)) {
            int own = next[value];
            next[value] = all;
            all += own;
        }
        while (values.size() < all) {
            values.add(0);
            masks.add(0);
        }
        int[] numbers = new int[counter.observationCount()];
        for (int observation = 0; observation < numbers.length; observation++) {
            int value = counter.value(observation);
            numbers[observation] = several.get(value) ? next[value]++ : NONE;
            if (numbers[observation] != NONE) {
                values.set(numbers[observation], valuesBefore + value);
                masks.set(numbers[observation], counter.maskNumber(observation));
            }
        }
        return numbers;
    }

    private static void add(Tally to, int number, int mask) {
        if (number == NONE) {
            to.count(mask);
        } else {
            to.include(number);
        }
    }

    private BitSet several(Occurrences occurrences) {
        BitSet several = new BitSet();
        if (counter.maskCount() > MOST_MASKS) {
            several.set(0, counter.valueCount());
            return several;
        }
        BitSet seen = new BitSet();
        for (int i = 0; i < occurrences.size(); i++) {
            int value = counter.value(occurrences.observation(i));
            if (seen.get(value) || occurrences.words() > 0 && Long.bitCount(occurrences.word(0, i) & united) > 1) {
                several.set(value);
            }
            seen.set(value);
        }
        return several;
    }

    private Tally of(List<@Nullable Tally> groups, int group) {
        while (groups.size() <= group) {
            groups.add(null);
        }
        Tally own = groups.get(group);
        if (own == null) {
            own = new Tally(this);
            groups.set(group, own);
        }
        return own;
    }

    /** What a reporting unit counts; null where that is nothing. */
    @Nullable
    Tally ofUnit(int unit) {
        return unit < units.size() ? units.get(unit) : null;
    }

    /** What a category counts in a department; null where that is nothing. */
    @Nullable
    Tally ofCategory(int category, int department) {
        if (category >= categories.size()) {
            return null;
        }
        List<@Nullable Tally> own = categories.get(category);
        return department < own.size() ? own.get(department) : null;
    }

    /** How many distinct values each aggregate counts, of values that occur once by their mask and observations of others. */
    long[] counts(int[] byMask, @Nullable RoaringBitmap observations) {
        long[] counts = new long[counter.aggregates().size()];
        for (int mask = 0; mask < byMask.length; mask++) {
            if (byMask[mask] > 0) {
                count(counts, counter.mask(mask), byMask[mask]);
            }
        }
        if (observations != null) {
            int last = NONE;
            long joined = 0;
            for (PeekableIntIterator each = observations.getIntIterator(); each.hasNext(); ) {
                int observation = each.next();
                int value = values.getInt(observation);
                if (value != last) {
                    count(counts, joined, 1);
                    joined = 0;
                    last = value;
                }
                joined |= counter.mask(masks.getInt(observation));
            }
            count(counts, joined, 1);
        }
        return counts;
    }

    private static void count(long[] counts, long mask, long values) {
        for (long left = mask; left != 0; left &= left - 1) {
            counts[Long.numberOfTrailingZeros(left)] += values;
        }
    }
}
