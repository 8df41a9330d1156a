package fr.mediation.bilan.format;

import fr.mediation.bilan.bound.Bounds;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * One row of a file: its cells as text.
 *
 * @param sheet the sheet's name; empty for a text file
 * @param number where the row starts, from 1: the physical line of a text file, as an editor shows it, or Excel's row
 *     number
 * @param cells the cells from the first column on, without spaces of any kind at either end;
 *     never null, empty where the cell is
 * @param repeated the indexes of the cells that show the value of a merged region they are not the top left cell of;
 *     empty for a text file
 * @param hidden whether the sheet hides the row, as a filter does
 * @param plain whether it is known that no cell has a {@link #isMark mark} or begins as a formula
 * @param findings what was found out about its cells, before any column is known
 */
public record Row(
        String sheet,
        int number,
        List<String> cells,
        Set<Integer> repeated,
        boolean hidden,
        boolean plain,
        List<Finding> findings) {
    private static final char NO_BREAK_SPACE = '\u00A0';
    private static final char SOFT_HYPHEN = '\u00AD';
    private static final char FIRST_MARK = '\u0300';

    /** Keeps copies that cannot change. */
    public Row {
        cells = List.copyOf(cells);
        repeated = Set.copyOf(repeated);
        findings = List.copyOf(findings);
    }

    /**
     * A row of which nothing was found out.
     *
     * @param sheet the sheet's name; empty for a text file
     * @param number where the row starts, from 1
     * @param cells the cells from the first column on
     * @param repeated the indexes of the cells that a merged region repeats
     * @param hidden whether the sheet hides the row
     */
    public Row(String sheet, int number, List<String> cells, Set<Integer> repeated, boolean hidden) {
        this(sheet, number, cells, repeated, hidden, false, List.of());
    }

    /**
     * A row without merged cells.
     *
     * @param sheet the sheet's name; empty for a text file
     * @param number where the row starts, from 1
     * @param cells the cells from the first column on
     */
    public Row(String sheet, int number, List<String> cells) {
        this(sheet, number, cells, Set.of(), false, false, List.of());
    }

    /**
     * {@return whether a character may be none that people see, or be one with the letter before it: a no-break space, a soft
     * hyphen, or any beyond the letters of western Europe}
     *
     * @param c a character
     */
    public static boolean isMark(char c) {
        return c >= NO_BREAK_SPACE && (c >= FIRST_MARK || c == NO_BREAK_SPACE || c == SOFT_HYPHEN);
    }

    /**
     * {@return the row with its texts put right, each of which is told}
     *
     * @see CellRepair
     */
    public Row repaired() {
        List<String> repaired = null;
        List<Finding> found = findings;
        for (int i = 0; i < cells.size(); i++) {
            String before = cells.get(i);
            CellRepair repair = CellRepair.of(before);
            if (repair != null) {
                if (repaired == null) {
                    repaired = new ArrayList<>(cells);
                    found = new ArrayList<>(findings);
                }
                repaired.set(i, repair.text());
                if (repair.kind() != null) {
                    found.add(new Finding(i, repair.kind(), before));
                }
            }
        }
        return repaired == null ? this : new Row(sheet, number, repaired, repeated, hidden, false, found);
    }

    /** {@return the row with other cells in the place of its own} */
    public Row with(List<String> others) {
        return new Row(sheet, number, others, repeated, hidden, false, findings);
    }

    /** {@return what the row takes in memory at most, in bytes} */
    public int bytes() {
        int bytes = 0;
        for (String cell : cells) {
            bytes += Bounds.TEXT_OVERHEAD + 2 * cell.length();
        }
        return bytes;
    }

    /**
     * Whether nothing is written in the row.
     *
     * @return true where every cell is empty
     */
    public boolean blank() {
        for (String cell : cells) {
            if (!cell.isEmpty()) {
                return false;
            }
        }
        return true;
    }
}
