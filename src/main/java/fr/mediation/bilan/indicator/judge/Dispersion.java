package fr.mediation.bilan.indicator.judge;

import java.util.List;

/**
 * How much more than chance spreads figures: visits are not drawn one by one, one club brings twenty of them. The spread is
 * measured by the median absolute deviation, on which the figures that are looked for have no influence; the factor 1.4826
 * makes it the standard deviation of a normal distribution (C. Leys et al., Journal of Experimental Social Psychology 49,
 * 2013, 764–766).
 */
final class Dispersion {
    private static final double TO_STANDARD_DEVIATION = 1.4826;

    private Dispersion() {}

    /**
     * {@return by how much chance has to be multiplied, 1 or more}
     *
     * @param deviations how far each figure lies from what is expected, in standard deviations of chance
     */
    static double of(List<Double> deviations) {
        double median = median(deviations);
        return Math.max(
                1,
                TO_STANDARD_DEVIATION
                        * median(deviations.stream()
                                .map(deviation -> Math.abs(deviation - median))
                                .toList()));
    }

    /** The median, 0 where there are no numbers. */
    static double median(List<Double> numbers) {
        List<Double> sorted = numbers.stream().sorted().toList();
        int middle = sorted.size() / 2;
        if (sorted.isEmpty()) {
            return 0;
        }
        return sorted.size() % 2 == 1 ? sorted.get(middle) : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
    }
}
