/**
 * Counts facts: rows added once each, and from them the sums and the distinct values of every department, place, reporter,
 * category and month. A cube is written as it stands and read again, so that a year's new rows are added to what is known.
 */
package fr.mediation.bilan.indicator.cube;
