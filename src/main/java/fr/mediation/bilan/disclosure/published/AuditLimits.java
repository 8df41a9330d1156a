package fr.mediation.bilan.disclosure.published;

import fr.mediation.bilan.disclosure.SafetyRule;
import fr.mediation.bilan.disclosure.published.PublishedLine.Quantity;
import org.jspecify.annotations.Nullable;

/**
 * What must not be computed of a hidden number, by what it counts.
 *
 * @param persons the least number of persons that is published
 * @param structures the least number of contributors to a sum of theirs
 * @param percent within how many percent of itself a sum must not be known
 */
public record AuditLimits(int persons, int structures, double percent) {
    private static final SafetyRule OF_THINGS = new SafetyRule.Nothing();

    /**
     * What must not be computed of a number.
     *
     * @param secrecy what must not be told by its indicator; null where that is not known, and it is taken for one of persons
     * @param quantity which number of a line it is
     * @param unit the unit of the line
     * @param whole whether it is a whole number wherever it is published
     */
    SafetyRule rule(@Nullable Secrecy secrecy, Quantity quantity, String unit, boolean whole) {
        if (secrecy instanceof Secrecy.Structures) {
            return new SafetyRule.Share(percent);
        }
        if (secrecy instanceof Secrecy.Persons of) {
            return of.counted().contains(quantity)
                    ? new SafetyRule.Count(persons)
                    : of.things().contains(quantity) ? OF_THINGS : new SafetyRule.Share(percent);
        }
        return whole && !unit.startsWith("euro") ? new SafetyRule.Count(persons) : new SafetyRule.Share(percent);
    }

    /** The rule of a number that is two in one. */
    SafetyRule stricter(SafetyRule one, SafetyRule other) {
        return severity(one) >= severity(other) ? one : other;
    }

    private int severity(SafetyRule rule) {
        return rule.equals(OF_THINGS) ? 0 : rule instanceof SafetyRule.Share ? 1 : 2;
    }
}
