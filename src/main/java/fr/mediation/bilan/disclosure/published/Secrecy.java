package fr.mediation.bilan.disclosure.published;

import fr.mediation.bilan.disclosure.published.PublishedLine.Quantity;
import java.util.Optional;
import java.util.Set;

/**
 * What must not be told by an indicator.
 *
 * @param subject whom it is about
 * @param counted the quantities that count these
 * @param countedBy the indicator whose value says, in the same territory and category, how many of these it is about; empty
 *     where only its own quantities do
 */
public record Secrecy(Subject subject, Set<Quantity> counted, Optional<String> countedBy) {
    /** Whom figures are about. */
    public enum Subject {
        /** Persons, of whom few are not published. */
        PERSONS,
        /** Structures, whose own business none of the others is to know. */
        STRUCTURES,
        /** Nobody who has a secret: an open register, or a count of what anybody can count. */
        NOBODY
    }

    /** Keeps a copy. */
    public Secrecy {
        counted = Set.copyOf(counted);
    }

    /** {@return that nothing is secret} */
    public static Secrecy none() {
        return new Secrecy(Subject.NOBODY, Set.of(), Optional.empty());
    }
}
