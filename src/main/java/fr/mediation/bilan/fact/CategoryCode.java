package fr.mediation.bilan.fact;

import fr.mediation.bilan.text.Folding;
import java.text.Normalizer;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The code of a category that producers write freely: spellings that differ by case, spaces and punctuation have one. It
 * depends on the text alone, so that it is the same in all files and years.
 */
public final class CategoryCode {
    /** The themes that have a name in both languages, in the spelling of their code. */
    static final List<String> THEMES = List.of(
            "bureautique",
            "courriel",
            "création",
            "démarches",
            "emploi",
            "internet",
            "parentalité",
            "sécurité",
            "Aide aux démarches administratives",
            "Maîtrise des outils numériques du quotidien",
            "Insertion professionnelle via le numérique",
            "Utilisation sécurisée du numérique",
            "Parentalité et éducation avec le numérique",
            "Loisirs et créations numériques",
            "Compréhension du monde numérique",
            "Accès internet et matériel informatique",
            "Acquisition de matériel informatique à prix solidaire");

    private static final Map<String, String> BY_FOLDED_FORM =
            THEMES.stream().collect(Collectors.toMap(Folding::fold, Function.identity()));

    /** What stands before a number: that of a theme in somebody's list, which says nothing to others. */
    private static final Set<String> WORDS_OF_NUMBERS = Set.of(
            "n", "no", "nr", "num", "numero", "numeros", "ref", "reference", "code", "id", "theme", "thematique");

    private CategoryCode() {}

    /**
     * {@return the code of a theme: its spelling among those that have a name in both languages, else in small letters}
     *
     * @param written the theme as a file has it
     */
    public static String ofTheme(String written) {
        String known = BY_FOLDED_FORM.get(Folding.fold(written));
        return known == null ? small(written) : known;
    }

    /**
     * {@return the code of a kind of place, in the form of the national schema's: {@code TIERS_LIEUX}}
     *
     * @param written the kind as a file has it
     */
    public static String ofPlaceKind(String written) {
        String folded = Folding.fold(written);
        return folded.isEmpty() ? small(written) : folded.toUpperCase(Locale.ROOT);
    }

    /**
     * {@return whether a text is a mere number, such as {@code N° 1093}, and names no category}
     *
     * @param written a category as a file has it
     */
    public static boolean isNumber(String written) {
        if (written.chars().noneMatch(Character::isDigit)) {
            return false;
        }
        List<String> words = Arrays.asList(Folding.fold(written).split("_"));
        return words.stream()
                .allMatch(
                        word -> WORDS_OF_NUMBERS.contains(word) || word.chars().allMatch(Character::isDigit));
    }

    /** Whether a text is a theme that has a name in both languages. */
    static boolean isKnownTheme(String written) {
        return BY_FOLDED_FORM.containsKey(Folding.fold(written));
    }

    /** Whether a text has the form of the national schema's codes, such as {@code TIERS_LIEUX}. */
    static boolean isSchemaCode(String written) {
        return !written.isEmpty() && written.chars().allMatch(c -> c >= 'A' && c <= 'Z' || c == '_');
    }

    private static String small(String written) {
        String composed = Normalizer.normalize(written, Normalizer.Form.NFC).replace('’', '\'');
        StringBuilder small = new StringBuilder(composed.length());
        boolean gap = false;
        for (int i = 0; i < composed.length(); i++) {
            char c = composed.charAt(i);
            if (Character.isWhitespace(c) || Character.isSpaceChar(c)) {
                gap = small.length() > 0;
                continue;
            }
            small.append(gap ? " " : "").append(c == '\u2010' || c == '\u2011' || c == '\u2212' ? '-' : c);
            gap = false;
        }
        return small.toString().toLowerCase(Locale.ROOT);
    }
}
