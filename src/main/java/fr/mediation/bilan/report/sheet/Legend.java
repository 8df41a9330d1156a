package fr.mediation.bilan.report.sheet;

import java.util.ArrayList;
import java.util.List;

/** What the marks of a sheet mean: those that stand on it, and no others. */
final class Legend {
    private static final List<Cell.Marker> MARKS =
            List.of(Cell.MISSING, Cell.CONFIDENTIAL, Cell.BREAK, Cell.NOT_APPLICABLE);

    private final Wording wording;

    Legend(Wording wording) {
        this.wording = wording;
    }

    /** A sentence for the marks of a sheet, none where it has none. */
    List<String> of(Sheet sheet) {
        List<String> meanings = new ArrayList<>();
        for (Cell.Marker mark : MARKS) {
            if (sheet.cells().anyMatch(mark::equals)) {
                meanings.add(wording.say("mark." + mark.code().charAt(1)));
            }
        }
        if (sheet.cells().anyMatch(Legend::isEstimated)) {
            meanings.add(wording.say("mark.e"));
        }
        List<String> sentences = new ArrayList<>(sheet.legend());
        if (!meanings.isEmpty()) {
            sentences.add(wording.say("marks", String.join(wording.say("marks.and"), meanings)));
        }
        return sentences;
    }

    private static boolean isEstimated(Cell cell) {
        return cell instanceof Cell.Quantity quantity && quantity.suffix().equals(Wording.ESTIMATED);
    }
}
