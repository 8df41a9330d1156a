/**
 * Computes figures: which parts a computation consists of, the indicators job, and the explanation of a figure.
 */
package fr.mediation.bilan.job.compute;
