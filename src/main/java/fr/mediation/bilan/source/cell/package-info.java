/**
 * What the text of a cell means: dates, numbers, values of closed lists, texts that mean nothing. Knows neither lines
 * nor columns, and refuses nothing: what it cannot read is empty.
 */
package fr.mediation.bilan.source.cell;
