package fr.mediation.bilan.job.ingest;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** How many of some lines, counted from the first one, a workbook can be made of: nobody corrects more, and memory ends. */
final class WorkbookRoom {
    /** Nobody corrects more in a spreadsheet. */
    static final int MOST_LINES = 5_000;

    /** All texts of a workbook are held while it is written, each once, with some 600 bytes beside its characters. */
    private static final int MOST_TEXTS = 200_000;

    private static final long MOST_CHARACTERS = 1 << 23;

    /** Empty cells are written as well, for their format. */
    private static final long MOST_CELLS = 2_000_000;

    /** Texts by their hash: two of one hash count as one, which changes nothing. */
    private final Set<Integer> texts = new HashSet<>();

    private long characters;
    private long cells;
    private int width;
    private int lines;
    private int fitting;

    /** Adds the header of the lines that follow. */
    void addHeader(List<String> header) {
        width = header.size();
        add(header);
    }

    /** Adds the next line. */
    void addLine(List<String> line) {
        add(line);
        lines++;
        boolean fits = lines <= MOST_LINES
                && cells <= MOST_CELLS
                && texts.size() <= MOST_TEXTS
                && characters <= MOST_CHARACTERS;
        if (fits) {
            fitting = lines;
        }
    }

    private void add(List<String> row) {
        cells += width;
        if (texts.size() > MOST_TEXTS) {
            return;
        }
        for (String text : row) {
            characters += texts.add(text.hashCode()) ? text.length() : 0;
        }
    }

    /** Whether there is room for all lines. */
    boolean suffices() {
        return fitting == lines;
    }

    /** For how many there is room. */
    int fitting() {
        return fitting;
    }
}
