package fr.mediation.bilan.indicator.measure;

import fr.mediation.bilan.fact.Dimension;
import fr.mediation.bilan.fact.FactTable;
import fr.mediation.bilan.figure.Category;
import fr.mediation.bilan.figure.Figure;
import fr.mediation.bilan.figure.Figure.Status;
import fr.mediation.bilan.figure.Period;
import fr.mediation.bilan.indicator.Aggregate;
import fr.mediation.bilan.indicator.Formula;
import fr.mediation.bilan.indicator.Indicator;
import fr.mediation.bilan.indicator.Territory;
import fr.mediation.bilan.indicator.WrongMeasure;
import fr.mediation.bilan.indicator.cube.CubeComparison;
import fr.mediation.bilan.indicator.cube.FactCube;
import fr.mediation.bilan.indicator.cube.RowKeys;
import fr.mediation.bilan.indicator.cube.Totals;
import fr.mediation.bilan.store.query.FactQuery;
import fr.mediation.bilan.store.query.FactRows;
import fr.mediation.bilan.store.query.FactSelection;
import fr.mediation.bilan.store.query.WrongQueryException;
import fr.mediation.bilan.territory.Territories;
import fr.mediation.bilan.text.ProblemException;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Measures indicators of one fact table in one year: facts are scanned, in one go or some deliveries at a time, and the
 * figures are then computed from what they were summed to. What they were summed to can be written and read again, so that
 * a later measurement reads new facts alone.
 */
public final class Measurement {
    private static final String CARRIED_OVER = "carried_over";

    /** One state in so many may be that of an earlier year before a figure is an estimate. */
    private static final BigDecimal TOLERATED = BigDecimal.valueOf(5);

    private static final int MONTHS = 12;
    private static final int MONTHS_OF_A_QUARTER = 3;

    private final MeasurementRequest request;
    private final FactRows reader;
    private final Territories territories;
    private final Composition composition;
    private final List<Formula> formulas;
    private final Aggregate contributors;
    private final Aggregate carriedOver;
    private final FactCube cube;
    private final List<String> expressions;

    /**
     * A measurement that has read nothing yet.
     *
     * @param request what to measure
     * @param reader reads facts
     * @param territories the regions of each perimeter
     * @throws IllegalArgumentException if a measure is not admitted: a catalogue that was read holds none
     * @throws ProblemException if the measures together are more than a database reads at once
     */
    public Measurement(MeasurementRequest request, FactRows reader, Territories territories) {
        this.request = request;
        this.reader = reader;
        this.territories = territories;
        composition = new Composition(territories, request.year());
        formulas = request.indicators().stream().map(Measurement::formula).toList();
        contributors = new Aggregate(
                Aggregate.Kind.DISTINCT, request.table().reporting().contributor());
        carriedOver =
                request.table().columns().containsKey(CARRIED_OVER) ? contributors.where(CARRIED_OVER) : contributors;
        List<Aggregate> ofAll = Stream.of(contributors, carriedOver).distinct().toList();
        Set<Aggregate> aggregates = new LinkedHashSet<>(ofAll);
        volume().ifPresent(aggregates::add);
        Map<Dimension, List<Aggregate>> byDimension = new LinkedHashMap<>();
        for (Formula formula : formulas) {
            formula.aggregates().forEach(aggregates::add);
            for (Dimension dimension : Dimension.values()) {
                if (formula.isBrokenDownBy(dimension)) {
                    List<Aggregate> own = byDimension.computeIfAbsent(dimension, d -> new ArrayList<>(ofAll));
                    formula.aggregates().forEach(own::add);
                }
            }
        }
        cube = new FactCube(aggregates, byDimension, RowKeys.of(request.table(), request.byMonth()));
        expressions = cube.expressions();
        if (expressions.size() > RefusedMeasures.MOST_EXPRESSIONS) {
            throw RefusedMeasures.tooMany(request.table(), formulas, expressions.size());
        }
    }

    MeasurementRequest request() {
        return request;
    }

    Territories territories() {
        return territories;
    }

    List<Formula> formulas() {
        return formulas;
    }

    FactCube cube() {
        return cube;
    }

    /** How much of the reporters' activity some facts tell. */
    BigDecimal volume(Totals totals) {
        return volume().map(volume -> cube.result(totals, volume)).orElse(BigDecimal.ZERO);
    }

    /** How much of the reporters' activity some facts tell; empty where facts are not what reporters said. */
    Optional<Aggregate> volume() {
        return Optional.ofNullable(request.table().reporting().volume())
                .map(volume -> new Aggregate(Aggregate.Kind.SUM, volume));
    }

    static Formula formula(Indicator indicator) {
        try {
            return Formula.of(indicator);
        } catch (WrongMeasure e) {
            throw new IllegalArgumentException(indicator.id(), e);
        }
    }

    /**
     * {@return what is read and how it is summed, as one text: a measurement can go on from another of the same text}
     */
    public String statement() {
        return new FactQuery(request.facts(), expressions).sql() + "\n" + cube.shape();
    }

    /**
     * Adds all facts.
     *
     * @return how many there were
     * @throws ProblemException if the database does not understand a measure
     */
    public long scan() {
        return scan(request.facts());
    }

    /**
     * Adds all facts, a part of what they count at a time, for want of memory. Nothing can be added then.
     *
     * @param passes how many times the facts are read, at least 1
     * @return how many there were
     * @throws ProblemException if the database does not understand a measure
     */
    public long scanInPasses(int passes) {
        return scanInPasses(passes, null);
    }

    /**
     * Adds all facts, a part of what they count at a time, and writes what they were summed to.
     *
     * @param passes how many times the facts are read, at least 1
     * @param keep where to write it; null where it is not to be kept
     * @return how many there were
     * @throws ProblemException if the database does not understand a measure
     */
    public long scanInPasses(int passes, @Nullable OutputStream keep) {
        return scan(query -> sum(query, passes, null, keep), request.facts());
    }

    /**
     * Goes on from what a measurement of the same {@link #statement} wrote.
     *
     * @param passes in how many passes that one counted
     * @param kept what it wrote
     * @param deliveries the numbers of the deliveries whose facts are added
     * @param keep where to write what all facts were summed to; null where it is not to be kept
     * @return how many facts were added
     * @throws ProblemException if the database does not understand a measure
     * @throws UncheckedIOException if what was written cannot be read
     */
    public long goOn(int passes, InputStream kept, Collection<Long> deliveries, @Nullable OutputStream keep) {
        return deliveries.isEmpty()
                ? sum(null, passes, kept, keep)
                : scan(query -> sum(query, passes, kept, keep), request.facts().ofDeliveries(deliveries));
    }

    private long sum(@Nullable FactQuery query, int passes, @Nullable InputStream kept, @Nullable OutputStream keep) {
        try {
            DataOutputStream out = keep == null ? null : new DataOutputStream(new BufferedOutputStream(keep));
            long facts = cube.sum(
                    reader,
                    query,
                    passes,
                    kept == null ? null : new DataInputStream(new BufferedInputStream(kept)),
                    out);
            if (out != null) {
                out.flush();
            }
            return facts;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Adds the facts of some deliveries.
     *
     * @param deliveries their numbers, at least one
     * @return how many facts there were
     * @throws ProblemException if the database does not understand a measure
     */
    public long scan(Collection<Long> deliveries) {
        return scan(request.facts().ofDeliveries(deliveries));
    }

    private long scan(FactSelection facts) {
        return scan(query -> cube.scan(reader, query), facts);
    }

    private long scan(ToLongFunction<FactQuery> scan, FactSelection facts) {
        try {
            return scan.applyAsLong(new FactQuery(facts, expressions));
        } catch (WrongQueryException e) {
            throw RefusedMeasures.refused(
                    e, request.indicators().stream().map(Indicator::id).collect(Collectors.joining(", ")));
        }
    }

    /** Makes this one that can be held against another; nothing was added yet. */
    public void compare() {
        cube.compare();
    }

    /**
     * {@return what this measurement, which was read, was summed to and another one was not}
     *
     * @param counted the other one, of the same {@link #statement}, which has read the facts
     */
    public List<CubeComparison.Difference> differences(Measurement counted) {
        return CubeComparison.of(cube, counted.cube);
    }

    /**
     * The figures of all indicators, but for those of places. Where a territory has no facts every figure of it is missing:
     * that nothing came from it does not say that nothing happened there.
     *
     * @return figures for each territory and category and, where asked, each month and quarter
     */
    public List<Figure> figures() {
        Period year = Period.year(request.year());
        Map<String, Totals> byDepartment = cube.departments();
        List<Territory> countryAndRegions = composition.countryAndRegions(request.table(), byDepartment.keySet());
        List<Territory> all = new ArrayList<>(countryAndRegions);
        all.addAll(Territory.departments(territories));
        return Stream.of(
                        all.stream().flatMap(territory -> totals(year, territory, byDepartment)),
                        cube.dimensions().stream().flatMap(dimension -> categories(dimension, year, all)),
                        request.byMonth() ? monthsAndQuarters(countryAndRegions) : Stream.<Figure>empty())
                .flatMap(Function.identity())
                .toList();
    }

    /** {@return the figures of the year for each place, which are many: they are made for whom asks for one} */
    public List<Figure> figuresOfPlaces() {
        Period year = Period.year(request.year());
        return cube.places().entrySet().stream()
                .flatMap(place ->
                        figures(formulas, year, Territory.ofPlace(place.getKey()), Category.TOTAL, place.getValue()))
                .toList();
    }

    private Stream<Figure> totals(Period year, Territory territory, Map<String, Totals> byDepartment) {
        Totals totals = Optional.ofNullable(composition.united(territory, byDepartment))
                .orElseGet(() -> ofNoRows(byDepartment).orElse(null));
        if (totals == null) {
            return formulas.stream()
                    .map(formula -> Components.MISSING.figure(formula.indicator(), year, territory, Category.TOTAL));
        }
        return Stream.concat(
                figures(formulas, year, territory, Category.TOTAL, totals),
                formulas.stream().flatMap(formula -> parts(formula, year, territory, totals)));
    }

    private Stream<Figure> parts(Formula formula, Period year, Territory territory, Totals totals) {
        List<Figure> parts = formula.parts().entrySet().stream()
                .map(part -> figure(part.getValue(), year, territory, part.getKey(), totals))
                .toList();
        return formula.counts()
                ? Components.told(figure(formula, year, territory, Category.TOTAL, totals), parts)
                : parts.stream();
    }

    /** What no row gives: a register that was kept says of a territory that it does not name that there was nothing. */
    private Optional<Totals> ofNoRows(Map<String, Totals> byDepartment) {
        return request.table().is(FactTable.Trait.REGISTER) && !byDepartment.isEmpty()
                ? Optional.of(cube.noTotals())
                : Optional.empty();
    }

    private Stream<Figure> categories(Dimension dimension, Period year, List<Territory> all) {
        List<Formula> brokenDown = formulas.stream()
                .filter(formula -> formula.isBrokenDownBy(dimension))
                .toList();
        return cube.categories(dimension).entrySet().stream()
                .flatMap(category -> figures(
                        brokenDown, year, all, new Category(dimension, category.getKey()), category.getValue()));
    }

    private Stream<Figure> monthsAndQuarters(List<Territory> all) {
        int year = request.year();
        return Stream.concat(
                IntStream.rangeClosed(1, MONTHS)
                        .boxed()
                        .flatMap(month -> figures(
                                formulas, Period.month(year, month), all, Category.TOTAL, cube.months(month, month))),
                IntStream.rangeClosed(1, MONTHS / MONTHS_OF_A_QUARTER)
                        .boxed()
                        .flatMap(quarter -> figures(
                                formulas,
                                Period.quarter(year, quarter),
                                all,
                                Category.TOTAL,
                                cube.months((quarter - 1) * MONTHS_OF_A_QUARTER + 1, quarter * MONTHS_OF_A_QUARTER))));
    }

    /** The figures of the territories that have facts. */
    private Stream<Figure> figures(
            List<Formula> wanted,
            Period period,
            List<Territory> all,
            Category category,
            Map<String, Totals> byDepartment) {
        return all.stream().flatMap(territory -> {
            Totals totals = composition.united(territory, byDepartment);
            return totals == null ? Stream.empty() : figures(wanted, period, territory, category, totals);
        });
    }

    private Stream<Figure> figures(
            List<Formula> wanted, Period period, Territory territory, Category category, Totals totals) {
        return wanted.stream().map(formula -> figure(formula, period, territory, category, totals));
    }

    /** The departments that count for a territory. */
    Collection<String> departments(Territory territory, Collection<String> known) {
        return composition.departments(territory, known);
    }

    Figure figure(Formula formula, Period period, Territory territory, Category category, Totals totals) {
        Function<Aggregate, BigDecimal> results = aggregate -> cube.result(totals, aggregate);
        long contributed = cube.result(totals, contributors).longValue();
        // Every commune has a row, also where nobody reported.
        Components components = contributed == 0 && request.table().isMadeOfActivities()
                ? Components.MISSING
                : Components.of(formula, results, contributed);
        Figure figure = components.figure(formula.indicator(), period, territory, category);
        if (figure.status() != Status.NORMAL) {
            return figure;
        }
        if (request.running()) {
            return figure.with(Status.PROVISIONAL);
        }
        return isCarriedOver(totals) ? figure.with(Status.ESTIMATED) : figure;
    }

    /** Whether more than a fifth of the states are those of an earlier year. */
    private boolean isCarriedOver(Totals totals) {
        return !carriedOver.equals(contributors)
                && cube.result(totals, carriedOver).multiply(TOLERATED).compareTo(cube.result(totals, contributors))
                        > 0;
    }
}
