/**
 * The sheets of the workbook in memory, whatever program will show them: which there are, their order, and what stands on
 * each. What they share with the minutes is in the package {@code content}.
 */
package fr.mediation.bilan.report.sheet;
