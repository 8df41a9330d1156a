package fr.mediation.bilan.indicator.judge;

import fr.mediation.bilan.fact.FactTable;
import fr.mediation.bilan.figure.Figure;
import fr.mediation.bilan.figure.Figure.Level;
import fr.mediation.bilan.figure.Figure.Status;
import fr.mediation.bilan.indicator.Indicator;
import fr.mediation.bilan.indicator.Origin;
import fr.mediation.bilan.indicator.Unit;
import fr.mediation.bilan.indicator.judge.Comparison.Break;
import fr.mediation.bilan.indicator.judge.Comparison.Direction;
import fr.mediation.bilan.territory.Territories;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Compares the figures of one perimeter with last year, the years before, the other regions, the country and the
 * committee's targets.
 *
 * <p>The slope of the least-squares line through three values one year apart is half the difference of the first and the
 * last: Σ (x − x̄)(y − ȳ) / Σ (x − x̄)² with x = −1, 0, 1 gives (y₃ − y₁) / 2.
 */
public final class Comparisons {
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);
    private static final BigDecimal TWO = BigDecimal.valueOf(2);
    private static final BigDecimal THREE = BigDecimal.valueOf(3);

    /** The units of sizes, which larger regions have more of. */
    private static final Set<Unit> TOTALS = EnumSet.of(Unit.COUNT, Unit.PERSONS, Unit.HOURS, Unit.EURO, Unit.KILOGRAMS);

    private final List<Figure> figures;
    private final Map<Key, Figure> index = new HashMap<>();
    private final Map<String, Indicator> indicators;
    private final Territories territories;
    private final Targets targets;
    private final Map<String, Set<Integer>> definitionChanges;
    private final Set<Integer> partialYears;

    private final Scopes scopes;
    private final Map<Key, Optional<Funnel>> funnels = new ConcurrentHashMap<>();

    private record Key(String indicator, String territory, int year) {}

    /**
     * Prepares the figures.
     *
     * @param indicators the catalogue
     * @param figures figures of one perimeter; only the annual totals of the country and the regions are taken
     * @param territories which departments a region consists of
     * @param targets the committee's targets
     * @param definitionChanges the years from which an indicator's definition differs from that of the year before, by its id
     * @param partialYears the years that deliveries cover only in part
     */
    public Comparisons(
            List<Indicator> indicators,
            List<Figure> figures,
            Territories territories,
            Targets targets,
            Map<String, Set<Integer>> definitionChanges,
            Set<Integer> partialYears) {
        this.indicators = indicators.stream().collect(Collectors.toMap(Indicator::id, indicator -> indicator));
        this.figures = figures.stream()
                .filter(Figure::isAnnualTotal)
                .filter(figure -> figure.level() == Level.NATIONAL || figure.level() == Level.REGION)
                .filter(figure -> this.indicators.containsKey(figure.indicator()))
                .toList();
        if (this.figures.stream().map(Figure::perimeter).distinct().count() > 1) {
            throw new IllegalArgumentException("figures of several perimeters do not compare");
        }
        this.figures.forEach(
                figure -> index.put(new Key(figure.indicator(), figure.territory(), figure.year()), figure));
        this.territories = territories;
        this.targets = targets;
        this.definitionChanges = Map.copyOf(definitionChanges);
        this.partialYears = Set.copyOf(partialYears);
        scopes = Scopes.NONE;
    }

    private Comparisons(Comparisons from, Scopes scopes) {
        figures = from.figures;
        index.putAll(from.index);
        indicators = from.indicators;
        territories = from.territories;
        targets = from.targets;
        definitionChanges = from.definitionChanges;
        partialYears = from.partialYears;
        this.scopes = scopes;
    }

    /**
     * {@return the same comparisons, with what is known of who reported: at constant scope too}
     *
     * @param reporting who reported, in the perimeter of the figures
     */
    public Comparisons with(Reporting reporting) {
        return new Comparisons(this, new Scopes(reporting, indicators));
    }

    /** {@return who reported, and what the same reporters reported in two years} */
    public Reporting reporting() {
        return scopes.reporting();
    }

    /**
     * {@return the figure of a territory and year, empty where there is none}
     *
     * @param indicator the indicator's id
     * @param territory the territory's code
     * @param year the year
     */
    public Optional<Figure> figure(String indicator, String territory, int year) {
        return Optional.ofNullable(index.get(new Key(indicator, territory, year)));
    }

    /**
     * {@return the comparison of a territory and year, empty where there is no figure}
     *
     * @param indicator the indicator's id
     * @param territory the territory's code
     * @param year the year
     */
    public Optional<Comparison> of(String indicator, String territory, int year) {
        return figure(indicator, territory, year).map(this::of);
    }

    /**
     * Why the figure of a territory and year is not to be compared with that of the year before.
     *
     * @param indicator the indicator's id
     * @param territory the territory's code
     * @param year the year
     * @return empty where they may be compared, or there is no figure
     */
    public Optional<Break> broken(String indicator, String territory, int year) {
        return figure(indicator, territory, year).map(figure -> breakBefore(figure, year));
    }

    /** The figures that are compared, in the order given. */
    List<Figure> figures() {
        return figures;
    }

    private Comparison of(Figure figure) {
        Indicator indicator = indicators.get(figure.indicator());
        BigDecimal now = figure.value();
        BigDecimal before = value(figure, figure.year() - 1);
        Break broken = breakBefore(figure, figure.year());
        BigDecimal difference = now == null || before == null || broken != null ? null : now.subtract(before);
        Break trendBroken = broken == null ? breakBefore(figure, figure.year() - 1) : broken;
        BigDecimal slope = trendBroken == null ? slope(figure) : null;
        BigDecimal target = targets.of(figure).orElse(null);
        boolean over = figure.status() != Status.PROVISIONAL;
        BigDecimal gap = now == null || target == null || !over ? null : now.subtract(target);
        return new Comparison(
                figure,
                before,
                rounded(difference),
                percent(indicator, difference, before),
                rounded(slope),
                slope == null ? null : direction(figure, slope),
                rank(indicator, figure),
                share(indicator, figure),
                target,
                rounded(gap),
                gap == null ? null : reached(indicator, gap),
                broken,
                trendBroken,
                scope(figure, figure.year()).map(scope -> scope.told(broken)).orElse(null));
    }

    /** What is known at constant scope of a territory's figure in a year and the year before, whether it may be told or not. */
    Optional<Scope> scope(Figure of, int year) {
        return scopes.of(
                indicators.get(of.indicator()),
                of.territory(),
                year,
                (indicator, one) -> index.get(new Key(indicator, of.territory(), one)));
    }

    /**
     * Why a territory's figure is not to be compared with that of the year before.
     *
     * @param of a figure of the territory, of any year
     * @param year the later of the two years
     * @return null where they may be compared
     */
    @Nullable
    Break breakBefore(Figure of, int year) {
        Figure now = index.get(new Key(of.indicator(), of.territory(), year));
        Figure before = index.get(new Key(of.indicator(), of.territory(), year - 1));
        if (is(now, Status.PROVISIONAL) || is(before, Status.PROVISIONAL)) {
            return Break.RUNNING;
        }
        if ((partialYears.contains(year) || partialYears.contains(year - 1)) && isOfDays(of.indicator())) {
            return Break.PARTIAL;
        }
        if (isCarriedOver(of.indicator(), of.territory(), year)
                || isCarriedOver(of.indicator(), of.territory(), year - 1)) {
            return Break.CARRIED_OVER;
        }
        if (!sameDepartments(of, year)) {
            return Break.PERIMETER;
        }
        if (definitionChanges.getOrDefault(of.indicator(), Set.of()).contains(year)) {
            return Break.DEFINITION;
        }
        if (now == null || before == null) {
            return null;
        }
        if (now.value() != null && before.value() != null && isFirst(of, year - 1)) {
            return Break.FIRST_YEAR;
        }
        if (scopes.renamings().breakSeries(of.indicator(), of.territory(), year)) {
            return Break.RENAMED;
        }
        Optional<Scope> scope = scope(of, year);
        boolean known = scope.filter(
                        found -> found.broken() || found.leastShare().isPresent())
                .isPresent();
        boolean changed = known ? scope.get().broken() : Coverage.changed(before, now);
        return changed ? Break.COVERAGE : null;
    }

    /** Whether a year's people all look new, since nothing is known of the year before it. */
    private boolean isFirst(Figure of, int year) {
        return History.begins(
                indicators.get(of.indicator()),
                reporting().effects(),
                indicators,
                (id, one) -> figure(id, of.territory(), one).map(Figure::value).isPresent(),
                year);
    }

    /** Whether a territory consists of the same departments in a year as in the year before. */
    boolean sameDepartments(Figure of, int year) {
        return of.level() == Level.NATIONAL
                || territories
                        .departments(of.perimeter(), of.territory(), year)
                        .equals(territories.departments(of.perimeter(), of.territory(), year - 1));
    }

    /** Whether an indicator counts what happened on the days of a year; states on its last day and sums of a year do not. */
    private boolean isOfDays(String indicator) {
        return indicators
                .get(indicator)
                .facts()
                .map(facts -> facts.time().isOfDays())
                .orElse(true);
    }

    /** Whether a figure, or one that it is derived from, is that of a directory of an earlier year. */
    private boolean isCarriedOver(@Nullable String id, String territory, int year) {
        Indicator of = indicators.get(id);
        return of != null
                && of.facts()
                        .map(facts -> facts.time() == FactTable.Time.STATE
                                && is(index.get(new Key(id, territory, year)), Status.ESTIMATED))
                        .orElseGet(() -> isCarriedOver(of.numerator(), territory, year)
                                || isCarriedOver(of.denominator(), territory, year));
    }

    private static boolean is(@Nullable Figure figure, Status status) {
        return figure != null && figure.status() == status;
    }

    private BigDecimal value(Figure of, int year) {
        return figure(of.indicator(), of.territory(), year).map(Figure::value).orElse(null);
    }

    private BigDecimal slope(Figure figure) {
        BigDecimal first = value(figure, figure.year() - 2);
        BigDecimal second = value(figure, figure.year() - 1);
        BigDecimal third = figure.value();
        return first == null || second == null || third == null
                ? null
                : third.subtract(first).divide(TWO);
    }

    /** Compares without dividing: |slope| < mean / 100 where 300 |slope| < |Σ values|. */
    private Direction direction(Figure figure, BigDecimal slope) {
        BigDecimal sum = value(figure, figure.year() - 2)
                .add(value(figure, figure.year() - 1))
                .add(figure.value());
        boolean small = slope.abs().multiply(HUNDRED).multiply(THREE).compareTo(sum.abs()) < 0;
        if (small || slope.signum() == 0) {
            return Direction.STABLE;
        }
        return slope.signum() > 0 ? Direction.RISING : Direction.FALLING;
    }

    /**
     * {@return the regions of a year held against the country by their size, empty where chance has no part in the
     * indicator or nothing is known}
     *
     * @param indicator the indicator's id
     * @param year the year
     */
    public Optional<Funnel> funnel(String indicator, int year) {
        Indicator wanted = indicators.get(indicator);
        if (wanted == null) {
            return Optional.empty();
        }
        Figure country = index.get(new Key(indicator, Figure.COUNTRY, year));
        return country == null
                ? Optional.empty()
                : funnels.computeIfAbsent(
                        new Key(indicator, Figure.COUNTRY, year),
                        key -> Funnel.of(
                                wanted,
                                indicators.get(wanted.numerator()),
                                country,
                                regionalFigures(country).toList()));
    }

    /**
     * {@return the interval that chance leaves a figure in, in the indicator's unit; empty where it has no part in it}
     *
     * @param figure the figure
     */
    public Optional<ConfidenceInterval> interval(Figure figure) {
        Indicator indicator = indicators.get(figure.indicator());
        return Funnel.interval(indicator, indicators.get(indicator.numerator()), figure);
    }

    /** A rank says that one is better than another: not where none is, not of sizes, and not where chance put them so. */
    private Integer rank(Indicator indicator, Figure figure) {
        if (figure.level() != Level.REGION || figure.isOutside() || figure.value() == null || !isRanked(indicator)) {
            return null;
        }
        // Where no limits can be drawn, nothing says that the order is more than chance.
        boolean apart = funnel(indicator.id(), figure.year())
                .flatMap(funnel -> funnel.point(figure.territory()))
                .filter(point -> point.position() != Funnel.Position.WITHIN)
                .isPresent();
        if (!apart) {
            return null;
        }
        int better = indicator.better().equals("lower") ? -1 : 1;
        long ahead = regionalFigures(figure)
                .flatMap(found -> Optional.ofNullable(found.value()).stream())
                .filter(value -> value.compareTo(figure.value()) * better > 0)
                .count();
        return Math.toIntExact(1 + ahead);
    }

    private static boolean isRanked(Indicator indicator) {
        boolean total = indicator.denominator() == null && TOTALS.contains(indicator.unit());
        return !indicator.better().equals("none") && !total && indicator.from() != Origin.Derived.VALUE;
    }

    private Stream<Figure> regionalFigures(Figure of) {
        return territories.regions(of.perimeter(), of.year()).stream()
                .map(region -> index.get(new Key(of.indicator(), region.code(), of.year())))
                .filter(found -> found != null);
    }

    private BigDecimal share(Indicator indicator, Figure figure) {
        BigDecimal country = Optional.ofNullable(index.get(new Key(figure.indicator(), Figure.COUNTRY, figure.year())))
                .map(Figure::value)
                .orElse(BigDecimal.ZERO);
        if (!indicator.additive()
                || figure.level() != Level.REGION
                || figure.value() == null
                || country.signum() <= 0) {
            return null;
        }
        return figure.value().multiply(HUNDRED).divide(country, Figure.DECIMALS, RoundingMode.HALF_UP);
    }

    private static BigDecimal percent(Indicator indicator, BigDecimal difference, BigDecimal before) {
        return difference == null || before.signum() == 0 || indicator.unit() == Unit.PERCENT
                ? null
                : difference.multiply(HUNDRED).divide(before.abs(), Figure.DECIMALS, RoundingMode.HALF_UP);
    }

    private static Boolean reached(Indicator indicator, BigDecimal gap) {
        return switch (indicator.better()) {
            case "higher" -> gap.signum() >= 0;
            case "lower" -> gap.signum() <= 0;
            default -> null;
        };
    }

    private static BigDecimal rounded(BigDecimal number) {
        return number == null ? null : number.setScale(Figure.DECIMALS, RoundingMode.HALF_UP);
    }
}
