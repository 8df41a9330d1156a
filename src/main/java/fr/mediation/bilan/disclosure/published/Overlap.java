package fr.mediation.bilan.disclosure.published;

import fr.mediation.bilan.disclosure.published.PublishedLine.Quantity;
import java.util.Comparator;

/**
 * A breakdown whose total is not the sum of its parts, such as persons by function where one has two. It is said beside the
 * figures: who sees only some of the parts would take the total for their sum, and what remains of it for what is hidden.
 *
 * @param indicator the indicator
 * @param quantity which of its numbers
 * @param breakdown by what: {@code territoire}, or a dimension
 * @param kind what holds between total and parts instead
 */
public record Overlap(String indicator, Quantity quantity, String breakdown, Kind kind) implements Comparable<Overlap> {
    /** How the indicator is called in a descriptor. */
    public static final String INDICATOR = "indicateur";

    /** How the number is called in a descriptor, by the column that it stands in. */
    public static final String COLUMN = "colonne";

    /** How the breakdown is called in a descriptor. */
    public static final String BREAKDOWN = "dimension";

    /** How it is called in a descriptor what holds instead. */
    public static final String KIND = "lien";

    /** What holds between a total and its parts, as descriptors say it. */
    public enum Kind {
        /** It is their sum. */
        SUM("somme"),
        /** It is no more than their sum, and no less than each of them. */
        COVER("recouvrement"),
        /** It is no less than each of them. */
        BOUND("plafond"),
        /** Nothing. */
        NONE("aucun");

        private final String code;

        Kind(String code) {
            this.code = code;
        }

        /** {@return how descriptors call it} */
        public String code() {
            return code;
        }
    }

    private static final Comparator<Overlap> ORDER = Comparator.comparing(Overlap::indicator)
            .thenComparing(Overlap::breakdown)
            .thenComparing(Overlap::quantity);

    @Override
    public int compareTo(Overlap other) {
        return ORDER.compare(this, other);
    }
}
