package fr.mediation.bilan.indicator.cube;

import it.unimi.dsi.fastutil.longs.LongArrayList;

/** Gives all categories of a cube numbers, from 0, and says as bits which of them a row belongs to. */
final class CategoryNumbers {
    private int next;
    private final LongArrayList row = new LongArrayList();

    /** The number of a category that has none yet. */
    int add() {
        if (next % Long.SIZE == 0) {
            row.add(0);
        }
        return next++;
    }

    /** Leaves a number, and all before it, to categories that are read. */
    void reserve(int number) {
        while (next <= number) {
            add();
        }
    }

    /** Begins a row that belongs to none. */
    void clear() {
        for (int word = 0; word < row.size(); word++) {
            row.set(word, 0);
        }
    }

    /** Says that the row belongs to a category. */
    void include(int category) {
        row.elements()[category / Long.SIZE] |= 1L << category;
    }

    /** How many categories have a number. */
    int size() {
        return next;
    }

    /** How many words hold a bit for each category. */
    int words() {
        return row.size();
    }

    /** A word of the row's categories. */
    long word(int index) {
        return row.getLong(index);
    }
}
