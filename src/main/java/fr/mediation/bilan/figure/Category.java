package fr.mediation.bilan.figure;

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

    /**
     * {@return a category, or the total}
     *
     * @param dimension the dimension's code, empty for the total
     * @param code the category, empty for the total
     */
    public static Category of(String dimension, String code) {
        return dimension.isEmpty()
                ? TOTAL
                : new Category(Dimension.of(dimension).orElseThrow(), code);
    }

    /** {@return the dimension's code, empty for the total} */
    public String dimensionCode() {
        return dimension == null ? "" : dimension.code();
    }

    /** {@return whether it is the total: false for a category of a dimension} */
    public boolean isTotal() {
        return dimension == null;
    }
}
