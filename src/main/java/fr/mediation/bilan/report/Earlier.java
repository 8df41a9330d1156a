package fr.mediation.bilan.report;

import fr.mediation.bilan.indicator.judge.Revision;
import java.util.List;

/**
 * What was published of the year before.
 *
 * @param edition the last earlier publication of the year
 * @param revisions what differs from it, of the country and the regions shown
 */
public record Earlier(Edition edition, List<Revision> revisions) {
    /** Keeps a copy of the list. */
    public Earlier {
        revisions = List.copyOf(revisions);
    }
}
