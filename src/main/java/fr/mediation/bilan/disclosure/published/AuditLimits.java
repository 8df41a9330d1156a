package fr.mediation.bilan.disclosure.published;

import fr.mediation.bilan.disclosure.SafetyRule;
import fr.mediation.bilan.disclosure.published.PublishedLine.Quantity;

/**
 * What must not be computed of a hidden number, by what it counts.
 *
 * @param persons the least number of persons that is published
 * @param structures the least number of places or other contributors
 * @param percent within how many percent of itself a sum must not be known
 */
public record AuditLimits(int persons, int structures, double percent) {
    /**
     * Eleven persons, three structures and ten percent. Eleven is the threshold of tax statistics on persons, three that of
     * statistics on enterprises (Insee, Guide du secret statistique, 2010).
     */
    public static final AuditLimits USUAL = new AuditLimits(11, 3, 10);

    SafetyRule rule(String unit, Quantity quantity, boolean whole) {
        if (quantity == Quantity.CONTRIBUTORS) {
            return new SafetyRule.Count(structures);
        }
        return whole && !unit.startsWith("euro") ? new SafetyRule.Count(persons) : new SafetyRule.Share(percent);
    }
}
