package fr.mediation.bilan.report;

/**
 * A region as readers know it.
 *
 * @param code its code in the report's perimeter
 * @param name its name
 */
public record TerritoryName(String code, String name) {}
