package fr.mediation.bilan.indicator.judge;

/**
 * The interval in which the value lies that chance alone keeps a count or a proportion from showing.
 *
 * @param low its lower end, 0 or more
 * @param high its upper end
 */
public record ConfidenceInterval(double low, double high) {
    /**
     * The interval of a proportion by Wilson's score: E. B. Wilson, Probable inference, the law of succession, and
     * statistical inference, Journal of the American Statistical Association 22 (1927), 209–212.
     *
     * @param count how many have the property; between 0 and {@code of}, and not always whole, because what is counted
     *     may be weighed
     * @param of how many there are, more than 0
     * @param confidence how sure it is
     * @return the interval of count / of, within 0 and 1
     */
    public static ConfidenceInterval ofProportion(double count, double of, Confidence confidence) {
        double z = confidence.deviations();
        double middle = 2 * count + z * z;
        double reach = z * Math.sqrt(z * z + 4 * count * (1 - count / of));
        double scale = 2 * (of + z * z);
        return new ConfidenceInterval(Math.max(0, (middle - reach) / scale), Math.min(1, (middle + reach) / scale));
    }

    /**
     * The interval of a count by Byar's approximation of the Poisson distribution: N. E. Breslow and N. E. Day,
     * Statistical Methods in Cancer Research II (IARC, 1987), page 69.
     *
     * @param count the count, 0 or more
     * @param confidence how sure it is
     * @return the interval
     */
    public static ConfidenceInterval ofCount(double count, Confidence confidence) {
        double z = confidence.deviations();
        double more = count + 1;
        double low = count == 0 ? 0 : count * cube(1 - 1 / (9 * count) - z / (3 * Math.sqrt(count)));
        return new ConfidenceInterval(Math.max(0, low), more * cube(1 - 1 / (9 * more) + z / (3 * Math.sqrt(more))));
    }

    /**
     * {@return the interval in another unit}
     *
     * @param factor what both ends are multiplied by, more than 0
     */
    ConfidenceInterval times(double factor) {
        return new ConfidenceInterval(low * factor, high * factor);
    }

    private static double cube(double number) {
        return number * number * number;
    }
}
