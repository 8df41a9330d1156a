package fr.mediation.bilan.indicator.judge;

import fr.mediation.bilan.indicator.Figure;
import fr.mediation.bilan.indicator.Figure.Level;
import fr.mediation.bilan.indicator.Figure.Status;
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
 * Looks for figures of a year that are hard to believe. It never changes one.
 *
 * <p>A change is far from others where |change − median| > 3 × 1.4826 × MAD, MAD being the median of |change − median| over
 * those others: C. Leys et al., Detecting outliers: Do not use standard deviation around the mean, use absolute deviation
 * around the median, Journal of Experimental Social Psychology 49 (2013), 764–766, of whose three thresholds 3 is the one
 * that accuses least. 1.4826 makes the MAD of a normal distribution its standard deviation. B. Iglewicz and D. Hoaglin, How
 * to Detect and Handle Outliers (ASQC, 1993), draw the same line at 0.6745 × |change − median| / MAD = 3.5. Where more than
 * half of the changes are equal the MAD is 0 and tells nothing: no finding.
 */
public final class Plausibility {
    /** The indicator that tells whether places of a territory reported. */
    static final String REPORTING_PLACES = "lieux_declarants";

    private static final BigDecimal FAR = new BigDecimal("4.4478");
    private static final int ENOUGH_CHANGES = 4;
    private static final int ENOUGH_REGIONS = 8;

    private final List<Indicator> indicators;
    private final Comparisons comparisons;

    /**
     * A look at figures.
     *
     * @param indicators the catalogue
     * @param comparisons the figures of the country and the regions of one perimeter
     */
    public Plausibility(List<Indicator> indicators, Comparisons comparisons) {
        this.indicators = List.copyOf(indicators);
        this.comparisons = comparisons;
    }

    /**
     * What is to be looked at in a year.
     *
     * @param year the year
     * @return the gravest first, then in the catalogue's order, the country before the regions
     */
    public List<Finding> findings(int year) {
        List<Finding> findings = new ArrayList<>();
        for (Indicator indicator : indicators) {
            List<Figure> own = comparisons.figures().stream()
                    .filter(figure ->
                            figure.year() == year && figure.indicator().equals(indicator.id()))
                    .sorted(Comparator.comparing(Figure::level).thenComparing(Figure::territory))
                    .toList();
            own.forEach(figure -> bounds(indicator, figure).ifPresent(findings::add));
            Stream.concat(own.stream().flatMap(figure -> jump(figure).stream()), apart(own).stream())
                    .map(finding -> admitted(finding, indicator.checks()))
                    .forEach(findings::add);
            if (indicator.id().equals(REPORTING_PLACES)) {
                findings.addAll(silent(year));
            }
        }
        findings.sort(Comparator.comparing(Finding::kind));
        return List.copyOf(findings);
    }

    /** Nobody expects what the definition does not admit, such as a number below zero. */
    private static Finding admitted(Finding finding, Indicator.Bounds bounds) {
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

    private static Optional<Finding> bounds(Indicator indicator, Figure figure) {
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

    /** The change against last year held against the earlier changes of the same territory. */
    private Optional<Finding> jump(Figure figure) {
        List<BigDecimal> earlier = earlierChanges(figure);
        Optional<BigDecimal> change = change(figure, figure.year());
        if (change.isEmpty() || earlier.size() < ENOUGH_CHANGES) {
            return Optional.empty();
        }
        BigDecimal before = figure.value().subtract(change.orElseThrow());
        Around around = Around.of(earlier);
        return around.isFar(change.orElseThrow())
                ? Optional.of(finding(
                        Kind.JUMP, figure, rounded(before.add(around.least())), rounded(before.add(around.most()))))
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
        // That far more or fewer places report is a reason to look, not to look away.
        if (broken != null && broken != Break.COVERAGE) {
            return Optional.empty();
        }
        return value(of, year).flatMap(now -> value(of, year - 1).map(now::subtract));
    }

    private Optional<BigDecimal> value(Figure of, int year) {
        return comparisons.figure(of.indicator(), of.territory(), year).map(Figure::value);
    }

    /** Where a region's own past is short, its relative change held against that of all regions. */
    private List<Finding> apart(List<Figure> own) {
        Map<Figure, BigDecimal> changes = new LinkedHashMap<>();
        for (Figure figure : own) {
            Optional<BigDecimal> before = value(figure, figure.year() - 1).filter(value -> value.signum() != 0);
            if (figure.level() == Level.REGION && before.isPresent()) {
                change(figure, figure.year())
                        .map(change -> change.divide(before.orElseThrow().abs(), 12, RoundingMode.HALF_UP))
                        .ifPresent(change -> changes.put(figure, change));
            }
        }
        if (changes.size() < ENOUGH_REGIONS) {
            return List.of();
        }
        Around around = Around.of(List.copyOf(changes.values()));
        List<Finding> findings = new ArrayList<>();
        changes.forEach((figure, change) -> {
            if (earlierChanges(figure).size() < ENOUGH_CHANGES && around.isFar(change)) {
                BigDecimal before = value(figure, figure.year() - 1).orElseThrow();
                findings.add(finding(
                        Kind.APART,
                        figure,
                        rounded(before.add(before.abs().multiply(around.least()))),
                        rounded(before.add(before.abs().multiply(around.most())))));
            }
        });
        return findings;
    }

    /** Territories where places reported last year and none does; only the country where that is so everywhere. */
    private List<Finding> silent(int year) {
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
        return !running && comparisons.sameExtent(before, year) && !isPositive(now);
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
     * What lies near a set of numbers.
     *
     * @param median their median
     * @param reach how far from it is still near; 0 where they tell nothing
     */
    private record Around(BigDecimal median, BigDecimal reach) {
        static Around of(List<BigDecimal> numbers) {
            BigDecimal median = median(numbers);
            List<BigDecimal> deviations = numbers.stream()
                    .map(number -> number.subtract(median).abs())
                    .toList();
            return new Around(median, median(deviations).multiply(FAR));
        }

        boolean isFar(BigDecimal number) {
            return reach.signum() > 0 && number.subtract(median).abs().compareTo(reach) > 0;
        }

        BigDecimal least() {
            return median.subtract(reach);
        }

        BigDecimal most() {
            return median.add(reach);
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
