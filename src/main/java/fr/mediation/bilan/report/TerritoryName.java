package fr.mediation.bilan.report;

import fr.mediation.bilan.figure.Figure;
import fr.mediation.bilan.text.Messages;

/**
 * The country, a region, or what lies in none, as readers know it.
 *
 * @param code its code in the report's perimeter
 * @param name its name
 */
public record TerritoryName(String code, String name) {
    /**
     * {@return what lies in no region}
     *
     * @param messages the reader's language
     */
    public static TerritoryName outside(Messages messages) {
        return new TerritoryName(Figure.OUTSIDE, messages.get("report.territory.outside"));
    }

    /** {@return whether it is the country: false for a region} */
    public boolean isCountry() {
        return code.equals(Figure.COUNTRY);
    }
}
