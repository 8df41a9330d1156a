package fr.mediation.bilan.format.workbook;

import fr.mediation.bilan.bound.Bounds;
import java.util.BitSet;

/**
 * The row and column being read in a sheet. A row or cell without a reference follows the one before it.
 */
final class GridPosition {
    private final BitSet taken = new BitSet();
    private int row;
    private int column;

    /**
     * Enters the row that begins here, and gives its number, from 1; fails where it is not below the one before, as all
     * office programs write them.
     */
    int enterRow(XmlPart xml) {
        String reference = xml.attribute("r");
        int number = reference == null ? row + 1 : Integer.parseInt(reference);
        if (number <= row || number > Bounds.SHEET_ROWS) {
            throw new IllegalArgumentException("row " + number + " after row " + row);
        }
        row = number;
        column = -1;
        taken.clear();
        return row;
    }

    /**
     * Enters the cell that begins here, and gives the index of its column, from 0; fails where Excel has no such
     * column, the row is another or has the cell already.
     */
    int enterCell(XmlPart xml) {
        String reference = xml.attribute("r");
        column = reference == null ? column + 1 : column(reference);
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
            number = number * 26 + reference.charAt(at++) - 'A' + 1;
        }
        boolean here = at < reference.length()
                && reference.length() - at <= 7
                && Integer.parseInt(reference, at, reference.length(), 10) == row;
        return here ? number - 1 : -1;
    }

    private static boolean isLetter(char c) {
        return c >= 'A' && c <= 'Z';
    }
}
