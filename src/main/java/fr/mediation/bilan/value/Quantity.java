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
     */
    record Measured(String indicator) implements Quantity {}
}
