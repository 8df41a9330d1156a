package fr.mediation.bilan.format.text;

import fr.mediation.bilan.format.Detection;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a text file beforehand, so that it need not be detected.
 *
 * @param encoding an encoding's name as {@link Detection} tells it
 * @param delimiter a delimiter as {@link Detection} tells it
 */
public record TextHints(@Nullable String encoding, @Nullable String delimiter) {
    /** Nothing is known. */
    public static final TextHints NONE = new TextHints(null, null);

    /** The encoding named, else the one detected. */
    Encoding encodingOr(Encoding detected, boolean marked) {
        // A byte order mark is certain, whatever a profile says.
        return marked
                ? detected
                : Arrays.stream(Encoding.values())
                        .filter(known -> known.label().equals(encoding))
                        .findFirst()
                        .orElse(detected);
    }

    /** The delimiter named, else the one detected. */
    Delimiter delimiterOr(Delimiter detected) {
        return Arrays.stream(Delimiter.values())
                .filter(known -> known.label().equals(delimiter))
                .findFirst()
                .orElse(detected);
    }
}
