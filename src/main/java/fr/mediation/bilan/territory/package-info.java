/**
 * Communes, postal codes, departments, regions by perimeter, académies and populations, read from reference tables in the
 * resources. Facts of geography only; which fact belongs where is decided by the callers.
 */
package fr.mediation.bilan.territory;
