package fr.mediation.bilan.source.delivery;

import fr.mediation.bilan.text.Folding;
import java.util.List;
import java.util.Set;

/** Tells lists of persons by the names of their columns. */
final class PersonColumns {
    private static final Set<String> OF_PERSONS =
            Set.of("prenom", "prenoms", "civilite", "nir", "naissance", "sexe", "allocataire");

    /** A place has a contact too, and somebody who runs it. */
    private static final Set<String> OF_CONTACTS = Set.of(
            "contact",
            "referent",
            "referente",
            "responsable",
            "directeur",
            "directrice",
            "president",
            "presidente",
            "maire",
            "animateur",
            "animatrice",
            "gestionnaire",
            "interlocuteur",
            "coordinateur",
            "mediateur",
            "dirigeant");

    private PersonColumns() {}

    /** Whether lines under a header are about persons. */
    static boolean areIn(List<String> names) {
        return names.stream()
                .map(name -> List.of(Folding.words(name).split("_")))
                .anyMatch(words -> words.stream().anyMatch(OF_PERSONS::contains)
                        && words.stream().noneMatch(OF_CONTACTS::contains));
    }
}
