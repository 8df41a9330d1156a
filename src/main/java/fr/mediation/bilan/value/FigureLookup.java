package fr.mediation.bilan.value;

import java.math.BigDecimal;
import java.util.Optional;

/** Looks up the figures of one territory and year. */
@FunctionalInterface
public interface FigureLookup {
    /**
     * A figure.
     *
     * @param quantity which
     * @return its value, empty where it is missing
     */
    Optional<BigDecimal> figure(Quantity.Measured quantity);
}
