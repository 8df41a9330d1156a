package fr.mediation.bilan.value;

import java.math.BigDecimal;
import java.util.Optional;

/** Looks up the figures of one territory and year. */
@FunctionalInterface
public interface FigureLookup {
    /**
     * {@return a figure, empty where it is missing}
     *
     * @param quantity which
     */
    Optional<BigDecimal> figure(Quantity.Measured quantity);
}
