package fr.mediation.bilan.text;

/** Keeps a spreadsheet that opens our files from running what a producer typed as a formula. */
public final class FormulaGuard {
    /**
     * The first characters of what a spreadsheet takes for a formula
     * (https://owasp.org/www-community/attacks/CSV_Injection).
     */
    private static final String STARTS = "=+-@\t\r";

    private FormulaGuard() {}

    /**
     * Neutralises a text.
     *
     * @param text a text cell
     * @return the text, with an apostrophe before it where a spreadsheet would run it
     */
    public static String neutralised(String text) {
        return !text.isEmpty() && STARTS.indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
    }
}
