package fr.mediation.bilan.indicator.cube;

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

    /** The day of a row that has none. */
    static final int NO_DAY = Integer.MIN_VALUE;

    /** The commune of a unit whose rows lie in several. */
    private static final int SEVERAL = -2;

    private static final int PARTS = 3;
    private static final int TRACES = 3;

    private final Aggregates aggregates;
    private final List<Sums> sums = new ArrayList<>();

    /** The department, place and reporter of each unit, one after the other. */
    private final IntArrayList parts = new IntArrayList();

    /** The first day, the last one and the commune of each unit, one after the other. */
    private final IntArrayList traces = new IntArrayList();

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
     * @param first its first day, counted as rows count days, or {@link #NO_DAY}
     * @param last its last day, or {@link #NO_DAY}
     * @param commune the number of the commune in which all its rows lie; negative where there is none, or several
     */
    record Unit(int department, int place, int reporter, int first, int last, int commune) {}

    Units(Aggregates aggregates) {
        this.aggregates = aggregates;
    }

    private static Long2IntOpenHashMap numbers() {
        Long2IntOpenHashMap numbers = new Long2IntOpenHashMap();
        numbers.defaultReturnValue(NONE);
        return numbers;
    }

    /** The number of a unit. */
    int number(int department, int place, int reporter) {
        // Lines of one place follow each other in the files that places send.
        if (last == NONE || department != lastDepartment || place != lastPlace || reporter != lastReporter) {
            last = find(department, place, reporter);
            lastDepartment = department;
            lastPlace = place;
            lastReporter = reporter;
        }
        return last;
    }

    /** Notes when and where a row of a unit happened. */
    void addTrace(int unit, int day, int commune) {
        int at = unit * TRACES;
        if (day != NO_DAY) {
            int first = traces.getInt(at);
            traces.set(at, first == NO_DAY ? day : Math.min(first, day));
            traces.set(at + 1, Math.max(traces.getInt(at + 1), day));
        }
        if (commune != NONE) {
            int known = traces.getInt(at + 2);
            traces.set(at + 2, known == NONE || known == commune ? commune : SEVERAL);
        }
    }

    private int find(int department, int place, int reporter) {
        int pair = number(pairs, department, place);
        int unit = number(units, pair, reporter);
        if (unit * PARTS == parts.size()) {
            parts.add(department);
            parts.add(place);
            parts.add(reporter);
            traces.add(NO_DAY);
            traces.add(NO_DAY);
            traces.add(NONE);
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
                parts.getInt(number * PARTS),
                parts.getInt(number * PARTS + 1),
                parts.getInt(number * PARTS + 2),
                traces.getInt(number * TRACES),
                traces.getInt(number * TRACES + 1),
                traces.getInt(number * TRACES + 2));
    }

    Sums sums(int number) {
        return sums.get(number);
    }

    @Override
    public void write(DataOutput out) throws IOException {
        CubeBytes.write(out, parts);
        CubeBytes.write(out, traces);
        for (Sums own : sums) {
            own.write(out);
        }
    }

    @Override
    public void read(DataInput in) throws IOException {
        IntArrayList read = CubeBytes.readInts(in);
        for (int i = 0; i < read.size(); i += PARTS) {
            find(read.getInt(i), read.getInt(i + 1), read.getInt(i + 2));
        }
        traces.clear();
        traces.addAll(CubeBytes.readInts(in));
        for (Sums own : sums) {
            own.read(in);
        }
    }
}
