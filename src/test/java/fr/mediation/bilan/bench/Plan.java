package fr.mediation.bilan.bench;

import java.time.LocalDate;
import java.util.Locale;

/**
 * What file to write.
 *
 * @param lines how many lines below the header
 * @param seed where chance begins
 * @param part a number 0–999 in each activity's identifier, so that files of different parts share no activity; where the
 *     shape has several producers, that of the producer, whose places alone are in the file
 * @param faults whether some lines are invalid; without, the same lines come whole
 * @param repeats whether some lines come twice
 * @param first the first day
 * @param last the last day
 * @param shape the country that the lines come from
 */
public record Plan(
        long lines,
        long seed,
        int part,
        boolean faults,
        boolean repeats,
        LocalDate first,
        LocalDate last,
        Shape shape) {
    /** The last year that has lines. */
    static final int YEAR = 2016;

    private static final LocalDate LAST = LocalDate.of(YEAR, 12, 31);
    private static final int DAYS_OF_A_NIGHT = 7;

    /**
     * Lines of one year, scattered, some of which come twice.
     *
     * @param lines how many lines below the header
     * @param seed where chance begins
     * @param part a number 0–999 in each activity's identifier
     * @param faults whether some lines are invalid
     */
    public Plan(long lines, long seed, int part, boolean faults) {
        this(lines, seed, part, faults, true, LocalDate.of(YEAR, 1, 1), LAST, Shape.scattered(lines));
    }

    /** Whole lines of several years. */
    static Plan history(long lines, int years, Shape shape) {
        return new Plan(lines, YEAR, 0, false, false, LocalDate.of(YEAR + 1 - years, 1, 1), LAST, shape);
    }

    /** What one more night brings to a history: whole lines of the last days, of its places and persons. */
    Plan night(long number, int night) {
        return new Plan(number, seed, night, false, false, last.minusDays(DAYS_OF_A_NIGHT - 1), last, shape);
    }

    /** The same of another country. */
    Plan withShape(Shape other) {
        return new Plan(lines, seed, part, faults, repeats, first, last, other);
    }

    /** The file of one producer of the country, with its share of the lines. */
    Plan ofProducer(int producer) {
        long before = lines * producer / shape.producers();
        long until = lines * (producer + 1) / shape.producers();
        return new Plan(until - before, seed, producer, faults, repeats, first, last, shape);
    }

    /** How many years it has. */
    int years() {
        return last.getYear() - first.getYear() + 1;
    }

    /** What is said of it above each table. */
    @Override
    public String toString() {
        return String.format(Locale.ROOT, "%,d lines, %d years, %s", lines, years(), shape);
    }
}
