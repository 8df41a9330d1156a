package fr.mediation.bilan.source.delivery;

import fr.mediation.bilan.source.Fact;
import it.unimi.dsi.fastutil.longs.LongArrayList;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Notes where a block of lines that name nobody comes again in a file, as where it was pasted twice. Each piece of four lines that
 * follow each other is one number; a piece of one group of lines is none, for the participants of an activity may well be
 * alike. Whether the whole file is one block several times over is looked for among the first 65,536 lines.
 */
final class RepeatedBlocks {
    private static final int PIECE = 4;
    private static final int MOST_KEPT = 1 << 16;
    private static final long FACTOR = 0x9E3779B97F4A7C15L;

    private final long[] contents = new long[PIECE];
    private final long[] keys = new long[PIECE];
    private final long[] places = new long[PIECE];
    private final LongArrayList allContents = new LongArrayList();
    private final LongArrayList allPlaces = new LongArrayList();
    private boolean complete = true;
    private long lines;
    private long again;
    private long firstAgain = Long.MAX_VALUE;
    private long firstEarlier;

    /**
     * What comes again.
     *
     * @param sheet the number of the sheet of its first line that was there before
     * @param line the number of that line
     * @param earlierSheet the number of the sheet of the line that is like it
     * @param earlierLine the number of that line
     * @param lines how many lines were there before
     * @param whole whether the whole file is one block several times over
     */
    record Found(int sheet, int line, int earlierSheet, int earlierLine, long lines, boolean whole) {}

    /** A line of the file names somebody: those that do not are not the whole of it. */
    void named() {
        complete = false;
    }

    /** Adds a line, and says whether it ends a piece to be looked for. */
    boolean add(Fact fact, short sheet) {
        int at = (int) (lines % PIECE);
        contents[at] = fact.content();
        keys[at] = fact.naturalKey();
        places[at] = (long) sheet << Integer.SIZE | fact.line();
        if (complete) {
            complete = allContents.size() < MOST_KEPT;
            allContents.add(contents[at]);
            allPlaces.add(places[at]);
        }
        lines++;
        return lines >= PIECE && Arrays.stream(keys).anyMatch(key -> key != keys[0]);
    }

    /** The piece that ended last, as a number. */
    long hash() {
        long hash = 0;
        for (int i = 0; i < PIECE; i++) {
            hash = (hash + contents[(int) ((lines + i) % PIECE)]) * FACTOR;
        }
        return hash ^ hash >>> Integer.SIZE;
    }

    /** Where the piece that ended last began. */
    long place() {
        return places[(int) (lines % PIECE)];
    }

    /** A piece is like another that began before it. */
    void again(long earlier, long later) {
        boolean overlaps = later >> Integer.SIZE == earlier >> Integer.SIZE && later - earlier < PIECE;
        if (!overlaps) {
            again++;
            if (later < firstAgain) {
                firstAgain = later;
                firstEarlier = earlier;
            }
        }
    }

    /** What comes again, after the last line; null where nothing does. */
    @Nullable
    Found found() {
        int period = complete ? period() : 0;
        if (period > 0) {
            return found(allPlaces.getLong(period), allPlaces.getLong(0), lines - period, true);
        }
        return again == 0 ? null : found(firstAgain, firstEarlier, again + PIECE - 1, false);
    }

    private static Found found(long later, long earlier, long lines, boolean whole) {
        return new Found(
                (int) (later >> Integer.SIZE),
                (int) later,
                (int) (earlier >> Integer.SIZE),
                (int) earlier,
                lines,
                whole);
    }

    /** How many lines make the block that the whole file repeats; 0 where it does not, or where all lines are alike. */
    private int period() {
        int size = allContents.size();
        for (int period = 1; period <= size / 2; period++) {
            if (size % period == 0 && repeats(period)) {
                return period == 1 ? 0 : period;
            }
        }
        return 0;
    }

    private boolean repeats(int period) {
        for (int i = period; i < allContents.size(); i++) {
            if (allContents.getLong(i) != allContents.getLong(i - period)) {
                return false;
            }
        }
        return true;
    }
}
