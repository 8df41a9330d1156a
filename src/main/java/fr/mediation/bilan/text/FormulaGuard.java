package fr.mediation.bilan.text;

/**
 * Keeps a spreadsheet that opens our text files from running what somebody typed as a formula
 * (https://owasp.org/www-community/attacks/CSV_Injection). A spreadsheet may also take another character than ours for the
 * delimiter: what follows one within a text then begins a cell.
 */
public final class FormulaGuard {
    /** What a formula begins with, also in the wide and small forms that some editions of Excel take for it. */
    private static final String STARTS = "=+-@\uFF1D\uFF0B\uFF0D\uFF20\uFE66\uFE62\uFE63\uFE6B";

    private static final String DELIMITERS = ";,\t\r\n";

    /** What moves the rest of a text into another cell, where a spreadsheet passes it over. */
    private static final String MOVERS = "\t\r\n";

    private static final char MARK = '\'';

    private FormulaGuard() {}

    /**
     * Neutralises a text.
     *
     * @param text a text cell
     * @return the text, with an apostrophe wherever a spreadsheet would take what follows for a formula
     */
    public static String neutralised(String text) {
        if (!mayHoldFormula(text)) {
            return text;
        }
        boolean[] begins = formulas(text);
        StringBuilder neutralised = new StringBuilder(text.length() + 2);
        for (int i = 0; i < text.length(); i++) {
            if (begins[i] && beginsCell(text, i)) {
                neutralised.append(MARK);
            }
            neutralised.append(text.charAt(i));
        }
        return neutralised.toString();
    }

    /**
     * Takes the apostrophes of {@link #neutralised} away again.
     *
     * @param text what it gave, or another text
     * @return what it was given; another text is changed where it could have come from it
     */
    public static String restored(String text) {
        if (text.indexOf(MARK) < 0 || !mayHoldFormula(text)) {
            return text;
        }
        boolean[] begins = formulas(text);
        StringBuilder restored = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            boolean mark = text.charAt(i) == MARK && beginsCell(text, i) && begins[i + 1];
            if (!mark) {
                restored.append(text.charAt(i));
            }
        }
        return restored.toString();
    }

    private static boolean mayHoldFormula(String text) {
        if (beginsWithMover(text)) {
            return true;
        }
        for (int i = 0; i < text.length(); i++) {
            if (STARTS.indexOf(text.charAt(i)) >= 0) {
                return true;
            }
        }
        return false;
    }

    private static boolean beginsWithMover(String text) {
        int first = 0;
        while (first < text.length() && text.charAt(first) == MARK) {
            first++;
        }
        return first < text.length() && MOVERS.indexOf(text.charAt(first)) >= 0;
    }

    private static boolean beginsCell(String text, int index) {
        return index == 0 || DELIMITERS.indexOf(text.charAt(index - 1)) >= 0;
    }

    /** Where a formula begins, or what a spreadsheet may pass over before one. */
    private static boolean[] formulas(String text) {
        boolean[] begins = new boolean[text.length() + 1];
        for (int end = text.length(); end > 0; ) {
            int character = text.codePointBefore(end);
            int start = end - Character.charCount(character);
            begins[start] = STARTS.indexOf(character) >= 0 || begins[end] && isPassedOver(character);
            end = start;
        }
        if (beginsWithMover(text)) {
            for (int i = 0; i == 0 || text.charAt(i - 1) == MARK; i++) {
                begins[i] = true;
            }
        }
        return begins;
    }

    private static boolean isPassedOver(int character) {
        return character == MARK
                || character == '"'
                || Character.isWhitespace(character)
                || Character.isSpaceChar(character)
                || HiddenCharacters.isHidden(character);
    }
}
