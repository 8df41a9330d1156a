/**
 * The Spring Batch jobs: which steps run in which order, the lock that keeps runs apart, recovery of a run that died, and
 * progress. What a step does to a line or a figure lives in the packages it calls.
 */
package fr.mediation.bilan.job;
