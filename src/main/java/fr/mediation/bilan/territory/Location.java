package fr.mediation.bilan.territory;

import java.util.List;

/** The result of looking for the commune of a postal code and a name. */
public sealed interface Location {
    /**
     * One commune.
     *
     * @param commune the commune
     */
    record Found(Commune commune) implements Location {}

    /** No commune has the postal code. */
    record UnknownPostalCode() implements Location {}

    /**
     * Several communes share the postal code, or the name is none of theirs.
     *
     * @param candidates the communes of the postal code
     */
    record Ambiguous(List<Commune> candidates) implements Location {}
}
