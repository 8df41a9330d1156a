package fr.mediation.bilan.source.cell;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;

/**
 * The text of a cell as people see it. Word processors, web pages and messages leave characters that take no place in what is
 * copied from them; file systems write an accent as a character of its own; and exporters write {@code ="01004"} so that a
 * spreadsheet keeps a zero.
 */
public final class CellText {
    /** As many as Unicode's stream-safe form has on one letter (UAX 15). */
    private static final int MOST_MARKS = 30;

    private static final char SOFT_HYPHEN = '\u00AD';
    private static final char NO_BREAK_SPACE = '\u00A0';
    private static final char FIRST_MARK = '\u0300';
    private static final char FIRST_OF_EMOJI = '\u2190';

    private CellText() {}

    /**
     * {@return a text without characters that take no place, its accents composed, its spaces ordinary ones, and taken out of a formula that holds
     * nothing else; the same object where nothing is to be done}
     *
     * @param text the text of a cell
     */
    public static String cleaned(String text) {
        // This runs for every cell: nearly all are ASCII, or hold nothing but letters below the first combining mark.
        int length = text.length();
        int bits = 0;
        for (int i = 0; i < length; i++) {
            bits |= text.charAt(i);
        }
        for (int i = 0; i < length && bits >= NO_BREAK_SPACE; i++) {
            char c = text.charAt(i);
            if (c >= FIRST_MARK || c == SOFT_HYPHEN || c == NO_BREAK_SPACE) {
                return outOfFormula(composed(visible(spaced(text), i)));
            }
        }
        return length > 2 && text.charAt(0) == '=' ? outOfFormula(text) : text;
    }

    /** Takes what was changed of a row. */
    @FunctionalInterface
    public interface Change {
        /**
         * Notes a cell.
         *
         * @param position its index in the row
         * @param before what it held
         * @param after what is taken instead
         */
        void note(int position, String before, String after);
    }

    /**
     * {@return the cells of a row, each cleaned; the same list where nothing is to be done}
     *
     * @param row the cells
     * @param change is told of each cell that is changed in more than the kind of its spaces
     */
    public static List<String> cleaned(List<String> row, Change change) {
        List<String> cleaned = row;
        for (int i = 0; i < row.size(); i++) {
            String cell = row.get(i);
            String clean = cleaned(cell);
            if (!clean.equals(cell)) {
                cleaned = cleaned == row ? new ArrayList<>(row) : cleaned;
                cleaned.set(i, clean);
                if (!clean.equals(spaced(cell).strip())) {
                    change.note(i, cell, clean);
                }
            }
        }
        return cleaned;
    }

    /** A text with ordinary spaces alone. */
    private static String spaced(String text) {
        StringBuilder spaced = null;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c != ' ' && Character.isSpaceChar(c) && c != '\u2028' && c != '\u2029') {
                spaced = spaced == null ? new StringBuilder(text) : spaced;
                spaced.setCharAt(i, ' ');
            }
        }
        return spaced == null ? text : spaced.toString();
    }

    private static String visible(String text, int from) {
        StringBuilder kept = null;
        for (int i = from; i < text.length(); i++) {
            char c = text.charAt(i);
            if (!isInvisible(c) || isJoiner(c) && joinsSymbols(text, i)) {
                if (kept != null) {
                    kept.append(c);
                }
            } else if (kept == null) {
                kept = new StringBuilder(text.length()).append(text, 0, i);
            }
        }
        return kept == null ? text : kept.toString().strip();
    }

    private static String composed(String text) {
        String few = withFewMarks(text);
        // Most characters beyond the first mark are apostrophes and dashes: they are composed as they are.
        return Normalizer.isNormalized(few, Normalizer.Form.NFC) ? few : Normalizer.normalize(few, Normalizer.Form.NFC);
    }

    /**
     * A text without the marks that no letter has: to put a long row of them in order, or to find out whether it is, takes the
     * square of its length. The same object where it has none.
     */
    private static String withFewMarks(String text) {
        StringBuilder few = null;
        int marks = 0;
        int c;
        for (int at = 0; at < text.length(); at += Character.charCount(c)) {
            c = text.codePointAt(at);
            marks = c >= FIRST_MARK && isMark(c) ? marks + 1 : 0;
            if (marks > MOST_MARKS && few == null) {
                few = new StringBuilder(text.length()).append(text, 0, at);
            } else if (marks <= MOST_MARKS && few != null) {
                few.appendCodePoint(c);
            }
        }
        return few == null ? text : few.toString();
    }

    private static boolean isMark(int c) {
        int type = Character.getType(c);
        return type == Character.NON_SPACING_MARK
                || type == Character.COMBINING_SPACING_MARK
                || type == Character.ENCLOSING_MARK;
    }

    /** Zero-width and directional characters, soft hyphens, stray byte order marks. */
    private static boolean isInvisible(char c) {
        return c == SOFT_HYPHEN
                || c == '\u034F'
                || c == '\u061C'
                || c == '\u180E'
                || c >= '\u200B' && c <= '\u200F'
                || c >= '\u202A' && c <= '\u202E'
                || c >= '\u2060' && c <= '\u206F'
                || c == '\uFEFF'
                || c >= '\uFFF9' && c <= '\uFFFB';
    }

    private static boolean isJoiner(char c) {
        return c == '\u200C' || c == '\u200D';
    }

    /** Joiners make one picture of several, and belong to the spelling of some languages. */
    private static boolean joinsSymbols(String text, int at) {
        return at > 0
                && at + 1 < text.length()
                && isBeyondLatin(text.charAt(at - 1))
                && isBeyondLatin(text.charAt(at + 1));
    }

    private static boolean isBeyondLatin(char c) {
        return c >= FIRST_OF_EMOJI || c >= '\u0590' && c < '\u1E00';
    }

    /** The text of {@code ="01004"}; a formula that computes something is left as it is. */
    private static String outOfFormula(String text) {
        int length = text.length();
        if (length < 3 || text.charAt(0) != '=' || text.charAt(1) != '"' || text.charAt(length - 1) != '"') {
            return text;
        }
        String inside = text.substring(2, length - 1);
        boolean single = inside.replace("\"\"", "").indexOf('"') < 0;
        return single ? inside.replace("\"\"", "\"").strip() : text;
    }
}
