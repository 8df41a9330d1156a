package fr.mediation.bilan.indicator;

import fr.mediation.bilan.fact.Dimension;
import org.jspecify.annotations.Nullable;

/**
 * What a figure counts: one category of a dimension, or all categories together.
 *
 * @param dimension the dimension; null for the total
 * @param code the category, {@link Dimension#UNKNOWN} for facts that do not say; empty for the total
 */
public record Category(@Nullable Dimension dimension, String code) {
    /** All categories together. */
    public static final Category TOTAL = new Category(null, "");

    /** {@return whether it is the total: false for a category of a dimension} */
    public boolean isTotal() {
        return dimension == null;
    }
}
