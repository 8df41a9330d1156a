/**
 * Donation sheets of Ordi 2.0: one line is one lot of equipment.
 */
package fr.mediation.bilan.source.donation;
