/**
 * The place of statistical disclosure control, between computation and publication: suppression of small cells and its
 * audit. Pure. Nothing is suppressed yet: what is published here counts activities of public places, not persons.
 */
package fr.mediation.bilan.disclosure;
