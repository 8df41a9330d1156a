package fr.mediation.bilan.territory;

import fr.mediation.bilan.text.Folding;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Folds the names of communes as people write them: {@code ST JEAN DE NIOST}, {@code PARIS 14}, {@code Lyon 3e}, {@code
 * BELLERIVE S/ALLIER}.
 */
final class CommuneName {
    private static final Pattern POSTAL_CODE = Pattern.compile("^\\d{5}_|_\\d{5}$");
    private static final Pattern CEDEX = Pattern.compile("_(cedex|cedx|cdx)(_?\\d+)?$");
    private static final Pattern ARRONDISSEMENT = Pattern.compile("_\\d{1,2}(_?(e|er|eme))?(_arr(ondissement)?)?$");
    private static final Pattern SAINT = Pattern.compile("(^|_)st(?=s?_|s?$)");
    private static final Pattern SAINTE = Pattern.compile("(^|_)ste(?=s?_|s?$)");
    private static final Pattern ARTICLE = Pattern.compile("^(le|la|les|l)_");
    // « s/ » stands for « sur » as well as for « sous ».
    private static final Set<String> SMALL_WORDS = Set.of(
            "a", "au", "aux", "d", "de", "des", "du", "en", "et", "l", "la", "le", "les", "lez", "s", "sous", "ss",
            "sur");
    private static final Map<String, String> ABBREVIATIONS = Map.of(
            "chat",
            "chateau",
            "gd",
            "grand",
            "gde",
            "grande",
            "mt",
            "mont",
            "nd",
            "notredame",
            "pt",
            "petit",
            "vx",
            "vieux");

    private CommuneName() {}

    /** A form in which two spellings of one name are equal. */
    static String fold(String name) {
        String folded = Folding.fold(name);
        folded = POSTAL_CODE.matcher(folded).replaceFirst("");
        folded = CEDEX.matcher(folded).replaceFirst("");
        folded = ARRONDISSEMENT.matcher(folded).replaceFirst("");
        folded = SAINTE.matcher(folded).replaceAll("$1sainte");
        folded = SAINT.matcher(folded).replaceAll("$1saint");
        return ARTICLE.matcher(folded).replaceFirst("");
    }

    /** A folded name without the small words that people leave out, abbreviate or join to others. */
    static String significant(String folded) {
        StringBuilder words = new StringBuilder(folded.length());
        for (String word : folded.split("_")) {
            if (!SMALL_WORDS.contains(word)) {
                words.append(ABBREVIATIONS.getOrDefault(word, word));
            }
        }
        return words.toString();
    }
}
