package fr.mediation.bilan.format;

/** The spaces that mean nothing at either end of a cell: ordinary, no-break and narrow no-break. */
public final class Spaces {
    private Spaces() {}

    /** Whether a character is U+0020, U+00A0 or U+202F. */
    public static boolean contains(char c) {
        return c == ' ' || c == '\u00A0' || c == '\u202F';
    }

    /** Removes them from both ends of a text. */
    public static String trim(CharSequence text) {
        int from = 0;
        int to = text.length();
        while (from < to && contains(text.charAt(from))) {
            from++;
        }
        while (to > from && contains(text.charAt(to - 1))) {
            to--;
        }
        return text.subSequence(from, to).toString();
    }
}
