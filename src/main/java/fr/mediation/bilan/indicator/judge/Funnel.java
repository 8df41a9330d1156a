package fr.mediation.bilan.indicator.judge;

import fr.mediation.bilan.figure.Figure;
import fr.mediation.bilan.indicator.Catalogue;
import fr.mediation.bilan.indicator.Indicator;
import fr.mediation.bilan.indicator.Origin;
import fr.mediation.bilan.indicator.Unit;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The regions held against the country, each by its size: the smaller a region, the farther chance takes it. What lies within
 * the limits is not told apart from the country (D. J. Spiegelhalter, Funnel plots for comparing institutional performance,
 * Statistics in Medicine 24, 2005, 1185–1202). The limits are widened by the dispersion of the regions.
 *
 * @param country the country's value, in the indicator's unit
 * @param dispersion by how much the limits are widened, 1 where chance alone explains the spread
 * @param points the regions that are large enough to be compared, the smallest first
 */
public record Funnel(double country, double dispersion, List<Point> points) {
    private static final int LEAST_EXPECTED = 5;

    /** Of two regions the spread is their own distance: however far apart, neither of them would lie outside. */
    private static final int LEAST_REGIONS = 3;

    private static final int HALVINGS = 60;
    private static final Set<Unit> COUNTED = EnumSet.of(Unit.COUNT, Unit.PERSONS);

    /** Keeps a copy of the list. */
    public Funnel {
        points = List.copyOf(points);
    }

    /** Where a region lies. */
    public enum Position {
        /** Below the limits of {@link Confidence#STRICT}. */
        FAR_BELOW("sous_998"),
        /** Below those of {@link Confidence#USUAL}. */
        BELOW("sous_95"),
        /** Within the limits: not told apart from the country. */
        WITHIN("dans_les_limites"),
        /** Above those of {@link Confidence#USUAL}. */
        ABOVE("au_dessus_95"),
        /** Above those of {@link Confidence#STRICT}. */
        FAR_ABOVE("au_dessus_998");

        private final String code;

        Position(String code) {
            this.code = code;
        }

        /** {@return its name in files, a French word} */
        public String code() {
            return code;
        }
    }

    /**
     * A region.
     *
     * @param figure its figure
     * @param size what its value is a share of, or its inhabitants
     * @param interval the interval of its value, at {@link Confidence#USUAL}
     * @param usual the limits for its size
     * @param strict the limits that hardly anything passes by chance
     * @param position where it lies
     */
    public record Point(
            Figure figure,
            double size,
            ConfidenceInterval interval,
            ConfidenceInterval usual,
            ConfidenceInterval strict,
            Position position) {}

    /**
     * {@return the point of a region, empty where it has no value}
     *
     * @param territory the region's code
     */
    public Optional<Point> point(String territory) {
        return points.stream()
                .filter(point -> point.figure().territory().equals(territory))
                .findFirst();
    }

    /**
     * The funnel of an indicator.
     *
     * @param indicator the indicator
     * @param numerator the indicator that its numerator is, null where it is none
     * @param country the country's figure
     * @param regions the regions' figures
     * @return empty where the indicator is neither a share of what was counted nor a count per inhabitant, chance has no
     *     room, or the regions are too few to tell how they spread
     */
    static Optional<Funnel> of(
            Indicator indicator, @Nullable Indicator numerator, @Nullable Figure country, List<Figure> regions) {
        Optional<Measure> measure = measure(indicator, numerator);
        if (measure.isEmpty() || country == null || !measure.get().isKnown(country)) {
            return Optional.empty();
        }
        Measure drawn = measure.get();
        double rate = drawn.rate(country);
        List<Figure> known = regions.stream()
                .filter(figure -> drawn.isKnown(figure) && drawn.suffices(figure, rate))
                .toList();
        if (rate <= 0 || drawn.isShare() && rate >= 1 || known.size() < LEAST_REGIONS) {
            return Optional.empty();
        }
        double dispersion = Dispersion.of(
                known.stream().map(figure -> drawn.deviation(figure, rate)).toList());
        return Optional.of(new Funnel(
                rate * drawn.scale(),
                dispersion,
                known.stream()
                        .map(figure -> drawn.point(figure, rate, dispersion))
                        .sorted(Comparator.comparingDouble(Point::size)
                                .thenComparing(point -> point.figure().territory()))
                        .toList()));
    }

    /**
     * The interval of a figure, at {@link Confidence#USUAL}.
     *
     * @param indicator its indicator
     * @param numerator the indicator that its numerator is, null where it is none
     * @param figure the figure
     * @return in the indicator's unit; empty where the indicator is neither a share of what was counted nor a count per
     *     inhabitant
     */
    static Optional<ConfidenceInterval> interval(Indicator indicator, @Nullable Indicator numerator, Figure figure) {
        return measure(indicator, numerator)
                .filter(measure -> measure.isKnown(figure))
                .map(measure -> measure.interval(figure));
    }

    private static Optional<Measure> measure(Indicator indicator, @Nullable Indicator numerator) {
        if (Proportions.isCounted(indicator)) {
            return Optional.of(new Measure(true, indicator.scale().doubleValue()));
        }
        return indicator.from() == Origin.Derived.INDICATORS
                        && Catalogue.POPULATION.equals(indicator.denominator())
                        && numerator != null
                        && COUNTED.contains(numerator.unit())
                ? Optional.of(new Measure(false, indicator.scale().doubleValue()))
                : Optional.empty();
    }

    /**
     * How a value comes about.
     *
     * @param isShare whether a part of a whole is counted: else things are, for each inhabitant
     * @param scale what the quotient is multiplied by
     */
    private record Measure(boolean isShare, double scale) {
        boolean isKnown(Figure figure) {
            return figure.value() != null
                    && figure.numerator() != null
                    && figure.denominator() != null
                    && figure.numerator().signum() >= 0
                    && figure.denominator().signum() > 0
                    && (!isShare || figure.numerator().compareTo(figure.denominator()) <= 0);
        }

        /** Whether a share is one of enough: of five expected on either side, as for any approximation by a normal one. */
        boolean suffices(Figure figure, double rate) {
            return !isShare || Math.min(rate, 1 - rate) * size(figure) >= LEAST_EXPECTED;
        }

        double rate(Figure figure) {
            return count(figure) / size(figure);
        }

        private static double count(Figure figure) {
            return figure.numerator().doubleValue();
        }

        private static double size(Figure figure) {
            return figure.denominator().doubleValue();
        }

        ConfidenceInterval interval(Figure figure) {
            return isShare
                    ? ConfidenceInterval.ofProportion(count(figure), size(figure), Confidence.USUAL)
                            .times(scale)
                    : ConfidenceInterval.ofCount(count(figure), Confidence.USUAL)
                            .times(scale / size(figure));
        }

        /** How far the figure lies from the rate, in standard deviations of chance. */
        double deviation(Figure figure, double rate) {
            double size = size(figure);
            return isShare
                    ? (rate(figure) - rate) / Math.sqrt(rate * (1 - rate) / size)
                    : ofCount(count(figure), rate * size);
        }

        /** The deviation of a count from what is expected, by the approximation that its interval rests on. */
        private static double ofCount(double count, double expected) {
            double nearer = count > expected ? count : count + 1;
            return count <= expected && nearer > expected ? 0 : ofByar(nearer, expected);
        }

        private static double ofByar(double count, double expected) {
            return 3 * Math.sqrt(count) * (1 - 1 / (9 * count) - Math.cbrt(expected / count));
        }

        /** The count that lies some deviations from what is expected, found by halving. */
        private static double countAt(double expected, double deviations) {
            double low = deviations < 0 ? 0 : expected;
            double high = deviations < 0 ? expected : 2 * expected + 4 * deviations * deviations + 10;
            for (int step = 0; step < HALVINGS; step++) {
                double middle = (low + high) / 2;
                if (ofByar(deviations < 0 ? middle + 1 : middle, expected) < deviations) {
                    low = middle;
                } else {
                    high = middle;
                }
            }
            return (low + high) / 2;
        }

        private ConfidenceInterval limits(double size, double rate, double deviations) {
            if (isShare) {
                double reach = deviations * Math.sqrt(rate * (1 - rate) / size);
                return new ConfidenceInterval(Math.max(0, rate - reach), Math.min(1, rate + reach)).times(scale);
            }
            return new ConfidenceInterval(countAt(rate * size, -deviations), countAt(rate * size, deviations))
                    .times(scale / size);
        }

        Point point(Figure figure, double rate, double dispersion) {
            return new Point(
                    figure,
                    size(figure),
                    interval(figure),
                    limits(size(figure), rate, dispersion * Confidence.USUAL.deviations()),
                    limits(size(figure), rate, dispersion * Confidence.STRICT.deviations()),
                    position(deviation(figure, rate) / dispersion));
        }

        private static Position position(double deviation) {
            if (Math.abs(deviation) <= Confidence.USUAL.deviations()) {
                return Position.WITHIN;
            }
            boolean far = Math.abs(deviation) > Confidence.STRICT.deviations();
            if (deviation > 0) {
                return far ? Position.FAR_ABOVE : Position.ABOVE;
            }
            return far ? Position.FAR_BELOW : Position.BELOW;
        }
    }
}
