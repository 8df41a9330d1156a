package fr.mediation.bilan.format;

/**
 * The row and column being read in a sheet. A row or cell without a reference follows the one before it.
 */
final class GridPosition {
    /** Excel's last column is XFD. */
    private static final int COLUMNS = 16_384;

    private int row;
    private int column;

    /** Enters the row that begins here, and gives its number, from 1. */
    int enterRow(XmlPart xml) {
        String reference = xml.attribute("r");
        row = reference == null ? row + 1 : Integer.parseInt(reference);
        column = -1;
        return row;
    }

    /**
     * Enters the cell that begins here, and gives the index of its column, from 0; fails where Excel has no such
     * column.
     */
    int enterCell(XmlPart xml) {
        String reference = xml.attribute("r");
        column = reference == null ? column + 1 : column(reference);
        if (column < 0 || column >= COLUMNS) {
            throw new IllegalArgumentException("no column at " + reference);
        }
        return column;
    }

    private static int column(String reference) {
        int number = 0;
        for (int i = 0; i < reference.length() && number <= COLUMNS; i++) {
            char letter = reference.charAt(i);
            if (letter < 'A' || letter > 'Z') {
                break;
            }
            number = number * 26 + letter - 'A' + 1;
        }
        return number - 1;
    }
}
