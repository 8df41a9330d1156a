/**
 * What goes back to producers: the lines that were rejected, with the reason of each.
 */
package fr.mediation.bilan.report.returned;
