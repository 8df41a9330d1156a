/**
 * What a report is made of, before any file format. The sheets of the workbook are laid out in the package {@code sheet},
 * and the writers of files live in {@code workbook} and {@code csv}.
 */
package fr.mediation.bilan.report;
