/**
 * Means committed to the network: one line is what one funder gave to one territory in one year.
 */
package fr.mediation.bilan.source.funding;
