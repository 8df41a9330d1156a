package fr.mediation.bilan.report.content;

import fr.mediation.bilan.report.model.Cell;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What the marks among some cells mean: those that occur there, and no others. */
public record Legend(Wording wording) {
    private static final List<Cell.Marker> MARKS =
            List.of(Cell.MISSING, Cell.CONFIDENTIAL, Cell.BREAK, Cell.NOT_APPLICABLE);

    /** A sentence for the marks among cells, empty where there are none. */
    public Optional<String> of(List<Cell> cells) {
        List<String> meanings = new ArrayList<>();
        for (Cell.Marker mark : MARKS) {
            if (cells.contains(mark)) {
                meanings.add(wording.say("mark." + mark.code().charAt(1)));
            }
        }
        if (cells.stream().anyMatch(Legend::isEstimated)) {
            meanings.add(wording.say("mark.e"));
        }
        return meanings.isEmpty()
                ? Optional.empty()
                : Optional.of(wording.say("marks", String.join(wording.say("marks.and"), meanings)));
    }

    private static boolean isEstimated(Cell cell) {
        return cell instanceof Cell.Quantity quantity && quantity.suffix().equals(Wording.ESTIMATED);
    }
}
