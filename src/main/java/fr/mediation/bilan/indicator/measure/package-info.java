/**
 * Measures indicators: one scan of each fact table and year, sums and distinct counts by department, place and category, and
 * the figures derived from other figures.
 */
package fr.mediation.bilan.indicator.measure;
