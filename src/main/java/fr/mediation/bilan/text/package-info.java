/**
 * The sentences users read, in French and English, and the failures that carry them.
 */
package fr.mediation.bilan.text;
