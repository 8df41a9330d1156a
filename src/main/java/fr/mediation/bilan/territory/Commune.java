package fr.mediation.bilan.territory;

import java.io.Serializable;
import java.util.List;

/**
 * A commune of today.
 *
 * @param code its code in the official geographical code
 * @param name its name
 * @param department its department's code, such as {@code 59}, {@code 2A} or {@code 974}
 * @param postalCodes its postal codes
 * @param population its inhabitants at the latest census of the reference, 0 where it has none
 */
public record Commune(String code, String name, String department, List<String> postalCodes, int population)
        implements Serializable {}
