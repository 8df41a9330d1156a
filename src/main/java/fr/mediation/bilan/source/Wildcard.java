package fr.mediation.bilan.source;

import fr.mediation.bilan.text.Folding;
import java.io.Serializable;
import java.util.Arrays;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A text in which {@code *} stands for any text, matched without case, accents and punctuation. */
final class Wildcard implements Serializable {
    private static final long serialVersionUID = 1L;

    private final Pattern pattern;

    Wildcard(String text) {
        pattern = Pattern.compile(Arrays.stream(text.split("\\*", -1))
                .map(Folding::fold)
                .map(Pattern::quote)
                .collect(Collectors.joining(".*")));
    }

    boolean matches(String text) {
        return pattern.matcher(Folding.fold(text)).matches();
    }

    /** Whether a text has a star at all. */
    static boolean in(String text) {
        return text.indexOf('*') >= 0;
    }
}
