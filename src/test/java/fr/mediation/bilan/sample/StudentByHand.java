package fr.mediation.bilan.sample;

/** Student's distribution, by numerical integration of its density. */
final class StudentByHand {
    private static final int STEPS = 2_000;

    private StudentByHand() {}

    /** The value that a share of the distribution lies below, more than half. */
    static double quantile(double share, double freedom) {
        double low = 0;
        double high = 1_000;
        for (int step = 0; step < 60; step++) {
            double middle = (low + high) / 2;
            if (below(middle, freedom) < share) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return (low + high) / 2;
    }

    /** With t = √freedom · tan θ the density becomes cos θ to the power of freedom − 1, which Simpson's rule sums well. */
    private static double below(double value, double freedom) {
        double part = integral(Math.atan(value / Math.sqrt(freedom)), freedom);
        return 0.5 + 0.5 * part / integral(Math.PI / 2, freedom);
    }

    private static double integral(double end, double freedom) {
        double sum = 0;
        for (int i = 0; i <= STEPS; i++) {
            double weight = i == 0 || i == STEPS ? 1 : i % 2 == 1 ? 4 : 2;
            sum += weight * Math.pow(Math.abs(Math.cos(end * i / STEPS)), freedom - 1);
        }
        return sum * end / STEPS / 3;
    }
}
