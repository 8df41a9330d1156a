package fr.mediation.bilan.text;

import java.util.regex.Pattern;

/**
 * Keeps a spreadsheet that opens our text files from taking a code for a number or a date: {@code 01004} would become 1004, a
 * code of fourteen digits 2,01604E+13, {@code 1-2} a day of February. Such a text is written as the formula {@code ="01004"},
 * of which a spreadsheet shows and saves the value.
 */
public final class ValueGuard {
    private static final String BEFORE = "=\"";
    private static final char AFTER = '"';

    /** Longer numbers are shown, and saved, with an exponent. */
    private static final int LONGEST_NUMBER = 11;

    private static final String MONTH =
            "(?:janv(?:ier|\\.)?|févr(?:ier|\\.)?|mars|avr(?:il|\\.)?|mai|juin|juil(?:let|\\.)?"
                    + "|août|sept(?:embre|\\.)?|oct(?:obre|\\.)?|nov(?:embre|\\.)?|déc(?:embre|\\.)?)";

    /** A number with an exponent, a day or month, and a month by its name; nothing that could be a formula. */
    private static final Pattern CHANGED = Pattern.compile("\\d+[eE]\\d{1,3}"
            + "|\\d{1,2}[-/]\\d{1,2}|\\d{1,2}[-/]\\d{4}|\\d{4}[-/]\\d{1,2}"
            + "|\\d{1,2}[- ]" + MONTH + "(?:[- ]\\d{1,4})?|" + MONTH + "[- ]\\d{1,4}");

    private ValueGuard() {}

    /**
     * {@return whether a spreadsheet would make something else of a text}
     *
     * @param text a text cell
     */
    public static boolean applies(String text) {
        if (text.isEmpty() || text.length() > 30) {
            return false;
        }
        boolean digits = text.chars().allMatch(c -> c >= '0' && c <= '9');
        return digits
                ? text.length() > LONGEST_NUMBER || text.length() > 1 && text.charAt(0) == '0'
                : CHANGED.matcher(text).matches();
    }

    /**
     * {@return the text as a formula whose value it is}
     *
     * @param text a text to which the guard applies
     */
    public static String guarded(String text) {
        return BEFORE + text + AFTER;
    }

    /**
     * {@return the text that was guarded}
     *
     * @param text what {@link #guarded} gave, or another text, which is kept
     */
    public static String restored(String text) {
        int last = text.length() - 1;
        if (!text.startsWith(BEFORE) || last < BEFORE.length() || text.charAt(last) != AFTER) {
            return text;
        }
        String value = text.substring(BEFORE.length(), last);
        return applies(value) ? value : text;
    }
}
