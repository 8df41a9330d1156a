package fr.mediation.bilan.source.delivery;

import java.io.Serializable;
import org.jspecify.annotations.Nullable;

/**
 * What a user said about a file, which takes precedence over what would be recognised; null where nothing was said.
 *
 * @param producer who delivers
 * @param source the source's id
 * @param profile the profile's id
 * @param named whether the user named the file itself, and wants it even where its bytes were withdrawn, or known under
 *     another producer's name
 * @param confirmed whether the user wants it even where it replaces much of what came before
 */
public record DeliveryHints(
        @Nullable String producer,
        @Nullable String source,
        @Nullable String profile,
        boolean named,
        boolean confirmed) implements Serializable {
    /** Nothing was said. */
    public static final DeliveryHints NONE = new DeliveryHints(null, null, null);

    /**
     * What is said of files that lie in a folder.
     *
     * @param producer who delivers
     * @param source the source's id
     * @param profile the profile's id
     */
    public DeliveryHints(@Nullable String producer, @Nullable String source, @Nullable String profile) {
        this(producer, source, profile, false, false);
    }

    /** {@return the same of a file that the user named itself} */
    public DeliveryHints ofNamed() {
        return new DeliveryHints(producer, source, profile, true, confirmed);
    }

    /**
     * {@return the same, wanted even where it replaces much of what came before, or not}
     *
     * @param wanted whether it is
     */
    public DeliveryHints confirmed(boolean wanted) {
        return new DeliveryHints(producer, source, profile, named, wanted);
    }

    /**
     * {@return the same for a producer}
     *
     * @param name who delivers
     */
    public DeliveryHints from(String name) {
        return new DeliveryHints(name, source, profile, named, confirmed);
    }
}
