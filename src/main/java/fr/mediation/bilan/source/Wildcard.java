package fr.mediation.bilan.source;

import fr.mediation.bilan.text.Folding;
import java.io.Serializable;
import java.util.Arrays;
import java.util.List;

/** A text in which {@code *} stands for any text, matched without case, accents and punctuation. */
final class Wildcard implements Serializable {
    private static final long serialVersionUID = 1L;

    private final String start;
    private final String end;
    private final List<String> between;
    private final boolean open;

    Wildcard(String text) {
        List<String> parts =
                Arrays.stream(text.split("\\*", -1)).map(Folding::fold).toList();
        open = parts.size() > 1;
        start = parts.get(0);
        end = open ? parts.get(parts.size() - 1) : "";
        between = open ? List.copyOf(parts.subList(1, parts.size() - 1)) : List.of();
    }

    /** Each part is taken where it comes first, so that no text makes this try again. */
    boolean matches(String text) {
        String folded = Folding.fold(text);
        if (!open) {
            return folded.equals(start);
        }
        int at = start.length();
        int last = folded.length() - end.length();
        if (at > last || !folded.startsWith(start) || !folded.endsWith(end)) {
            return false;
        }
        for (String part : between) {
            int found = folded.indexOf(part, at);
            if (found < 0 || found + part.length() > last) {
                return false;
            }
            at = found + part.length();
        }
        return true;
    }

    /** Whether a text has a star at all. */
    static boolean in(String text) {
        return text.indexOf('*') >= 0;
    }
}
