package fr.mediation.bilan.format.workbook;

import fr.mediation.bilan.bound.Bounds;
import fr.mediation.bilan.bound.Budget;

/** How much more a workbook's rows hold than is written in it: a few bytes may stand for a million cells or a long text. */
final class Amplification {
    private final Budget empty = new Budget("format.too-many-cells", Bounds.EMPTY_CELLS);
    private final Budget merged = new Budget("format.too-many-cells", Bounds.MERGED_CELLS);
    private final Budget characters;

    /**
     * Nothing is spent yet.
     *
     * @param size the size of the workbook, in bytes
     */
    Amplification(long size) {
        characters = new Budget(
                "format.too-much-text",
                Math.min(Bounds.REPEATED_CHARACTERS, Bounds.REPEATED_FREE + Bounds.EXPANSION * size));
    }

    /** Counts empty cells that are given and not written. */
    void leave(int number) {
        empty.spend(number);
    }

    /** Counts cells that merged regions may fill. */
    void merge(int number) {
        merged.spend(number);
    }

    /** Counts a text that is written once and given again. */
    void repeat(String text) {
        if (text.length() > Bounds.LONG_TEXT) {
            characters.spend(text.length());
        }
    }
}
