package fr.mediation.bilan.text;

/**
 * Halves of the characters that Java holds as two, emoji among them. A half alone is no character: no encoding writes it, and
 * two different ones would become the same question mark.
 */
public final class Surrogates {
    private static final char LOST_CHARACTER = '\uFFFD';

    private Surrogates() {}

    /**
     * {@return whether a text holds half a character}
     *
     * @param text the text
     */
    public static boolean anyAlone(String text) {
        return text.codePoints().anyMatch(Surrogates::isAlone);
    }

    /**
     * {@return a text without halves of characters: each becomes U+FFFD}
     *
     * @param text a text from outside
     */
    public static String replaced(String text) {
        if (!anyAlone(text)) {
            return text;
        }
        StringBuilder replaced = new StringBuilder(text.length());
        text.codePoints().map(c -> isAlone(c) ? LOST_CHARACTER : c).forEach(replaced::appendCodePoint);
        return replaced.toString();
    }

    /**
     * {@return the beginning of a text, cut off behind a whole character}
     *
     * @param text a text
     * @param most how many {@code char} it has at most
     */
    public static String beginning(String text, int most) {
        if (text.length() <= most) {
            return text;
        }
        boolean within = Character.isSurrogatePair(text.charAt(most - 1), text.charAt(most));
        return text.substring(0, within ? most - 1 : most);
    }

    private static boolean isAlone(int codePoint) {
        return codePoint >= Character.MIN_SURROGATE && codePoint <= Character.MAX_SURROGATE;
    }
}
