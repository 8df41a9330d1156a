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
 * Reporting units, with numbers from 0: what one reporter said of one place in one department, and its sums. All sums that do
 * without months and categories are made of these.
 */
final class Units implements CubePart {
    /** The number of a department, place or reporter that a row does not have. */
    static final int NONE = -1;

    private static final int PARTS = 3;

    private final Aggregates aggregates;
    private final List<Sums> sums = new ArrayList<>();

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
     */
    record Unit(int department, int place, int reporter) {}

    Units(Aggregates aggregates) {
        this.aggregates = aggregates;
    }

    private static Long2IntOpenHashMap numbers() {
        Long2IntOpenHashMap numbers = new Long2IntOpenHashMap();
        numbers.defaultReturnValue(NONE);
        return numbers;
    }

    /** Adds the row evaluated last to a unit, and returns its number. */
    int add(int department, int place, int reporter, Subset subset) {
        // Lines of one place follow each other in the files that places send.
        if (last == NONE || department != lastDepartment || place != lastPlace || reporter != lastReporter) {
            last = number(department, place, reporter);
            lastDepartment = department;
            lastPlace = place;
            lastReporter = reporter;
        }
        aggregates.addTo(sums.get(last), subset);
        return last;
    }

    private int number(int department, int place, int reporter) {
        int pair = number(pairs, department, place);
        int unit = number(units, pair, reporter);
        if (unit * PARTS == parts.size()) {
            parts.add(department);
            parts.add(place);
            parts.add(reporter);
            sums.add(aggregates.noSums());
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

    int size() {
        return sums.size();
    }

    Unit get(int number) {
        return new Unit(
                parts.getInt(number * PARTS), parts.getInt(number * PARTS + 1), parts.getInt(number * PARTS + 2));
    }

    Sums sums(int number) {
        return sums.get(number);
    }

    @Override
    public void write(DataOutput out) throws IOException {
        NumberLists.write(out, parts);
        for (Sums own : sums) {
            own.write(out);
        }
    }

    @Override
    public void read(DataInput in) throws IOException {
        IntArrayList read = NumberLists.readInts(in);
        for (int i = 0; i < read.size(); i += PARTS) {
            number(read.getInt(i), read.getInt(i + 1), read.getInt(i + 2));
        }
        for (Sums own : sums) {
            own.read(in);
        }
    }
}
