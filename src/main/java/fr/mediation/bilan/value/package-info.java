/**
 * The value map, read from its YAML, and the arithmetic of the social return on investment, in decimal numbers. Pure:
 * no Spring, no SQL; the figures of indicators come in through a function, and how a valuation is shown is decided
 * elsewhere.
 *
 * <p>Products and sums are exact, quotients keep fifty digits, and nothing is rounded before it is shown or written, by
 * {@link fr.mediation.bilan.value.Rounding}. {@link fr.mediation.bilan.value.Simulation} alone counts with sixteen
 * digits: it gives percentiles of draws, which mean no more than three. {@code double} is used only to turn a random
 * number into a draw of the triangular distribution.
 */
package fr.mediation.bilan.value;
