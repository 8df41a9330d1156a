/**
 * Measures indicators: what a cube counted becomes figures at every level, quotients, changes at constant scope, estimates for
 * non-response, and the figures derived from other figures.
 */
package fr.mediation.bilan.indicator.measure;
