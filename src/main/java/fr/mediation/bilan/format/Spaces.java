package fr.mediation.bilan.format;

/** The spaces that mean nothing at either end of a cell: of any width, no-break ones, tabs and line ends. */
public final class Spaces {
    private Spaces() {}

    /** Whether a character is white: a space of any kind, a tab or a line end. */
    public static boolean contains(char c) {
        // This runs for every cell: nearly all characters are letters and digits.
        return c <= ' ' ? c == ' ' || c >= '\t' && c <= '\r' : c >= '\u0085' && isWide(c);
    }

    private static boolean isWide(char c) {
        return c == '\u00A0'
                || c == '\u0085'
                || c >= '\u1680'
                        && (c == '\u1680'
                                || c >= '\u2000' && c <= '\u200A'
                                || c == '\u2028'
                                || c == '\u2029'
                                || c == '\u202F'
                                || c == '\u205F'
                                || c == '\u3000');
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
