package fr.mediation.bilan.report;

import fr.mediation.bilan.indicator.judge.Revision;
import java.util.List;

/**
 * What was published of the year before.
 *
 * @param edition the last earlier publication of the year
 * @param revisions what differs from it, of the country and the regions shown
 * @param forgotten how many times the identifier of a person was erased since, which changes no figure
 */
public record Earlier(Edition edition, List<Revision> revisions, int forgotten) {
    /**
     * Nobody was forgotten since.
     *
     * @param edition the last earlier publication of the year
     * @param revisions what differs from it
     */
    public Earlier(Edition edition, List<Revision> revisions) {
        this(edition, revisions, 0);
    }

    /** Keeps a copy of the list. */
    public Earlier {
        revisions = List.copyOf(revisions);
    }
}
