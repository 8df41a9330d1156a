/**
 * What goes back to producers: the layout of the files that say what was found in their lines, and of those that give
 * rejected lines back to be corrected. Which lines go back, and into which folder, is decided by the jobs.
 */
package fr.mediation.bilan.report.returned;
