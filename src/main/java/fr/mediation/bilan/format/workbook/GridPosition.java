package fr.mediation.bilan.format.workbook;

import fr.mediation.bilan.bound.Bounds;
import java.util.BitSet;

/**
 * The row and column being read in a sheet. A row or cell without a reference follows the one before it.
 */
final class GridPosition {
    private final BitSet taken = new BitSet();
    private int row;
    private boolean numbered;
    private int column;

    /**
     * Enters the row that begins here; fails where it is not below the one before, as all office programs write them.
     */
    void enterRow(XmlPart xml) {
        String reference = xml.attribute("r");
        enter(reference == null || reference.isEmpty() ? row + 1 : Integer.parseInt(reference));
        numbered = reference != null;
        column = -1;
        taken.clear();
    }

    private void enter(int number) {
        if (number <= row || number > Bounds.SHEET_ROWS) {
            throw new IllegalArgumentException("row " + number + " after row " + row);
        }
        row = number;
    }

    /** The number of the row, from 1; one that has none takes that of its cells once they are entered. */
    int row() {
        return row;
    }

    /**
     * Enters the cell that begins here, and gives the index of its column, from 0; fails where Excel has no such
     * column, the row is another or has the cell already.
     */
    int enterCell(XmlPart xml) {
        String reference = xml.attribute("r");
        column = reference == null || reference.isEmpty() ? column + 1 : column(reference);
        if (column < 0 || column >= Bounds.COLUMNS || taken.get(column)) {
            throw new IllegalArgumentException("no cell at " + reference + " in row " + row);
        }
        taken.set(column);
        return column;
    }

    private int column(String reference) {
        int number = 0;
        int at = 0;
        while (at < reference.length() && isLetter(reference.charAt(at)) && number <= Bounds.COLUMNS) {
            number = number * 26 + (reference.charAt(at++) | 0x20) - 'a' + 1;
        }
        boolean bounded = at < reference.length() && reference.length() - at <= 7;
        int itsRow = bounded ? Integer.parseInt(reference, at, reference.length(), 10) : 0;
        if (itsRow > row && !numbered && taken.isEmpty()) {
            enter(itsRow);
        }
        return itsRow == row ? number - 1 : -1;
    }

    private static boolean isLetter(char c) {
        return c >= 'A' && c <= 'Z' || c >= 'a' && c <= 'z';
    }
}
