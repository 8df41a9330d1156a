package fr.mediation.bilan.territory;

/**
 * How many people live in a department.
 *
 * @param department the department's code
 * @param referenceYear the year the census refers to
 * @param inhabitants the municipal population
 */
public record Population(String department, int referenceYear, int inhabitants) {}
