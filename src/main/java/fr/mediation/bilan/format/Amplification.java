package fr.mediation.bilan.format;

import fr.mediation.bilan.bound.Bounds;
import fr.mediation.bilan.bound.Budget;

/** How much more a workbook's rows hold than is written in it: a few bytes may stand for a million cells or a long text. */
final class Amplification {
    private final Budget cells = new Budget("format.too-many-cells", Bounds.FILLED_CELLS);
    private final Budget characters = new Budget("format.too-much-text", Bounds.REPEATED_CHARACTERS);

    /** Counts cells that are given and not written. */
    void fill(int number) {
        cells.spend(number);
    }

    /** Counts a text that is written once and given again. */
    void repeat(String text) {
        if (text.length() > Bounds.LONG_TEXT) {
            characters.spend(text.length());
        }
    }
}
