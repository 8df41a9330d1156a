/**
 * Writes the report model as open CSV files with the data package that describes them.
 */
package fr.mediation.bilan.report.csv;
