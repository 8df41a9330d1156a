package fr.mediation.bilan.source.donation;

import fr.mediation.bilan.source.CorrectionKind;
import fr.mediation.bilan.source.Line;
import fr.mediation.bilan.source.Rule;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * The number of a company's establishment (SIRET: 14 digits with a Luhn check digit) or of an association (RNA: W and 9
 * characters, as the national register gives them).
 */
final class SiretOrRna {
    private static final Pattern SIRET = Pattern.compile("\\d{14}");
    private static final Pattern RNA = Pattern.compile("W\\d[A-Z0-9]\\d{7}");
    // La Poste numbers its offices with a plain sum of digits instead of the Luhn key.
    private static final String LA_POSTE = "356000000";

    private SiretOrRna() {}

    /** The number without spaces; null where the cell is empty or at fault. */
    static String read(Line line, String column) {
        String code = line.code(column);
        if (code == null) {
            return null;
        }
        String number = code.toUpperCase(Locale.ROOT);
        if (RNA.matcher(number).matches() || SIRET.matcher(number).matches() && hasValidKey(number)) {
            return number;
        }
        // A spreadsheet takes the zero off a SIRET; the check digit tells that nothing else is missing.
        String padded = "0" + number;
        if (SIRET.matcher(padded).matches() && hasValidKey(padded)) {
            line.correct(CorrectionKind.LEADING_ZERO, column, number, padded);
            return padded;
        }
        line.fault(Rule.BAD_IDENTIFIER, column);
        return null;
    }

    private static boolean hasValidKey(String siret) {
        if (siret.startsWith(LA_POSTE)) {
            return siret.chars().map(c -> c - '0').sum() % 5 == 0;
        }
        int sum = 0;
        for (int i = 0; i < siret.length(); i++) {
            int digit = (siret.charAt(i) - '0') * (i % 2 == 0 ? 2 : 1);
            sum += digit > 9 ? digit - 9 : digit;
        }
        return sum % 10 == 0;
    }
}
