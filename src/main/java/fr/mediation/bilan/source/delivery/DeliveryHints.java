package fr.mediation.bilan.source.delivery;

import java.io.Serializable;
import org.jspecify.annotations.Nullable;

/**
 * What a user said about a file, which takes precedence over what would be recognised; null where nothing was said.
 *
 * @param producer who delivers
 * @param source the source's id
 * @param profile the profile's id
 */
public record DeliveryHints(
        @Nullable String producer,
        @Nullable String source,
        @Nullable String profile) implements Serializable {
    /** Nothing was said. */
    public static final DeliveryHints NONE = new DeliveryHints(null, null, null);
}
