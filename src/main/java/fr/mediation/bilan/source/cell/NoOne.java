package fr.mediation.bilan.source.cell;

import fr.mediation.bilan.text.Folding;
import java.util.Set;
import java.util.regex.Pattern;

/** What people and programs write where nobody is named. */
public final class NoOne {
    private static final Set<String> NO_ONE = Set.of(
            "anonyme",
            "anonymous",
            "a_completer",
            "a_definir",
            "anon",
            "anonymise",
            "anonymisee",
            "blank",
            "compte_supprime",
            "confidentiel",
            "deleted",
            "deleted_user",
            "ditto",
            "idem",
            "guest",
            "invite",
            "invitee",
            "inconnu",
            "inconnue",
            "n_i",
            "nobody",
            "non_adherent",
            "non_adherente",
            "non_identifie",
            "non_identifiee",
            "non_inscrit",
            "non_inscrite",
            "non_nominatif",
            "passant",
            "de_passage",
            "s_o",
            "sans_carte",
            "sans_compte",
            "sans_inscription",
            "sans_identite",
            "sans_nom",
            "sans_numero",
            "supprime",
            "supprimee",
            "tout_public",
            "unknown_user",
            "utilisateur_supprime",
            "xx",
            "xxx",
            "xxxx");
    /** Words for some people, of whom none is named; an organisation may be called so. */
    private static final Set<String> SOME_PEOPLE = Set.of(
            "adulte",
            "autre",
            "classe",
            "collectif",
            "couple",
            "divers",
            "eleve",
            "enfant",
            "famille",
            "femme",
            "groupe",
            "homme",
            "madame",
            "mme",
            "monsieur",
            "particulier",
            "scolaire",
            "senior",
            "tous");

    /** Words for anyone, which name nobody by themselves, nor before a word for nobody. */
    private static final Pattern ANYONE = Pattern.compile(
            "(?:usagere?|personne|participante?|public|visiteur|visiteuse|beneficiaire|adherente?|stagiaire)s?(?:_|$)");
    /** {@code anonyme(s)}, {@code inconnu(e)s}. */
    private static final Pattern INFLECTION = Pattern.compile("_e(?:_?s)?$|(?<=[a-z]{3})_?s$");

    /** What programs write where they found nothing. */
    private static final String NOT_FOUND = "-1";

    private NoOne() {}

    /**
     * {@return whether a text names no person, such as {@code anonyme}, {@code usager de passage} or {@code 0}}
     *
     * @param identifier an identifier in its one form
     */
    public static boolean isNobody(String identifier) {
        return is(identifier) || Identifiers.mayBeWord(identifier) && isAnyone(Folding.fold(identifier));
    }

    /**
     * {@return whether a text names neither a person nor an organisation, such as {@code anonyme} or {@code 0}}
     *
     * @param identifier an identifier in its one form
     */
    public static boolean is(String identifier) {
        return Identifiers.mayBeWord(identifier)
                ? Identifiers.isNothing(identifier) || isWord(Folding.fold(identifier))
                : isZero(identifier) || identifier.equals(NOT_FOUND);
    }

    private static boolean isWord(String folded) {
        return isIn(NO_ONE, folded);
    }

    /** A word may end as a plural does. */
    private static boolean isIn(Set<String> words, String folded) {
        return words.contains(folded)
                || words.contains(INFLECTION.matcher(folded).replaceFirst(""));
    }

    private static boolean isAnyone(String folded) {
        if (isIn(SOME_PEOPLE, folded)) {
            return true;
        }
        String rest =
                ANYONE.matcher(folded).lookingAt() ? ANYONE.matcher(folded).replaceFirst("") : folded;
        return rest.length() < folded.length() && (rest.isEmpty() || isWord(rest));
    }

    /**
     * {@return whether a text is zeros alone, also in the groups of an identifier that programs make}
     *
     * @param text an identifier in its one form
     */
    public static boolean isZero(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c != '0' && c != '-' && c != '{' && c != '}') {
                return false;
            }
        }
        return true;
    }
}
