package fr.mediation.bilan.indicator.cube;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The distinct values (persons, activities, places) of all counters of a cube. They are added, written and read a part at a
 * time: each value belongs to one part, and what groups of rows count of a part is tallied before the next one comes.
 */
final class DistinctValues implements CubePart {
    private final Aggregates aggregates;
    private final CategoryNumbers numbers;
    private final List<Occurrences> occurrences = new ArrayList<>();
    private final List<Tallies> tallies = new ArrayList<>();
    private long @Nullable [][] fingerprints;

    /**
     * None yet.
     *
     * @param aggregates the aggregates of the scan
     * @param numbers the categories of rows
     * @param united the bits of the categories that are put together
     */
    DistinctValues(Aggregates aggregates, CategoryNumbers numbers, long united) {
        this.aggregates = aggregates;
        this.numbers = numbers;
        for (DistinctCounter counter : aggregates.counters()) {
            occurrences.add(new Occurrences(numbers));
            tallies.add(new Tallies(counter, united));
        }
    }

    /** Takes the values of a part in what follows. */
    void take(int part, int parts) {
        aggregates.counters().forEach(counter -> counter.take(part, parts));
    }

    /** Adds the row evaluated last. */
    void add(int unit) {
        aggregates.addTo(occurrences, unit);
    }

    /** Keeps of what is tallied from now on a number for each counter and unit, by which two cubes are compared. */
    void compare() {
        fingerprints = new long[occurrences.size()][];
    }

    /** Which values each counter counts in each unit, and in which categories, as numbers. */
    long[][] fingerprints() {
        if (fingerprints == null) {
            throw new IllegalStateException("not to be compared");
        }
        return fingerprints;
    }

    /**
     * Makes what all groups count of the values of a part, which are all known, and lets go what was needed to add more.
     *
     * @param departments the group of each unit that its department is
     * @param ofCategories a number for each category, by the category's own
     */
    void tally(int[] departments, long[] ofCategories) {
        IntStream.range(0, occurrences.size()).parallel().forEach(c -> {
            DistinctCounter counter = aggregates.counters().get(c);
            if (fingerprints != null) {
                fingerprints[c] =
                        occurrences.get(c).fingerprints(departments.length, counter, ofCategories, fingerprints[c]);
            }
            tallies.get(c).add(occurrences.get(c), departments);
            counter.forget();
            occurrences.set(c, new Occurrences(numbers));
        });
    }

    /** What a reporting unit counts of each counter; null where that is nothing. */
    @Nullable
    Tally[] ofUnit(int unit) {
        return tallies.stream().map(own -> own.ofUnit(unit)).toArray(Tally[]::new);
    }

    /** What a category counts in a department of each counter; null where that is nothing. */
    @Nullable
    Tally[] ofCategory(int category, int department) {
        return tallies.stream().map(own -> own.ofCategory(category, department)).toArray(Tally[]::new);
    }

    @Override
    public void write(DataOutput out) throws IOException {
        for (int c = 0; c < occurrences.size(); c++) {
            aggregates.counters().get(c).write(out);
            occurrences.get(c).write(out);
        }
    }

    @Override
    public void read(DataInput in) throws IOException {
        for (int c = 0; c < occurrences.size(); c++) {
            aggregates.counters().get(c).read(in);
            occurrences.get(c).read(in);
        }
    }
}
