package fr.mediation.bilan.source.delivery;

import fr.mediation.bilan.format.Row;
import fr.mediation.bilan.source.Fact;
import fr.mediation.bilan.source.Warning;
import fr.mediation.bilan.source.Warnings;
import fr.mediation.bilan.text.Folding;
import it.unimi.dsi.fastutil.longs.Long2IntOpenHashMap;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/**
 * Lines that stand in a sheet which is called a summary and in another sheet of the same workbook: they count once. Lines of
 * such a sheet that stand nowhere else count. What is kept is a number for each line, of workbooks with both kinds of sheets
 * alone.
 */
final class SummarySheets {
    private static final Set<String> WORDS = Set.of(
            "total", "totaux", "recap", "recapitulatif", "recapitulation", "synthese", "cumul", "cumule", "summary");

    private final Warnings warnings;
    private final boolean both;
    private final Long2IntOpenHashMap inSummaries = new Long2IntOpenHashMap();
    private final Long2IntOpenHashMap inOthers = new Long2IntOpenHashMap();

    /** For a file with some sheets. */
    SummarySheets(List<String> sheets, Warnings warnings) {
        this.warnings = warnings;
        both = sheets.stream().map(SummarySheets::isSummary).distinct().count() == 2;
    }

    private static boolean isSummary(String sheet) {
        return Arrays.stream(Folding.fold(sheet).split("_")).anyMatch(WORDS::contains);
    }

    /** Whether a line that would be accepted counts in a sheet of the other kind already. */
    boolean hold(Row row, Fact fact) {
        if (!both) {
            return false;
        }
        boolean summary = isSummary(row.sheet());
        int before = (summary ? inSummaries : inOthers).addTo(fact.content(), 1);
        boolean counted = before < (summary ? inOthers : inSummaries).get(fact.content());
        if (counted) {
            warnings.add(Warning.SUMMARY_SHEET, row.sheet(), row.sheet(), row.number(), row.sheet());
        }
        return counted;
    }
}
