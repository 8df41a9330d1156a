package fr.mediation.bilan.territory;

import fr.mediation.bilan.text.Folding;
import java.util.regex.Pattern;

/** Folds the names of communes as people write them: {@code ST JEAN DE NIOST}, {@code PARIS 14}, {@code Lyon 3e}. */
final class CommuneName {
    private static final Pattern CEDEX = Pattern.compile("_cedex(_\\d+)?$");
    private static final Pattern ARRONDISSEMENT = Pattern.compile("_\\d{1,2}(_?(e|er|eme))?(_arr(ondissement)?)?$");
    private static final Pattern SAINT = Pattern.compile("(^|_)st(?=_|$)");
    private static final Pattern SAINTE = Pattern.compile("(^|_)ste(?=_|$)");
    private static final Pattern ARTICLE = Pattern.compile("^(le|la|les|l)_");

    private CommuneName() {}

    /** A form in which two spellings of one name are equal. */
    static String fold(String name) {
        String folded = Folding.fold(name);
        folded = CEDEX.matcher(folded).replaceFirst("");
        folded = ARRONDISSEMENT.matcher(folded).replaceFirst("");
        folded = SAINTE.matcher(folded).replaceAll("$1sainte");
        folded = SAINT.matcher(folded).replaceAll("$1saint");
        return ARTICLE.matcher(folded).replaceFirst("");
    }
}
