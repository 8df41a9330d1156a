package fr.mediation.bilan.report;

/**
 * A place of the directory on the last day of the year.
 *
 * @param name its name
 * @param commune the commune's name
 * @param department the department's code
 * @param labelled whether it has the label
 */
public record DirectoryPlace(String name, String commune, String department, boolean labelled) {}
