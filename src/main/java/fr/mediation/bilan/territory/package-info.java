/**
 * Communes, postal codes, departments, regions by perimeter, académies and populations, read from reference tables in the
 * resources. Geography alone: where a line belongs is decided by those who ask.
 */
package fr.mediation.bilan.territory;
