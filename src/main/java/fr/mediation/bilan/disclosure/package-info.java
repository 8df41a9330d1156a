/**
 * Statistical disclosure control, between computation and publication: which cells are hidden, and what can be computed of a
 * hidden cell from all that is published. Plain Java: cells are numbers here, and what they mean is said elsewhere.
 */
package fr.mediation.bilan.disclosure;
