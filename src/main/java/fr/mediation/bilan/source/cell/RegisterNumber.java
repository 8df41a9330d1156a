package fr.mediation.bilan.source.cell;

import fr.mediation.bilan.text.Folding;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The number by which a register knows a company or an association: SIRET or SIREN with their check digits, RNA (W and 9
 * characters), and where neither register holds it: the volume and folio of a court of Alsace-Moselle, RIDET in New Caledonia,
 * TAHITI in French Polynesia. These last have no check digit that is public.
 */
public final class RegisterNumber {
    private static final Pattern SIREN = Pattern.compile("\\d{9}");
    private static final Pattern SIRET = Pattern.compile("\\d{14}");
    // A spreadsheet takes the zeros off that a number begins with.
    private static final Pattern SHORTENED_SIRET = Pattern.compile("\\d{12,13}");
    // After W stand the prefecture, with letters in Corsica and overseas, and a number of six digits.
    private static final Pattern RNA = Pattern.compile("W(?:0[1-9]|[1-8]\\d|9[0-578]|2[AB]|9[A-Z])\\d{7}");
    private static final Pattern COURT_REGISTER = Pattern.compile(
            "(?:^|.*_)vol(?:ume)?_?(?:n_?)?(?:\\d+|[ivxlcdm]+)_(?:et_)?fol(?:io)?_?(?:n_?)?\\d+(?:_.*)?");
    private static final Pattern ALSACE_MOSELLE = Pattern.compile("A[12]\\d{3}[A-Z]{3}\\d{6}");
    private static final Pattern RIDET = Pattern.compile("(?!0+$)\\d{6,7}(?:[.-]\\d{3})?");
    private static final Pattern TAHITI = Pattern.compile("[A-VX-Z]\\d{5}(?:[.-]?\\d{3})?");
    private static final Pattern LABEL =
            Pattern.compile("^N?[°ºO]?\\.?(?:SIRET|SIREN|RNA|RIDET|TAHITI|WALDEC)(?:N[°ºO])?[.:]*(?=[W0-9A-Z])");
    private static final Pattern PUNCTUATION = Pattern.compile("[._/-]");
    private static final String LA_POSTE = "356000000";
    private static final String NO_ESTABLISHMENT = "00000";
    private static final int SIRET_DIGITS = 14;

    private RegisterNumber() {}

    /**
     * {@return the number that a cell holds, without spaces, words and punctuation around it, and with the zeros that a
     * spreadsheet took off a SIRET; empty where it holds none}
     *
     * @param written the cell
     */
    public static Optional<String> of(String written) {
        if (COURT_REGISTER.matcher(Folding.fold(written)).matches()) {
            return Optional.of(written);
        }
        String code = bare(written);
        if (isNumber(code)) {
            return Optional.of(code);
        }
        String bare = LABEL.matcher(code).replaceFirst("");
        if (isNumber(bare)) {
            return Optional.of(bare);
        }
        String digits = PUNCTUATION.matcher(bare).replaceAll("");
        // What looks like a RIDET without its points may be anything.
        return isNumber(digits) && !RIDET.matcher(digits).matches() ? Optional.of(digits) : withZeros(digits);
    }

    /**
     * {@return a cell as numbers are compared: in capitals, without spaces, quotation marks and a program's {@code .0}}
     *
     * @param written the cell
     */
    public static String bare(String written) {
        return Identifiers.withoutPointZero(Identifiers.canonical(CellParser.withoutSpaces(written)))
                .toUpperCase(Locale.ROOT);
    }

    private static boolean isNumber(String code) {
        return isSiret(code)
                || isSiren(code)
                || RNA.matcher(code).matches()
                || ALSACE_MOSELLE.matcher(code).matches()
                || RIDET.matcher(code).matches()
                || TAHITI.matcher(code).matches();
    }

    /** A SIRET that lost the zeros it begins with: two keys tell that nothing else is missing. */
    private static Optional<String> withZeros(String code) {
        if (!SHORTENED_SIRET.matcher(code).matches()) {
            return Optional.empty();
        }
        String padded = "0".repeat(SIRET_DIGITS - code.length()) + code;
        return isSiret(padded) ? Optional.of(padded) : Optional.empty();
    }

    /** The number of an establishment: that of its company, which has a key of its own, and five digits, the last a key. */
    private static boolean isSiret(String code) {
        if (!SIRET.matcher(code).matches() || code.endsWith(NO_ESTABLISHMENT) || !isSiren(code.substring(0, 9))) {
            return false;
        }
        // The offices of La Poste are too many for the key: the sum of their digits is a multiple of five.
        return hasLuhnKey(code)
                || code.startsWith(LA_POSTE) && code.chars().map(c -> c - '0').sum() % 5 == 0;
    }

    private static boolean isSiren(String code) {
        return SIREN.matcher(code).matches() && !code.equals("000000000") && hasLuhnKey(code);
    }

    private static boolean hasLuhnKey(String digits) {
        int sum = 0;
        for (int i = 0; i < digits.length(); i++) {
            int digit = (digits.charAt(digits.length() - 1 - i) - '0') * (i % 2 == 0 ? 1 : 2);
            sum += digit > 9 ? digit - 9 : digit;
        }
        return sum % 10 == 0;
    }
}
