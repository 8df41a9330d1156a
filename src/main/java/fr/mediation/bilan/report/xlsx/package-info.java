/**
 * Writes the report model as the committee's Excel workbook.
 */
package fr.mediation.bilan.report.xlsx;
