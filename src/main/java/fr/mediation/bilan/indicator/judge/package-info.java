/**
 * Judges figures: comparison with other years, regions and targets, plausibility, and what was revised since a publication.
 * Plain Java.
 */
package fr.mediation.bilan.indicator.judge;
