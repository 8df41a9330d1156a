/**
 * What spreadsheets, editors and exporters make of the sample's files: whatever of it is accepted gives the facts of the clean
 * file, or is told in the delivery's report.
 */
package fr.mediation.bilan.mutation;
