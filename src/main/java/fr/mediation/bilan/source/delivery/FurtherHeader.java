package fr.mediation.bilan.source.delivery;

import fr.mediation.bilan.format.Row;
import fr.mediation.bilan.source.Header;
import fr.mediation.bilan.source.HeaderNames;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The header of a table that stands below another in the same sheet, as where exports were put one behind the other: its columns
 * may be others, or stand in another order, and lines read by the first header would be read wrongly.
 */
final class FurtherHeader {
    /** Of so many cells one at least is a name of the header above. */
    private static final int SHARE = 2;

    private FurtherHeader() {}

    /**
     * {@return the header that a row is, null where it is none}
     *
     * @param row a row below a header
     * @param header that header
     * @param read as what the lines are read
     */
    static @Nullable Header in(Row row, Header header, HeaderSearch.Candidate read) {
        if (!mayBeOne(row.cells(), header)) {
            return null;
        }
        Header further = new Header(read.source(), read.profile(), HeaderNames.of(row.cells()));
        return further.recognised() && further.missing().isEmpty() ? further : null;
    }

    private static boolean mayBeOne(List<String> cells, Header header) {
        // The second cell decides for almost every line, which has its date there: nothing is folded.
        int first = filled(cells, 0);
        int second = filled(cells, first + 1);
        if (second >= cells.size() || !header.names(cells.get(second)) || !header.names(cells.get(first))) {
            return false;
        }
        long filled = cells.stream().filter(cell -> !cell.isEmpty()).count();
        return cells.stream().filter(header::names).count() * SHARE >= filled;
    }

    private static int filled(List<String> cells, int from) {
        int at = from;
        while (at < cells.size() && cells.get(at).isEmpty()) {
            at++;
        }
        return at;
    }
}
