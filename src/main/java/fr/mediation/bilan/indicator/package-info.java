/**
 * What an indicator is: definitions read from jobs/indicators and their checks, the measures they may use, units, periods,
 * the catalogue, and a figure. How figures are computed is in the package {@code measure}; how they are shown is not decided
 * here.
 */
package fr.mediation.bilan.indicator;
