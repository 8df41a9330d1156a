package fr.mediation.bilan.format.text;

import java.util.List;

/**
 * How many cells the records of a file have. They need not have the same number: programs leave out the last cells of a line
 * where these are empty, and one line may have a delimiter too many.
 */
final class RecordWidths {
    /** Below, a text with a few commas looks like a line. */
    private static final int FEWEST_CELLS = 3;

    /** Wider ones are counted as one. */
    private static final int COUNTED = 512;

    /** So many records tell nothing yet of what is usual. */
    private static final int FEW_RECORDS = 3;

    /** Of so many records one must have a width, and two at least, so that it is no mistake. */
    private static final int SHARE = 20;

    private final int[] counts = new int[COUNTED + 1];
    private int records;

    void add(int cells) {
        counts[Math.min(cells, COUNTED)]++;
        records++;
    }

    /** Whether a line has as many cells as records of the file have; delimiters at its end tell nothing. */
    boolean has(List<String> cells) {
        int filled = cells.size();
        while (filled > 0 && cells.get(filled - 1).isEmpty()) {
            filled--;
        }
        int narrowest = first(FEWEST_CELLS, 1);
        return narrowest > 0
                && Math.min(cells.size(), COUNTED) >= narrowest
                && Math.min(filled, COUNTED) <= first(COUNTED, -1);
    }

    private int first(int from, int step) {
        int fewest = records <= FEW_RECORDS ? 1 : Math.max(2, records / SHARE);
        for (int width = from; width >= FEWEST_CELLS && width <= COUNTED; width += step) {
            if (counts[width] >= fewest) {
                return width;
            }
        }
        return 0;
    }
}
