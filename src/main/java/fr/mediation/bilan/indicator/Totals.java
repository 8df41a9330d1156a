package fr.mediation.bilan.indicator;

import java.math.BigDecimal;
import org.roaringbitmap.RoaringBitmap;

/**
 * What lines come to: a number for each aggregate that adds up, and a set of numbered things for each that counts what is
 * distinct. Those of a region are those of its departments, added and united.
 */
final class Totals {
    private static final int MICRO_DECIMALS = 6;

    private final long[] micros;
    private final boolean[] known;
    private final RoaringBitmap[] sets;
    private final int[] last;
    private BigDecimal[] rest;

    Totals(int aggregates) {
        micros = new long[aggregates];
        known = new boolean[aggregates];
        sets = new RoaringBitmap[aggregates];
        last = new int[aggregates];
    }

    /** Adds a number in millionths. */
    void add(int aggregate, long number) {
        micros[aggregate] = Math.addExact(micros[aggregate], number);
        known[aggregate] = true;
    }

    /** Adds a number that millionths cannot hold. */
    void add(int aggregate, BigDecimal number) {
        if (rest == null) {
            rest = new BigDecimal[micros.length];
        }
        rest[aggregate] = rest[aggregate] == null ? number : rest[aggregate].add(number);
        known[aggregate] = true;
    }

    /** Adds a thing to a set. */
    void include(int aggregate, int thing) {
        if (sets[aggregate] == null) {
            sets[aggregate] = new RoaringBitmap();
        } else if (last[aggregate] == thing) {
            // Lines of one activity, place or person often follow each other.
            return;
        }
        last[aggregate] = thing;
        sets[aggregate].add(thing);
    }

    /** Adds what others come to. */
    void add(Totals other) {
        for (int i = 0; i < micros.length; i++) {
            micros[i] = Math.addExact(micros[i], other.micros[i]);
            if (other.sets[i] != null) {
                if (sets[i] == null) {
                    sets[i] = new RoaringBitmap();
                }
                sets[i].or(other.sets[i]);
            }
            if (other.rest != null && other.rest[i] != null) {
                add(i, other.rest[i]);
            }
            known[i] |= other.known[i];
        }
    }

    /** The sum of an aggregate, null where no line has a value. */
    BigDecimal sum(int aggregate) {
        if (!known[aggregate]) {
            return null;
        }
        BigDecimal sum = BigDecimal.valueOf(micros[aggregate], MICRO_DECIMALS);
        return rest == null || rest[aggregate] == null ? sum : sum.add(rest[aggregate]);
    }

    /** How many lines have a value. */
    BigDecimal count(int aggregate) {
        return BigDecimal.valueOf(micros[aggregate]);
    }

    /** How many different things there are. */
    BigDecimal distinct(int aggregate) {
        return BigDecimal.valueOf(sets[aggregate] == null ? 0 : sets[aggregate].getLongCardinality());
    }
}
