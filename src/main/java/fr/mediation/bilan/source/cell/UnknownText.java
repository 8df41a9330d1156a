package fr.mediation.bilan.source.cell;

import fr.mediation.bilan.text.Folding;
import java.util.Set;

/** What people write where they do not know, or were not told: a dash, {@code NC}, {@code Non renseigné}. */
public final class UnknownText {
    private static final Set<String> WORDS = Set.of(
            "nc",
            "n_c",
            "nr",
            "n_r",
            "nd",
            "n_d",
            "na",
            "n_a",
            "nsp",
            "ns",
            "inconnu",
            "inconnue",
            "non_connu",
            "non_renseigne",
            "non_renseignee",
            "non_renseigne_e",
            "pas_renseigne",
            "a_renseigner",
            "non_communique",
            "non_communiquee",
            "non_communique_e",
            "non_precise",
            "non_precisee",
            "non_precise_e",
            "non_defini",
            "non_definie",
            "non_determine",
            "non_declare",
            "non_specifie",
            "non_disponible",
            "non_applicable",
            "non_concerne",
            "non_indique",
            "non_saisi",
            "non_repondu",
            "sans_reponse",
            "pas_de_reponse",
            "sans_objet",
            "ne_sait_pas",
            "ne_se_prononce_pas",
            "ne_souhaite_pas_repondre",
            "refus",
            "refus_de_repondre",
            "vide",
            "unknown",
            "undefined",
            "none",
            "not_available");
    private static final String MARKS = "-–—‐‑_.…/\\?* \u00A0\u202F";

    private static final int LONGEST = 26;

    private UnknownText() {}

    /**
     * {@return whether a text says that nothing is known}
     *
     * @param text the text of a cell
     */
    public static boolean is(String text) {
        if (!mayBe(text)) {
            return false;
        }
        for (int i = 0; i < text.length(); i++) {
            if (MARKS.indexOf(text.charAt(i)) < 0) {
                return WORDS.contains(Folding.fold(text));
            }
        }
        return true;
    }

    /** This runs for every text: the first letters alone exclude nearly all. */
    private static boolean mayBe(String text) {
        int length = text.length();
        if (length > LONGEST || length == 3 && text.equalsIgnoreCase("non")) {
            return false;
        }
        if (length < 2) {
            return length == 0 || !Character.isLetterOrDigit(text.charAt(0));
        }
        char first = (char) (text.charAt(0) | 0x20);
        char second = (char) (text.charAt(1) | 0x20);
        return switch (first) {
            case 'a' -> second == ' ' || second == '_';
            case 'i' -> second == 'n' && length > 6 && length < 10 && (text.charAt(2) | 0x20) == 'c';
            case 'u' -> second == 'n';
            case 'p' -> second == 'a' && length > 10;
            case 's' -> second == 'a' && length > 9 && (text.charAt(2) | 0x20) == 'n';
            case 'r' -> second == 'e' && (length == 5 || length > 15);
            case 'v' -> second == 'i' && length == 4;
            case 'n' -> true;
            // What a spreadsheet shows for an error is another thing.
            case '#' -> false;
            default -> !Character.isLetterOrDigit(text.charAt(0)) || first == 'à';
        };
    }
}
