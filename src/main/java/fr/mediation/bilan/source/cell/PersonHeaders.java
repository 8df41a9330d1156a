package fr.mediation.bilan.source.cell;

import fr.mediation.bilan.text.Folding;
import java.util.regex.Pattern;

/** The names of columns that hold names, dates of birth or addresses of persons, by which a profile may tell lines apart. */
public final class PersonHeaders {
    private static final String SOMEBODY =
            "(?:usagere?|participante?|personne|beneficiaire|adherente?|stagiaire|eleve|apprenante?)s?";
    private static final Pattern HEADER =
            Pattern.compile("(?:noms?_(?:et_)?)?prenoms?(?:_.*)?|noms?|noms?_(?:de_)?(?:famille|naissance|usage)"
                    + "|noms?_(?:de_l_?|du_|d_une?_)?" + SOMEBODY + "|" + SOMEBODY
                    + "|(?:date_|jour_)?(?:de_)?naissance|ne_e?_?le"
                    + "|(?:last_?|first_?|full_?)?name|surname|birth_?date|date_of_birth");

    private PersonHeaders() {}

    /**
     * {@return whether a header says that persons are named below it}
     *
     * @param header the name of a column
     */
    public static boolean isOne(String header) {
        return HEADER.matcher(Folding.fold(header)).matches();
    }
}
