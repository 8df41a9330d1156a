package fr.mediation.bilan.format.text;

import fr.mediation.bilan.format.Finding;
import java.util.List;

/**
 * One record of a text.
 *
 * @param line the physical line at which it begins, from 1
 * @param lines how many physical lines it takes
 * @param start how many characters stand before it
 * @param cells its cells
 * @param suspect whether they may have to be put right
 * @param plain see {@link fr.mediation.bilan.format.Row#plain()}
 * @param findings what was found out about them
 */
record TextRecord(
        int line, int lines, long start, List<String> cells, boolean suspect, boolean plain, List<Finding> findings) {
    /** The record of a text that stands behind so many lines. */
    TextRecord behind(int linesBefore) {
        return linesBefore == 0
                ? this
                : new TextRecord(line + linesBefore, lines, start, cells, suspect, plain, findings);
    }

    /** The record with other cells. */
    TextRecord with(List<String> others) {
        return new TextRecord(line, lines, start, others, true, false, findings);
    }

    /** The record with something told of it. */
    TextRecord with(Finding finding) {
        return new TextRecord(line, lines, start, cells, suspect, false, List.of(finding));
    }
}
