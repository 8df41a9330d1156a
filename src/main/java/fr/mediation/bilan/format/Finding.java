package fr.mediation.bilan.format;

/**
 * What was found out about a cell before any column is known.
 *
 * @param cell the index of the cell in its row
 * @param kind what was found
 * @param before what stood there; for {@link Kind#SWALLOWED_LINES} the number of the last line swallowed
 */
public record Finding(int cell, Kind kind, String before) {
    /** What can be found. */
    public enum Kind {
        /** The text had been read in a wrong encoding and written again; it is put right. */
        ENCODED_TWICE,
        /** Control characters were taken out, or replaced by what they stood for. */
        CONTROL_CHARACTERS,
        /** A quotation mark without its other half was taken out, and the line ends before the next one kept. */
        LOST_QUOTE,
        /** A quotation mark opens here and holds what looks like further lines; nothing is put right. */
        SWALLOWED_LINES,
        /** A formula is zero, in a workbook whose program left all formulas to be calculated by another. */
        ZERO_OF_A_FORMULA,
        /** A text of a workbook looks like a number whose mark may be one of thousands as well as of decimals. */
        NUMBER_AS_TEXT,
        /** A word has a letter that another encoding makes of an accent; nothing is put right. */
        FOREIGN_LETTERS
    }
}
