package fr.mediation.bilan.sample;

import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;

/**
 * The regions against the country's share, by the formulas of the funnel plot: the interval is Wilson's, the limits are those
 * of the binomial distribution's normal approximation, widened by the spread of the regions about their median.
 */
final class FunnelByHand {
    private static final double USUAL = 1.959963984540054;
    private static final double STRICT = 3.090232306167813;

    private final double country;
    private final Map<String, double[]> regions;
    private final double dispersion;

    /** Of the country's share, and of the part and the whole of each region. */
    FunnelByHand(double country, Map<String, double[]> regions) {
        this.country = country;
        this.regions = new TreeMap<>(regions);
        // Of fewer than five on either side a normal approximation says nothing.
        this.regions.values().removeIf(one -> Math.min(country, 1 - country) * one[1] < 5);
        double[] deviations =
                this.regions.values().stream().mapToDouble(this::deviation).toArray();
        double middle = median(deviations);
        dispersion = Math.max(
                1,
                1.4826
                        * median(Arrays.stream(deviations)
                                .map(one -> Math.abs(one - middle))
                                .toArray()));
    }

    /** The country's share. */
    double country() {
        return country;
    }

    private static double median(double[] numbers) {
        double[] sorted = Arrays.stream(numbers).sorted().toArray();
        int half = sorted.length / 2;
        if (sorted.length == 0) {
            return 0;
        }
        return sorted.length % 2 == 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
    }

    private double deviation(double[] region) {
        return (region[0] / region[1] - country) / Math.sqrt(country * (1 - country) / region[1]);
    }

    /** Where a region lies, as files call it; empty where it is too small to say. */
    String position(String region) {
        double[] own = regions.get(region);
        // Of two regions the spread is their own distance.
        if (own == null || country <= 0 || country >= 1 || regions.size() < 3) {
            return "";
        }
        double far = deviation(own) / dispersion;
        if (Math.abs(far) <= USUAL) {
            return "dans_les_limites";
        }
        return (far > 0 ? "au_dessus_" : "sous_") + (Math.abs(far) > STRICT ? "998" : "95");
    }

    /** The limits for a region's size: of 99.8 and 95 % below, of 95 and 99.8 % above. */
    double[] limits(String region) {
        double deviation = dispersion * Math.sqrt(country * (1 - country) / regions.get(region)[1]);
        return Arrays.stream(new double[] {-STRICT, -USUAL, USUAL, STRICT})
                .map(reach -> Math.min(1, Math.max(0, country + reach * deviation)))
                .toArray();
    }

    /** Both ends of Wilson's interval. */
    static double[] wilson(double part, double whole) {
        double share = part / whole;
        double z2 = USUAL * USUAL;
        double centre = (share + z2 / (2 * whole)) / (1 + z2 / whole);
        double reach = USUAL / (1 + z2 / whole) * Math.sqrt(share * (1 - share) / whole + z2 / (4 * whole * whole));
        return new double[] {Math.max(0, centre - reach), Math.min(1, centre + reach)};
    }

    /** Both ends of the interval of a count by Byar's approximation. */
    static double[] byar(double count) {
        double low = count == 0 ? 0 : count * Math.pow(1 - 1 / (9 * count) - USUAL / (3 * Math.sqrt(count)), 3);
        double more = count + 1;
        return new double[] {low, more * Math.pow(1 - 1 / (9 * more) + USUAL / (3 * Math.sqrt(more)), 3)};
    }
}
