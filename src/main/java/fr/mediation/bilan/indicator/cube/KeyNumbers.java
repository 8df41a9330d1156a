package fr.mediation.bilan.indicator.cube;

import it.unimi.dsi.fastutil.HashCommon;
import it.unimi.dsi.fastutil.longs.LongArrayList;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;

/** Gives keys of 64 bits numbers, from 0 in the order of their first appearance; a third of what a map of them would take. */
public final class KeyNumbers implements CubePart {
    private static final int FREE = -1;
    private static final int FIRST_SLOTS = 64;

    private final LongArrayList keys = new LongArrayList();
    private int[] slots = free(FIRST_SLOTS);

    private static int[] free(int count) {
        int[] slots = new int[count];
        Arrays.fill(slots, FREE);
        return slots;
    }

    /** The number of a key. */
    public int number(long key) {
        int slot = slot(key);
        return slots[slot] == FREE ? add(key, slot) : slots[slot];
    }

    /** The number of a key, negative where it has none. */
    public int find(long key) {
        return slots[slot(key)];
    }

    private int slot(long key) {
        long[] known = keys.elements();
        int mask = slots.length - 1;
        int slot = (int) HashCommon.mix(key) & mask;
        while (slots[slot] != FREE && known[slots[slot]] != key) {
            slot = slot + 1 & mask;
        }
        return slot;
    }

    private int add(long key, int slot) {
        int number = keys.size();
        keys.add(key);
        slots[slot] = number;
        // Half of the slots at least are free.
        if (keys.size() * 2 > slots.length) {
            arrange(slots.length * 2);
        }
        return number;
    }

    private void arrange(int count) {
        slots = free(count);
        for (int number = 0; number < keys.size(); number++) {
            slots[slot(keys.getLong(number))] = number;
        }
    }

    public int size() {
        return keys.size();
    }

    public long key(int number) {
        return keys.getLong(number);
    }

    @Override
    public void write(DataOutput out) throws IOException {
        CubeBytes.write(out, keys);
    }

    @Override
    public void read(DataInput in) throws IOException {
        keys.addAll(CubeBytes.readLongs(in));
        int count = FIRST_SLOTS;
        while (count < keys.size() * 2L) {
            count *= 2;
        }
        arrange(count);
    }
}
