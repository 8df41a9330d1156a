package fr.mediation.bilan.store;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * A stored figure.
 *
 * @param period its code
 * @param perimeter the perimeter's code
 * @param level {@code NATIONAL}, {@code REGION}, {@code DEPARTMENT} or {@code PLACE}
 * @param territory the territory's code
 * @param indicator the indicator's id
 * @param dimension the dimension's code, empty for the whole
 * @param category the category's code, empty for the whole
 * @param value the value, null where missing
 * @param numerator the numerator, null where missing
 * @param denominator the denominator, null where there is none
 * @param unknownRate the share of unknown answers, null where it does not apply
 * @param contributors how many places contribute
 * @param status the observation status code
 */
public record FigureRow(
        String period,
        String perimeter,
        String level,
        String territory,
        String indicator,
        String dimension,
        String category,
        @Nullable BigDecimal value,
        @Nullable BigDecimal numerator,
        @Nullable BigDecimal denominator,
        @Nullable BigDecimal unknownRate,
        long contributors,
        String status) {}
