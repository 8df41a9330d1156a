package fr.mediation.bilan.disclosure.published;

import fr.mediation.bilan.disclosure.SafetyRule;

/**
 * What must not be computed of a hidden number, by what it counts.
 *
 * @param persons the least number of persons that is published
 * @param structures the least number of contributors to a sum of theirs
 * @param percent within how many percent of itself a sum must not be known
 */
public record AuditLimits(int persons, int structures, double percent) {
    /**
     * Eleven persons and three structures: the thresholds of tax data on persons and of statistics on enterprises (Insee, <a
     * href="https://inseefrlab.github.io/manuel-protection-tableaux/chapters/annexes/regles.html">Manuel de protection des
     * tableaux, Règles</a>). Ten percent: the p of the example in the <a
     * href="https://sdctools.github.io/HandbookSDC/04-magnitude-tabular-data.html">Handbook on Statistical Disclosure Control,
     * chapter 4.2</a>.
     */
    public static final AuditLimits USUAL = new AuditLimits(11, 3, 10);

    SafetyRule rule(String unit, boolean whole) {
        return whole && !unit.startsWith("euro") ? new SafetyRule.Count(persons) : new SafetyRule.Share(percent);
    }
}
