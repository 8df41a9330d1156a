package fr.mediation.bilan.value;

import fr.mediation.bilan.text.Label;
import java.math.BigDecimal;

/**
 * A number the committee assumes, with its bounds and where it comes from.
 *
 * @param low the low value
 * @param central the value used
 * @param high the high value
 * @param unit its unit, empty for a rate
 * @param year the year of its prices or of its observation, 0 where none is given or its euros are those of the year
 *     valued
 * @param source where it comes from
 */
public record Assumption(BigDecimal low, BigDecimal central, BigDecimal high, Label unit, int year, Source source) {
    /** The value of a rate that the map leaves out. */
    static final Assumption ZERO = of(BigDecimal.ZERO);

    /**
     * {@return an assumption that is a number without bounds, unit, year or source}
     *
     * @param value the low, central and high value
     */
    public static Assumption of(BigDecimal value) {
        return new Assumption(value, value, value, Label.of(""), 0, Source.NONE);
    }

    /** {@return whether it may differ from its central value: false where low and high are the same} */
    public boolean uncertain() {
        return low.compareTo(high) < 0;
    }

    /** The same assumption with another value, without bounds. */
    Assumption at(BigDecimal value) {
        return new Assumption(value, value, value, unit, year, source);
    }
}
