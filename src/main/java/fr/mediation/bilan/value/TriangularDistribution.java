package fr.mediation.bilan.value;

import java.math.BigDecimal;

/**
 * A number drawn from the triangular distribution of an assumption: never outside its bounds, its central value the
 * most likely.
 *
 * <p>The inverse of its distribution function (Kotz and van Dorp, <i>Beyond Beta</i>, 2004, chapter 1) needs a square
 * root, so it is worked out in binary floating point, the only place in this package: a draw is random, and its
 * sixteenth digit means nothing. Java's arithmetic and square root are the same on every machine (Java Language
 * Specification 17, 15.4), so a draw is the same everywhere. What is done with it is decimal.
 */
record TriangularDistribution(double low, double central, double high) {
    TriangularDistribution(Assumption assumption) {
        this(
                assumption.low().doubleValue(),
                assumption.central().doubleValue(),
                assumption.high().doubleValue());
    }

    /** The number drawn for a random number from 0 to 1. */
    BigDecimal draw(double random) {
        double width = high - low;
        double drawn = random * width < central - low
                ? low + Math.sqrt(random * width * (central - low))
                : high - Math.sqrt((1 - random) * width * (high - central));
        return BigDecimal.valueOf(Math.min(high, Math.max(low, drawn)));
    }
}
