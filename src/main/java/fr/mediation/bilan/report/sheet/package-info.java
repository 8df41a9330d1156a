/**
 * The sheets of the annual review, whatever program will show them: which there are, in which order, and what is on each.
 * The tables and sentences that the minutes show too are made in the package {@code content}.
 */
package fr.mediation.bilan.report.sheet;
