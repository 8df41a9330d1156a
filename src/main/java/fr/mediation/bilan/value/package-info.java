/**
 * The value map, read from its YAML, and the arithmetic of the social return on investment, in decimal numbers. Pure: no
 * Spring, no SQL; the figures of indicators come in through a function, and how a valuation is shown is decided elsewhere.
 */
package fr.mediation.bilan.value;
