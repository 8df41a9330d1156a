package fr.mediation.bilan.value;

import java.math.BigDecimal;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The result of a valuation under given assumptions.
 *
 * @param totalPresentValue euros
 * @param ratio euros of value per euro invested, null where nothing was invested or the inputs are unknown
 */
public record Result(BigDecimal totalPresentValue, @Nullable BigDecimal ratio) {
    static Result of(BigDecimal totalPresentValue, Valuation valuation) {
        return new Result(
                totalPresentValue,
                Optional.ofNullable(valuation.inputs())
                        .filter(inputs -> inputs.signum() > 0)
                        .map(inputs -> totalPresentValue.divide(inputs, Rounding.QUOTIENT))
                        .orElse(null));
    }
}
