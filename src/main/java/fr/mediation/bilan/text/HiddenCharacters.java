package fr.mediation.bilan.text;

import java.util.Set;

/**
 * Shows what a text hides: characters that steer a terminal, break or turn a line, or take no place. Names of files, producers
 * and sheets come from others and may hold any of them; so shown, they can neither pass for another name nor for a line
 * of the program. The form is that of Java and JSON: an escape is {@code \u001B}, a line feed {@code \n}.
 */
public final class HiddenCharacters {
    /** Letters and marks by their category, blank or without width by their looks. */
    private static final Set<Integer> BLANK = Set.of(0x034F, 0x115F, 0x1160, 0x17B4, 0x17B5, 0x2800, 0x3164, 0xFFA0);

    private static final int FIRST_VISIBLE = ' ';
    private static final int LAST_OF_ASCII = '~';

    private HiddenCharacters() {}

    /**
     * {@return a text on one line, its hidden characters shown}
     *
     * @param text a text from outside
     */
    public static String shown(String text) {
        return shown(text, "");
    }

    /**
     * {@return a text that may have several lines, its hidden characters but line feeds and tabs shown}
     *
     * @param text a text of the program, with whatever is left of texts from outside
     */
    public static String shownByLine(String text) {
        return shown(text, "\n\t");
    }

    /**
     * {@return a text as a cell of a text file, its hidden characters but tabs and line ends of any system shown}
     *
     * @param text a text from outside
     */
    public static String shownInCell(String text) {
        return shown(text, "\n\t\r");
    }

    /**
     * {@return a text as part of the name of a file of ours: what is hidden, or cannot be read, is an underscore}
     *
     * @param name a name from outside
     */
    public static String replaced(String name) {
        StringBuilder replaced = new StringBuilder(name.length());
        name.codePoints()
                .map(c -> isHidden(c) || c == '/' || c == '\\' || c == '\uFFFD' ? '_' : c)
                .forEach(replaced::appendCodePoint);
        return replaced.toString();
    }

    private static String shown(String text, String kept) {
        int start = 0;
        while (start < text.length() && isPlain(text.charAt(start))) {
            start++;
        }
        if (start == text.length()) {
            return text;
        }
        StringBuilder shown = new StringBuilder(text.length() + 16).append(text, 0, start);
        text.codePoints().skip(text.codePointCount(0, start)).forEach(c -> {
            if (kept.indexOf(c) >= 0 || !isHidden(c)) {
                shown.appendCodePoint(c);
            } else {
                show(c, shown);
            }
        });
        return shown.toString();
    }

    private static boolean isPlain(char c) {
        return c >= FIRST_VISIBLE && c <= LAST_OF_ASCII;
    }

    /**
     * {@return whether a character steers a terminal, breaks or turns a line, or takes no place}
     *
     * @param c its code point
     */
    public static boolean isHidden(int c) {
        if (c >= FIRST_VISIBLE && c <= LAST_OF_ASCII) {
            return false;
        }
        return switch (Character.getType(c)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.PRIVATE_USE,
                    Character.SURROGATE,
                    Character.UNASSIGNED -> true;
            default -> BLANK.contains(c);
        };
    }

    private static void show(int c, StringBuilder shown) {
        switch (c) {
            case '\n' -> shown.append("\\n");
            case '\r' -> shown.append("\\r");
            case '\t' -> shown.append("\\t");
            default -> {
                for (char unit : Character.toChars(c)) {
                    shown.append("\\u%04X".formatted((int) unit));
                }
            }
        }
    }
}
