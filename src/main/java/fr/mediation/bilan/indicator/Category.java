package fr.mediation.bilan.indicator;

import fr.mediation.bilan.fact.Dimension;
import org.jspecify.annotations.Nullable;

/**
 * A part of the whole that a figure is about.
 *
 * @param dimension by what the whole is broken down; null for the whole itself
 * @param code the category, {@link Dimension#UNKNOWN} for lines that do not say; empty for the whole
 */
public record Category(@Nullable Dimension dimension, String code) {
    /** The whole. */
    public static final Category TOTAL = new Category(null, "");

    /**
     * Whether it is the whole.
     *
     * @return false for a category of a dimension
     */
    public boolean isTotal() {
        return dimension == null;
    }
}
