package fr.mediation.bilan.indicator.measure;

import fr.mediation.bilan.indicator.measure.Aggregates.Subset;
import it.unimi.dsi.fastutil.ints.IntArrayList;
import it.unimi.dsi.fastutil.longs.Long2IntOpenHashMap;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * The totals of reporting units: of what one reporter said of one place in one department. All totals that do without
 * months and categories are made of these.
 */
final class Units implements CubePart {
    /** The number of a department, place or reporter that a row does not have. */
    static final int NONE = -1;

    private static final int PARTS = 3;

    private final Groups totals;

    /** The department, place and reporter of each unit, one after the other. */
    private final IntArrayList parts = new IntArrayList();

    private final Long2IntOpenHashMap pairs = numbers();
    private final Long2IntOpenHashMap units = numbers();
    private int lastDepartment;
    private int lastPlace;
    private int lastReporter;
    private int last = NONE;

    /**
     * A unit.
     *
     * @param department the number of its department, or {@link #NONE}
     * @param place the number of its place, or {@link #NONE}
     * @param reporter the number of its reporter, or {@link #NONE}
     * @param totals the totals of its rows
     */
    record Unit(int department, int place, int reporter, Totals totals) {}

    Units(Aggregates aggregates) {
        totals = new Groups(aggregates);
    }

    private static Long2IntOpenHashMap numbers() {
        Long2IntOpenHashMap numbers = new Long2IntOpenHashMap();
        numbers.defaultReturnValue(NONE);
        return numbers;
    }

    /** Adds the row evaluated last to a unit. */
    void add(int department, int place, int reporter, Subset subset) {
        // Lines of one place follow each other in the files that places send.
        if (last == NONE || department != lastDepartment || place != lastPlace || reporter != lastReporter) {
            last = number(department, place, reporter);
            lastDepartment = department;
            lastPlace = place;
            lastReporter = reporter;
        }
        totals.add(last, subset);
    }

    private int number(int department, int place, int reporter) {
        int pair = number(pairs, department, place);
        int unit = number(units, pair, reporter);
        if (unit * PARTS == parts.size()) {
            parts.add(department);
            parts.add(place);
            parts.add(reporter);
        }
        return unit;
    }

    private static int number(Long2IntOpenHashMap numbers, int first, int second) {
        long key = (long) first << Integer.SIZE | second & 0xFFFF_FFFFL;
        int known = numbers.get(key);
        if (known != NONE) {
            return known;
        }
        numbers.put(key, numbers.size());
        return numbers.size() - 1;
    }

    List<Unit> all() {
        List<Unit> all = new ArrayList<>();
        totals.forEach((own, unit) -> all.add(new Unit(
                parts.getInt(unit * PARTS), parts.getInt(unit * PARTS + 1), parts.getInt(unit * PARTS + 2), own)));
        return all;
    }

    @Override
    public void write(DataOutput out) throws IOException {
        NumberLists.write(out, parts);
        totals.write(out);
    }

    @Override
    public void read(DataInput in) throws IOException {
        IntArrayList read = NumberLists.readInts(in);
        for (int i = 0; i < read.size(); i += PARTS) {
            number(read.getInt(i), read.getInt(i + 1), read.getInt(i + 2));
        }
        totals.read(in);
    }
}
