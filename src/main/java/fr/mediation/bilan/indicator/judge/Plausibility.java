package fr.mediation.bilan.indicator.judge;

import fr.mediation.bilan.figure.Figure;
import fr.mediation.bilan.figure.Figure.Level;
import fr.mediation.bilan.figure.Figure.Status;
import fr.mediation.bilan.indicator.Indicator;
import fr.mediation.bilan.indicator.judge.Comparison.Break;
import fr.mediation.bilan.indicator.judge.Finding.Kind;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Looks for implausible figures of a year. It changes none.
 *
 * <p>A change is an outlier among others if |change − median| > 3 × 1.4826 × MAD, where MAD is the median of |change − median|
 * over those others: C. Leys et al., Detecting outliers: Do not use standard deviation around the mean, use absolute
 * deviation around the median, Journal of Experimental Social Psychology 49 (2013), 764–766, whose most conservative
 * threshold is 3. The factor 1.4826 makes the MAD of a normal distribution its standard deviation. B. Iglewicz and D.
 * Hoaglin, How to Detect and Handle Outliers (ASQC, 1993), put the same limit at 0.6745 × |change − median| / MAD = 3.5. If
 * more than half of the changes are equal, the MAD is 0 and says nothing: there is no finding.
 */
public final class Plausibility {
    /** The indicator that counts the places of a territory that reported. */
    static final String REPORTING_PLACES = "lieux_declarants";

    /** 3 × 1.4826. */
    private static final BigDecimal MADS_IN_BAND = new BigDecimal("4.4478");

    private static final int MIN_EARLIER_CHANGES = 4;
    private static final int MIN_REGIONS = 8;

    private final List<Indicator> indicators;
    private final Comparisons comparisons;

    /**
     * Prepares the figures.
     *
     * @param indicators the catalogue
     * @param comparisons the figures of the country and the regions of one perimeter
     */
    public Plausibility(List<Indicator> indicators, Comparisons comparisons) {
        this.indicators = List.copyOf(indicators);
        this.comparisons = comparisons;
    }

    /**
     * The implausible figures of a year.
     *
     * @param year the year
     * @return the most serious first, then in the catalogue's order, the country before the regions
     */
    public List<Finding> findings(int year) {
        List<Finding> findings = new ArrayList<>();
        for (Indicator indicator : indicators) {
            List<Figure> own = comparisons.figures().stream()
                    .filter(figure ->
                            figure.year() == year && figure.indicator().equals(indicator.id()))
                    .sorted(Comparator.comparing(Figure::level).thenComparing(Figure::territory))
                    .toList();
            own.forEach(figure -> outOfBounds(indicator, figure).ifPresent(findings::add));
            Stream.concat(own.stream().flatMap(figure -> jump(figure).stream()), regionalOutliers(own).stream())
                    .map(finding -> withinBounds(finding, indicator.checks()))
                    .forEach(findings::add);
            if (indicator.id().equals(REPORTING_PLACES)) {
                findings.addAll(silentTerritories(year));
            }
        }
        findings.sort(Comparator.comparing(Finding::kind));
        return List.copyOf(findings);
    }

    /** What is expected lies within the bounds of the definition, such as no number below zero. */
    private static Finding withinBounds(Finding finding, Indicator.Bounds bounds) {
        if (bounds == null) {
            return finding;
        }
        return new Finding(
                finding.kind(),
                finding.indicator(),
                finding.territory(),
                finding.year(),
                finding.value(),
                bounds.min() == null ? finding.least() : finding.least().max(bounds.min()),
                bounds.max() == null ? finding.most() : finding.most().min(bounds.max()));
    }

    private static Optional<Finding> outOfBounds(Indicator indicator, Figure figure) {
        Indicator.Bounds bounds = indicator.checks();
        if (bounds == null || figure.value() == null) {
            return Optional.empty();
        }
        boolean below = bounds.min() != null && figure.value().compareTo(bounds.min()) < 0;
        boolean above = bounds.max() != null && figure.value().compareTo(bounds.max()) > 0;
        return below || above
                ? Optional.of(finding(Kind.OUT_OF_BOUNDS, figure, bounds.min(), bounds.max()))
                : Optional.empty();
    }

    /** Compares the change since last year with the earlier changes of the same territory. */
    private Optional<Finding> jump(Figure figure) {
        List<BigDecimal> earlier = earlierChanges(figure);
        Optional<BigDecimal> change = change(figure, figure.year());
        if (change.isEmpty() || earlier.size() < MIN_EARLIER_CHANGES) {
            return Optional.empty();
        }
        BigDecimal before = figure.value().subtract(change.orElseThrow());
        MedianBand band = MedianBand.of(earlier);
        return band.isOutlier(change.orElseThrow())
                ? Optional.of(
                        finding(Kind.JUMP, figure, rounded(before.add(band.low())), rounded(before.add(band.high()))))
                : Optional.empty();
    }

    private List<BigDecimal> earlierChanges(Figure figure) {
        List<BigDecimal> changes = new ArrayList<>();
        int first = comparisons.figures().stream().mapToInt(Figure::year).min().orElse(figure.year());
        for (int year = first + 1; year < figure.year(); year++) {
            change(figure, year).ifPresent(changes::add);
        }
        return changes;
    }

    /** value(year) − value(year − 1), empty where one is missing or they count different things. */
    private Optional<BigDecimal> change(Figure of, int year) {
        Break broken = comparisons.breakBefore(of, year);
        // A great change in the number of reporting places is no excuse for a change: somebody should look at both.
        if (broken != null && broken != Break.COVERAGE) {
            return Optional.empty();
        }
        return value(of, year).flatMap(now -> value(of, year - 1).map(now::subtract));
    }

    private Optional<BigDecimal> value(Figure of, int year) {
        return comparisons.figure(of.indicator(), of.territory(), year).map(Figure::value);
    }

    /** Compares the relative change of regions whose own past is too short with those of all regions. */
    private List<Finding> regionalOutliers(List<Figure> own) {
        Map<Figure, BigDecimal> changes = new LinkedHashMap<>();
        for (Figure figure : own) {
            Optional<BigDecimal> before = value(figure, figure.year() - 1).filter(value -> value.signum() != 0);
            if (figure.level() == Level.REGION && before.isPresent()) {
                change(figure, figure.year())
                        .map(change -> change.divide(before.orElseThrow().abs(), 12, RoundingMode.HALF_UP))
                        .ifPresent(change -> changes.put(figure, change));
            }
        }
        if (changes.size() < MIN_REGIONS) {
            return List.of();
        }
        MedianBand band = MedianBand.of(List.copyOf(changes.values()));
        List<Finding> findings = new ArrayList<>();
        changes.forEach((figure, change) -> {
            if (earlierChanges(figure).size() < MIN_EARLIER_CHANGES && band.isOutlier(change)) {
                BigDecimal before = value(figure, figure.year() - 1).orElseThrow();
                findings.add(finding(
                        Kind.OUTLIER,
                        figure,
                        rounded(before.add(before.abs().multiply(band.low()))),
                        rounded(before.add(before.abs().multiply(band.high())))));
            }
        });
        return findings;
    }

    /** Territories where places reported last year and none does now; the country alone, if that is so for all of it. */
    private List<Finding> silentTerritories(int year) {
        List<Finding> findings = new ArrayList<>();
        for (Figure before : comparisons.figures()) {
            boolean reported = before.indicator().equals(REPORTING_PLACES)
                    && before.year() == year - 1
                    && isPositive(Optional.of(before));
            if (reported && isSilent(before, year)) {
                findings.add(new Finding(
                        Kind.SILENT,
                        REPORTING_PLACES,
                        before.territory(),
                        year,
                        value(before, year).orElse(null),
                        BigDecimal.ONE,
                        null));
            }
        }
        Optional<Finding> country = findings.stream()
                .filter(finding -> finding.territory().equals(Figure.COUNTRY))
                .findFirst();
        findings.sort(Comparator.comparing(Finding::territory));
        return country.map(List::of).orElse(findings);
    }

    private boolean isSilent(Figure before, int year) {
        Optional<Figure> now = comparisons.figure(REPORTING_PLACES, before.territory(), year);
        boolean running = comparisons
                .figure(REPORTING_PLACES, Figure.COUNTRY, year)
                .or(() -> now)
                .filter(figure -> figure.status() == Status.PROVISIONAL)
                .isPresent();
        return !running && comparisons.sameDepartments(before, year) && !isPositive(now);
    }

    private static boolean isPositive(Optional<Figure> figure) {
        return figure.map(Figure::value).filter(value -> value.signum() > 0).isPresent();
    }

    private static Finding finding(Kind kind, Figure figure, BigDecimal least, BigDecimal most) {
        return new Finding(kind, figure.indicator(), figure.territory(), figure.year(), figure.value(), least, most);
    }

    private static BigDecimal rounded(BigDecimal number) {
        return number.setScale(Figure.DECIMALS, RoundingMode.HALF_UP);
    }

    /**
     * The band around the median of a set of numbers outside which a number is an outlier.
     *
     * @param median their median
     * @param halfWidth the distance from the median to either end; 0 where the numbers say nothing about outliers
     */
    private record MedianBand(BigDecimal median, BigDecimal halfWidth) {
        static MedianBand of(List<BigDecimal> numbers) {
            BigDecimal median = median(numbers);
            List<BigDecimal> deviations = numbers.stream()
                    .map(number -> number.subtract(median).abs())
                    .toList();
            return new MedianBand(median, median(deviations).multiply(MADS_IN_BAND));
        }

        boolean isOutlier(BigDecimal number) {
            return halfWidth.signum() > 0 && number.subtract(median).abs().compareTo(halfWidth) > 0;
        }

        BigDecimal low() {
            return median.subtract(halfWidth);
        }

        BigDecimal high() {
            return median.add(halfWidth);
        }

        private static BigDecimal median(List<BigDecimal> numbers) {
            List<BigDecimal> sorted = numbers.stream().sorted().toList();
            int middle = sorted.size() / 2;
            return sorted.size() % 2 == 1
                    ? sorted.get(middle)
                    : sorted.get(middle - 1).add(sorted.get(middle)).divide(BigDecimal.valueOf(2));
        }
    }
}
