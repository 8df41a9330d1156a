package fr.mediation.bilan.job.ingest;

import fr.mediation.bilan.bound.Bounds;
import fr.mediation.bilan.source.Correction;
import fr.mediation.bilan.source.CorrectionKind;
import fr.mediation.bilan.source.Verdict;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Decides which corrections of a delivery are listed: the first ones of each kind. Of the others the lines are counted, so
 * that a file of which every line is corrected takes little room.
 */
final class ListedCorrections {
    private final Map<CorrectionKind, Integer> listed = new EnumMap<>(CorrectionKind.class);

    /**
     * Takes the next line.
     *
     * @return the kinds of its corrections that are counted only
     */
    Set<CorrectionKind> unlisted(List<Correction> corrections) {
        Set<CorrectionKind> unlisted = EnumSet.noneOf(CorrectionKind.class);
        for (Correction correction : corrections) {
            if (listed.getOrDefault(correction.kind(), 0) >= Bounds.LISTED_CORRECTIONS) {
                unlisted.add(correction.kind());
            }
        }
        for (Correction correction : corrections) {
            listed.merge(correction.kind(), unlisted.contains(correction.kind()) ? 0 : 1, Integer::sum);
        }
        return unlisted;
    }

    /** Takes a line that was stored before. */
    void pass(Verdict verdict) {
        if (verdict instanceof Verdict.Accepted accepted
                && !accepted.corrections().isEmpty()) {
            unlisted(accepted.corrections());
        }
    }
}
