/**
 * The sentences users read, in French and English, the failures that carry them, and the few operations on texts and bytes
 * that all packages share: folding, digests.
 */
package fr.mediation.bilan.text;
