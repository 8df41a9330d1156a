package fr.mediation.bilan.report.sheet;

import fr.mediation.bilan.report.model.Cell;
import fr.mediation.bilan.report.model.Sheet;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What the marks of a sheet mean: those that stand on it, and no others. */
public final class Legend {
    private static final List<Cell.Marker> MARKS =
            List.of(Cell.MISSING, Cell.CONFIDENTIAL, Cell.BREAK, Cell.NOT_APPLICABLE);

    private final Wording wording;

    public Legend(Wording wording) {
        this.wording = wording;
    }

    /** A sentence for the marks of a sheet, none where it has none. */
    public List<String> of(Sheet sheet) {
        return Stream.concat(sheet.legend().stream(), of(sheet.cells().toList()).stream())
                .toList();
    }

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
