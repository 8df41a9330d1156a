package fr.mediation.bilan.source.cell;

import fr.mediation.bilan.text.Folding;
import java.io.Serializable;
import java.util.Arrays;
import java.util.List;

/** A text in which {@code *} stands for any text, matched without case, accents and punctuation. */
public final class Wildcard implements Serializable {
    private static final long serialVersionUID = 1L;

    /** What stands between the stars, at least two texts. */
    private final List<String> parts;

    /**
     * A pattern.
     *
     * @param text the text, with {@code *} for any text
     */
    public Wildcard(String text) {
        parts = Arrays.stream(text.split("\\*", -1)).map(Folding::fold).toList();
    }

    /**
     * {@return whether a text is of this form, without case, accents and punctuation}
     *
     * @param text the text
     */
    public boolean matches(String text) {
        String folded = Folding.fold(text);
        String first = parts.get(0);
        String last = parts.get(parts.size() - 1);
        if (parts.size() == 1) {
            return folded.equals(first);
        }
        int end = folded.length() - last.length();
        if (first.length() > end || !folded.startsWith(first) || !folded.endsWith(last)) {
            return false;
        }
        // Each part is taken where it comes first: no star is tried twice, however many there are.
        int at = first.length();
        for (String part : parts.subList(1, parts.size() - 1)) {
            int found = folded.indexOf(part, at);
            if (found < 0) {
                return false;
            }
            at = found + part.length();
        }
        return at <= end;
    }

    /**
     * {@return whether a text is a pattern}
     *
     * @param text the text
     */
    public static boolean in(String text) {
        return text.indexOf('*') >= 0;
    }
}
