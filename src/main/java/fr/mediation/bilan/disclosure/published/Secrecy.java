package fr.mediation.bilan.disclosure.published;

import fr.mediation.bilan.disclosure.published.PublishedLine.Quantity;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What must not be told by an indicator. */
public sealed interface Secrecy {
    /** Nobody has a secret: an open register, or a count of what anybody can count. */
    Secrecy NONE = new Nobody();

    /**
     * Figures about persons, of whom few are not published.
     *
     * @param counted the quantities that count these
     * @param things the quantities that count something else, such as activities: few of them tell of nobody, unless there are as
     *     many as persons
     * @param countedBy the indicator whose value says, in the same territory and category, how many of these it is about; empty
     *     where only its own quantities do
     * @param asked the indicator whose value says how many were asked, where a denominator is of those who answered: it must not
     *     leave few out; empty where it is of other things
     */
    record Persons(Set<Quantity> counted, Set<Quantity> things, Optional<String> countedBy, Optional<String> asked)
            implements Secrecy {
        /** Keeps copies. */
        public Persons {
            counted = Set.copyOf(counted);
            things = Set.copyOf(things);
        }
    }

    /**
     * Figures about structures, whose own business none of the others is to know.
     *
     * @param publicCategories by dimension, the categories whose own figures are public. Those of the other categories of such a
     *     dimension are secret, and nothing else; where there is none, what few structures contributed to is
     */
    record Structures(Map<String, Set<String>> publicCategories) implements Secrecy {
        /** Keeps a copy. */
        public Structures {
            publicCategories = Map.copyOf(publicCategories);
        }
    }

    /**
     * Figures made of others: they are hidden where one of these is, which they would tell.
     *
     * @param terms the indicators whose values its quantities are
     * @param measures what else they are made of
     */
    record Derived(Map<Quantity, String> terms, Set<Measure> measures) implements Secrecy {
        /** Keeps copies. */
        public Derived {
            terms = Map.copyOf(terms);
            measures = Set.copyOf(measures);
        }
    }

    /** Figures about nobody. */
    record Nobody() implements Secrecy {}

    /**
     * A figure of the same territory and year that others are made of.
     *
     * @param indicator the indicator's id
     * @param dimension the dimension's code, empty for the total
     * @param category the category, empty for the total
     */
    record Measure(String indicator, String dimension, String category) {}
}
