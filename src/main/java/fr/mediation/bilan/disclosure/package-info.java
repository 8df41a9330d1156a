/**
 * The place of statistical disclosure control, between computation and publication: suppression of small cells and its
 * audit. Pure. Nothing is suppressed yet.
 */
package fr.mediation.bilan.disclosure;
