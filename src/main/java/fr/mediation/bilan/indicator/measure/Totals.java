package fr.mediation.bilan.indicator.measure;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import org.roaringbitmap.FastAggregation;
import org.roaringbitmap.RoaringBitmap;

/**
 * What lines come to: a number for each aggregate that adds up, and a set of sightings for all that count the same things
 * once each. Those of a region are those of its departments, added and united.
 */
final class Totals {
    private static final int MICRO_DECIMALS = 6;

    private final long[] micros;
    private final boolean[] known;
    private final RoaringBitmap[] sets;
    private final int[] last;
    private final long[][] counts;
    private BigDecimal[] rest;

    /**
     * Nothing yet.
     *
     * @param numbers how many aggregates add up
     * @param things how many kinds of things are counted
     */
    Totals(int numbers, int things) {
        micros = new long[numbers];
        known = new boolean[numbers];
        sets = new RoaringBitmap[things];
        last = new int[things];
        counts = new long[things][];
    }

    /** Adds to a number, in millionths. */
    void add(int number, long summand) {
        micros[number] = Math.addExact(micros[number], summand);
        known[number] = true;
    }

    /** Adds to a number what millionths cannot hold. */
    void add(int number, BigDecimal summand) {
        if (rest == null) {
            rest = new BigDecimal[micros.length];
        }
        rest[number] = rest[number] == null ? summand : rest[number].add(summand);
        known[number] = true;
    }

    /** Adds a sighting to a set. */
    void include(int things, int sighting) {
        if (sets[things] == null) {
            sets[things] = new RoaringBitmap();
        } else if (last[things] == sighting) {
            // Lines of one activity, place or person often follow each other.
            return;
        }
        last[things] = sighting;
        sets[things].add(sighting);
    }

    /**
     * What several come to together.
     *
     * @param all of the same shape, at least one
     */
    static Totals united(List<Totals> all) {
        Totals united = new Totals(all.get(0).micros.length, all.get(0).sets.length);
        all.forEach(united::addNumbers);
        for (int i = 0; i < united.sets.length; i++) {
            int things = i;
            RoaringBitmap[] sets = all.stream()
                    .map(totals -> totals.sets[things])
                    .filter(Objects::nonNull)
                    .toArray(RoaringBitmap[]::new);
            united.sets[i] = sets.length == 0 ? null : FastAggregation.or(sets);
        }
        return united;
    }

    private void addNumbers(Totals other) {
        for (int i = 0; i < micros.length; i++) {
            micros[i] = Math.addExact(micros[i], other.micros[i]);
            if (other.rest != null && other.rest[i] != null) {
                add(i, other.rest[i]);
            }
            known[i] |= other.known[i];
        }
    }

    /** A number that adds up, null where no line has a value. */
    BigDecimal sum(int number) {
        if (!known[number]) {
            return null;
        }
        BigDecimal sum = BigDecimal.valueOf(micros[number], MICRO_DECIMALS);
        return rest == null || rest[number] == null ? sum : sum.add(rest[number]);
    }

    /** How many lines have a value. */
    BigDecimal count(int number) {
        return BigDecimal.valueOf(micros[number]);
    }

    /** How many different things each aggregate counts; asked once all lines are added. */
    long[] distinct(int number, DistinctCounter things) {
        if (counts[number] == null) {
            counts[number] = sets[number] == null ? new long[things.aggregates().size()] : things.counts(sets[number]);
        }
        return counts[number];
    }

    /** Writes all of it. */
    void write(DataOutput out) throws IOException {
        for (int i = 0; i < micros.length; i++) {
            out.writeBoolean(known[i]);
            if (known[i]) {
                out.writeLong(micros[i]);
                out.writeUTF(rest == null || rest[i] == null ? "" : rest[i].toString());
            }
        }
        for (RoaringBitmap set : sets) {
            out.writeBoolean(set != null);
            if (set != null) {
                set.serialize(out);
            }
        }
    }

    /** Takes what was written, in place of nothing. */
    void read(DataInput in) throws IOException {
        for (int i = 0; i < micros.length; i++) {
            known[i] = in.readBoolean();
            if (known[i]) {
                micros[i] = in.readLong();
                String more = in.readUTF();
                if (!more.isEmpty()) {
                    add(i, new BigDecimal(more));
                }
            }
        }
        for (int i = 0; i < sets.length; i++) {
            if (in.readBoolean()) {
                sets[i] = new RoaringBitmap();
                sets[i].deserialize(in);
                last[i] = sets[i].last();
            }
        }
    }
}
