/**
 * What a report is made of, before any file format. The sheets of the workbook are laid out in the package {@code sheet},
 * with the draft of the minutes, and the writers of files live in {@code workbook}, {@code minutes} and {@code csv}.
 */
package fr.mediation.bilan.report;
