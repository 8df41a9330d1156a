package fr.mediation.bilan.text;

import java.nio.charset.StandardCharsets;

/** Makes a name from outside a name, or the beginning of one, that every file system takes. */
public final class PortableName {
    /** What Windows refuses within a name. */
    private static final String REFUSED = "<>:\"|?*";

    private PortableName() {}

    /**
     * {@return a name of which nothing is hidden, refused, or a path}
     *
     * @param name a name from outside
     * @param mostBytes how many bytes of UTF-8 it may take; it is cut off behind a whole character
     */
    public static String of(String name, int mostBytes) {
        StringBuilder portable = new StringBuilder();
        int bytes = 0;
        for (int c : HiddenCharacters.replaced(name).codePoints().toArray()) {
            // A name that begins with a dot is hidden, and may be a step in a path.
            int taken = REFUSED.indexOf(c) >= 0 || c == '.' && portable.isEmpty() ? '_' : c;
            bytes += Character.toString(taken).getBytes(StandardCharsets.UTF_8).length;
            if (bytes > mostBytes) {
                break;
            }
            portable.appendCodePoint(taken);
        }
        return portable.toString();
    }
}
