package fr.mediation.bilan.report;

import fr.mediation.bilan.figure.Figure;

/**
 * The country or a region as readers know it.
 *
 * @param code its code in the report's perimeter
 * @param name its name
 */
public record TerritoryName(String code, String name) {
    /** {@return whether it is the country: false for a region} */
    public boolean isCountry() {
        return code.equals(Figure.COUNTRY);
    }
}
