package fr.mediation.bilan.territory;

/**
 * A region, or an académie, of a perimeter.
 *
 * @param code its code: the official geographical code's for a region, the ministry's for an académie
 * @param name its name
 */
public record Region(String code, String name) {}
