package fr.mediation.bilan.source;

/**
 * Where a line says that something took place.
 *
 * @param placeOrNull the place's identifier in the producer's directory
 * @param communeOrNull the current code of the commune, where the line gives one
 * @param departmentOrNull the commune's department
 */
public record Located(String placeOrNull, String communeOrNull, String departmentOrNull) {}
