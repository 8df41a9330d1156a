/**
 * What goes back to producers: how the files look that say what was found in their lines and give rejected lines back to be
 * corrected. Which lines go back, and into which folder, is the business of the jobs.
 */
package fr.mediation.bilan.report.returned;
