package fr.mediation.bilan.indicator.judge;

import fr.mediation.bilan.fact.FactTable;
import fr.mediation.bilan.figure.Figure;
import fr.mediation.bilan.figure.Figure.Level;
import fr.mediation.bilan.figure.Figure.Status;
import fr.mediation.bilan.indicator.Indicator;
import fr.mediation.bilan.indicator.judge.Comparison.Break;
import fr.mediation.bilan.indicator.judge.Finding.Kind;
import fr.mediation.bilan.indicator.judge.Finding.Observed;
import fr.mediation.bilan.indicator.judge.Finding.Range;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Looks for implausible figures of a year. It changes none.
 *
 * <p>A region is expected to change as the regions do together, its shares as those of the region in the middle, the country as
 * it used to. What departs from that by more than 3.5 standard deviations of what spreads the figures, and by more than a
 * quarter or five points, is told; the limit is that of B. Iglewicz and D. Hoaglin, How to Detect and Handle Outliers (ASQC,
 * 1993). Quotients and what the value map gives are made of figures that are judged themselves.
 */
public final class Plausibility {
    /** The indicator that counts the places of a territory that reported. */
    static final String REPORTING_PLACES = "lieux_declarants";

    private static final double MOST_DEVIATIONS = 3.5;
    private static final int MIN_EARLIER_CHANGES = 4;
    private static final int MIN_OTHERS = 4;

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
     * @return the gravest first; of the same gravity in the catalogue's order, the country before the regions
     */
    public List<Finding> findings(int year) {
        List<Finding> findings = new ArrayList<>();
        for (Indicator indicator : checked()) {
            List<Figure> own = comparisons.figures().stream()
                    .filter(figure ->
                            figure.year() == year && figure.indicator().equals(indicator.id()))
                    .sorted(Comparator.comparing(Figure::level).thenComparing(Figure::territory))
                    .toList();
            own.forEach(figure -> outOfBounds(indicator, figure).ifPresent(findings::add));
            Steps.of(indicator).ifPresent(steps -> {
                own.stream()
                        .filter(figure -> figure.level() == Level.NATIONAL)
                        .forEach(country -> jump(indicator, steps, country).ifPresent(findings::add));
                findings.addAll(outliers(indicator, steps, own));
            });
            if (indicator.id().equals(REPORTING_PLACES)) {
                findings.addAll(silentTerritories(year));
            }
        }
        findings.sort(Finding.GRAVEST_FIRST);
        return List.copyOf(findings);
    }

    /** Those whose change says something: how many came before depends on how long there have been data. */
    private List<Indicator> checked() {
        return indicators.stream()
                .filter(indicator -> indicator
                        .facts()
                        .filter(facts -> facts.is(FactTable.Trait.RETROSPECTIVE))
                        .isEmpty())
                .toList();
    }

    private static Optional<Finding> outOfBounds(Indicator indicator, Figure figure) {
        Indicator.Bounds bounds = indicator.checks();
        if (bounds == null || figure.value() == null) {
            return Optional.empty();
        }
        boolean below = bounds.min() != null && figure.value().compareTo(bounds.min()) < 0;
        boolean above = bounds.max() != null && figure.value().compareTo(bounds.max()) > 0;
        return below || above
                ? Optional.of(finding(
                        Kind.OUT_OF_BOUNDS,
                        figure,
                        new Observed(figure.value(), null, false),
                        new Range(bounds.min(), bounds.max()),
                        BigDecimal.ZERO))
                : Optional.empty();
    }

    /** Holds the country's change against its changes of earlier years. */
    private Optional<Finding> jump(Indicator indicator, Steps steps, Figure country) {
        int first = comparisons.figures().stream().mapToInt(Figure::year).min().orElse(country.year());
        List<Step> earlier = IntStream.range(first + 1, country.year())
                .mapToObj(year -> comparisons
                        .figure(country.indicator(), country.territory(), year)
                        .flatMap(figure -> step(steps, figure)))
                .flatMap(Optional::stream)
                .toList();
        Optional<Step> now = step(steps, country);
        if (now.isEmpty() || earlier.size() < MIN_EARLIER_CHANGES) {
            return Optional.empty();
        }
        Yardstick usual = steps.middle(earlier);
        return Optional.of(new Judged(now.orElseThrow(), usual, dispersion(usual, earlier)))
                .filter(Judged::isImplausible)
                .map(judged -> judged.finding(Kind.JUMP, indicator));
    }

    /**
     * Holds the changes of the regions against that of all of them. One that departs far may be so large that it moves what
     * is expected of the others, and these depart from it: whoever departs most from all others is taken out, and the rest
     * judged again without it. What is expected of it is told from the others alone. An amount that is most of
     * them all would be its own measure: it is held against the others.
     */
    private List<Finding> outliers(Indicator indicator, Steps steps, List<Figure> own) {
        List<Step> rest = new ArrayList<>(own.stream()
                .filter(figure -> figure.level() == Level.REGION && !figure.isOutside())
                .flatMap(figure -> step(steps, figure).stream())
                .toList());
        List<Finding> findings = new ArrayList<>();
        while (true) {
            Yardstick common = steps.together(rest);
            double dispersion = dispersion(common, rest);
            Optional<Judged> farthest = rest.stream()
                    .map(step -> byOthers(steps, step, rest))
                    .max(Comparator.comparingDouble(Judged::gravity));
            boolean found = rest.stream().anyMatch(step -> new Judged(step, common, dispersion).isImplausible())
                    || steps == Steps.OF_AMOUNTS
                            && farthest.filter(Judged::isImplausible)
                                    .filter(judged -> isMostOf(judged.step(), rest))
                                    .isPresent();
            if (!found) {
                return findings;
            }
            Judged byOthers = farthest.orElseThrow();
            Judged byAll = new Judged(byOthers.step(), common, dispersion);
            double gravity = (byAll.isImplausible() ? byAll : byOthers).gravity();
            Judged told = byOthers.isImplausible() ? byOthers : byAll;
            findings.add(told.finding(Kind.OUTLIER, indicator, gravity));
            rest.remove(byOthers.step());
        }
    }

    private static boolean isMostOf(Step step, List<Step> all) {
        return all.size() > MIN_OTHERS
                && 2 * step.now() > all.stream().mapToDouble(Step::now).sum();
    }

    private static Judged byOthers(Steps steps, Step step, List<Step> all) {
        List<Step> others = all.stream().filter(other -> other != step).toList();
        Yardstick common = steps.together(others);
        return new Judged(step, common, dispersion(common, others));
    }

    private static double dispersion(Yardstick yardstick, List<Step> steps) {
        return Dispersion.of(steps.stream().map(yardstick::deviation).toList());
    }

    /** A figure beside that of the year before, empty where they count different things or too little. */
    private Optional<Step> step(Steps steps, Figure figure) {
        Break broken = comparisons.breakBefore(figure, figure.year());
        // That others report, or under other names, is no excuse for a change: somebody should look at both.
        if (broken != null && !broken.isOfReporters()) {
            return Optional.empty();
        }
        return comparisons
                .figure(figure.indicator(), figure.territory(), figure.year() - 1)
                .flatMap(before -> steps.of(figure, before, observed(figure, before, broken)));
    }

    /** Both values, over the reporters of both years where these are known, however few they are: who came is no odd figure. */
    private Observed observed(Figure figure, Figure before, @Nullable Break broken) {
        return comparisons
                .scope(figure, figure.year())
                .filter(scope -> broken == null || broken.leavesTheSame())
                .filter(scope -> scope.before() != null
                        && scope.now() != null
                        && figure.value() != null
                        && before.value() != null)
                .map(scope -> new Observed(
                        scope.now(),
                        scope.before(),
                        scope.now().compareTo(figure.value()) != 0
                                || scope.before().compareTo(before.value()) != 0))
                .orElseGet(() -> new Observed(figure.value(), before.value(), false));
    }

    /** A figure and what is expected of it. */
    private record Judged(Step step, Yardstick yardstick, double dispersion) {
        double gravity() {
            return Math.abs(yardstick.deviation(step)) / dispersion;
        }

        boolean isImplausible() {
            return gravity() > MOST_DEVIATIONS && yardstick.isMaterial(step);
        }

        Finding finding(Kind kind, Indicator indicator) {
            return finding(kind, indicator, gravity());
        }

        Finding finding(Kind kind, Indicator indicator, double gravity) {
            double deviations = MOST_DEVIATIONS * dispersion;
            Range expected =
                    new Range(rounded(yardstick.least(step, deviations)), rounded(yardstick.most(step, deviations)));
            return Plausibility.finding(
                    kind, step.figure(), step.observed(), withinBounds(expected, indicator.checks()), rounded(gravity));
        }

        /** What is expected lies within the bounds of the definition, such as no number below zero. */
        private static Range withinBounds(Range expected, Indicator.@Nullable Bounds bounds) {
            if (bounds == null) {
                return expected;
            }
            return new Range(
                    bounds.min() == null ? expected.least() : expected.least().max(bounds.min()),
                    bounds.max() == null ? expected.most() : expected.most().min(bounds.max()));
        }

        private static BigDecimal rounded(double number) {
            return BigDecimal.valueOf(number).setScale(Figure.DECIMALS, RoundingMode.HALF_UP);
        }
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
                        new Observed(
                                comparisons
                                        .figure(before.indicator(), before.territory(), year)
                                        .map(Figure::value)
                                        .orElse(null),
                                before.value(),
                                false),
                        new Range(BigDecimal.ONE, null),
                        before.value()));
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

    private static Finding finding(Kind kind, Figure figure, Observed observed, Range expected, BigDecimal gravity) {
        return new Finding(kind, figure.indicator(), figure.territory(), figure.year(), observed, expected, gravity);
    }
}
