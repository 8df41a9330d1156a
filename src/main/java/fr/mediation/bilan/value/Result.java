package fr.mediation.bilan.value;

import java.math.BigDecimal;
import java.util.Optional;

/**
 * What a valuation comes to under other assumptions.
 *
 * @param totalPresentValue euros
 * @param ratioOrNull euros of value per euro invested, null where nothing was invested or the inputs are unknown
 */
public record Result(BigDecimal totalPresentValue, BigDecimal ratioOrNull) {
    static Result of(BigDecimal totalPresentValue, Valuation valuation) {
        return new Result(
                totalPresentValue,
                valuation
                        .inputs()
                        .filter(inputs -> inputs.signum() > 0)
                        .map(inputs -> totalPresentValue.divide(inputs, Rounding.QUOTIENT))
                        .orElse(null));
    }

    /**
     * The ratio.
     *
     * @return empty where there is none
     */
    public Optional<BigDecimal> ratio() {
        return Optional.ofNullable(ratioOrNull);
    }
}
