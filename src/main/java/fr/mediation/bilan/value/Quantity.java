package fr.mediation.bilan.value;

import java.math.BigDecimal;

/** How many units of a change there are, or how many euros of an input: written in the map, or measured each year. */
public sealed interface Quantity {
    /**
     * A number written in the map.
     *
     * @param value the number
     */
    record Fixed(BigDecimal value) implements Quantity {}

    /**
     * The figure of an indicator for the territory and year that is valued.
     *
     * @param indicator the indicator's id
     * @param dimension the word of the dimension it is taken by, empty for all categories together
     * @param category the code of the category, empty with the dimension
     */
    record Measured(String indicator, String dimension, String category) implements Quantity {
        /**
         * The figure of an indicator for all categories together.
         *
         * @param indicator the indicator's id
         */
        public Measured(String indicator) {
            this(indicator, "", "");
        }

        /** {@return how a person would name it, the indicator's id, with the category where there is one} */
        public String code() {
            return dimension.isEmpty() ? indicator : indicator + "[" + dimension + "=" + category + "]";
        }
    }
}
