package fr.mediation.bilan.indicator.measure;

import fr.mediation.bilan.fact.Dimension;
import fr.mediation.bilan.figure.Category;
import fr.mediation.bilan.figure.Figure;
import fr.mediation.bilan.figure.Figure.Status;
import fr.mediation.bilan.figure.Period;
import fr.mediation.bilan.indicator.Aggregate;
import fr.mediation.bilan.indicator.Formula;
import fr.mediation.bilan.indicator.Territory;
import fr.mediation.bilan.territory.Territories;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Computes figures from the totals of a cube. Where a territory has no facts in a year in which others have some, what
 * counts things is zero there and what is a quotient is missing. In a year without any facts every figure is missing.
 */
final class CubeFigures {
    private static final int QUARTERS = 4;
    private static final int MONTHS_OF_A_QUARTER = 3;

    private final FactCube cube;
    private final List<Formula> formulas;
    private final Aggregate contributors;
    private final Measurement.Request request;
    private final Territories territories;
    private final List<Territory> countryAndRegions;
    private final List<Figure> figures = new ArrayList<>();

    CubeFigures(
            FactCube cube,
            List<Formula> formulas,
            Aggregate contributors,
            Measurement.Request request,
            Territories territories) {
        this.cube = cube;
        this.formulas = formulas;
        this.contributors = contributors;
        this.request = request;
        this.territories = territories;
        countryAndRegions = Territory.countryAndRegions(territories, request.year());
    }

    List<Figure> all() {
        Period year = Period.year(request.year());
        List<Territory> all = new ArrayList<>(countryAndRegions);
        all.addAll(Territory.departments(territories));
        addTotals(year, all);
        cube.places().forEach((place, totals) -> {
            for (Formula formula : formulas) {
                figures.add(figure(formula, year, Territory.ofPlace(place), Category.TOTAL, totals));
            }
        });
        for (Dimension dimension : cube.dimensions()) {
            addCategories(dimension, year, all);
        }
        if (request.byMonth()) {
            addMonthsAndQuarters();
        }
        return figures;
    }

    private void addTotals(Period year, List<Territory> all) {
        Map<String, Totals> byDepartment = cube.departments();
        for (Territory territory : all) {
            Totals totals = united(territory, byDepartment);
            for (Formula formula : formulas) {
                figures.add(
                        totals == null
                                ? withoutFacts(formula, !byDepartment.isEmpty())
                                        .figure(formula.indicator(), year, territory, Category.TOTAL)
                                : figure(formula, year, territory, Category.TOTAL, totals));
            }
            if (totals != null) {
                for (Formula formula : formulas) {
                    formula.parts()
                            .forEach((category, part) -> figures.add(figure(part, year, territory, category, totals)));
                }
            }
        }
    }

    private static Components withoutFacts(Formula formula, boolean othersHaveFacts) {
        boolean counts =
                formula.denominator() == null && formula.indicator().criteria().isEmpty();
        return othersHaveFacts && counts ? Components.ZERO : Components.MISSING;
    }

    private void addCategories(Dimension dimension, Period year, List<Territory> all) {
        List<Formula> brokenDown = formulas.stream()
                .filter(formula -> formula.isBrokenDownBy(dimension))
                .toList();
        cube.categories(dimension)
                .forEach((code, byDepartment) ->
                        add(brokenDown, year, all, new Category(dimension, code), byDepartment));
    }

    private void addMonthsAndQuarters() {
        for (int quarter = 1; quarter <= QUARTERS; quarter++) {
            Map<String, List<Totals>> ofQuarter = new TreeMap<>();
            for (int m = 1; m <= MONTHS_OF_A_QUARTER; m++) {
                int month = (quarter - 1) * MONTHS_OF_A_QUARTER + m;
                Map<String, Totals> ofMonth = cube.month(month);
                add(formulas, Period.month(request.year(), month), countryAndRegions, Category.TOTAL, ofMonth);
                ofMonth.forEach((department, totals) -> ofQuarter
                        .computeIfAbsent(department, d -> new ArrayList<>())
                        .add(totals));
            }
            Map<String, Totals> byDepartment = new TreeMap<>();
            ofQuarter.forEach((department, months) -> byDepartment.put(department, Totals.united(months)));
            add(formulas, Period.quarter(request.year(), quarter), countryAndRegions, Category.TOTAL, byDepartment);
        }
    }

    /** Adds the figures of the territories that have facts. */
    private void add(
            List<Formula> wanted,
            Period period,
            List<Territory> all,
            Category category,
            Map<String, Totals> byDepartment) {
        for (Territory territory : all) {
            Totals totals = united(territory, byDepartment);
            if (totals != null) {
                wanted.forEach(formula -> figures.add(figure(formula, period, territory, category, totals)));
            }
        }
    }

    /** The totals of a territory; null where none of its departments has facts. */
    private @Nullable Totals united(Territory territory, Map<String, Totals> byDepartment) {
        if (territory.level() == Figure.Level.DEPARTMENT) {
            return byDepartment.get(territory.code());
        }
        // What lies in no department, or in one outside all regions, counts for the country.
        Collection<String> departments =
                territory.isCountry() ? byDepartment.keySet() : territory.departments(territories, request.year());
        List<Totals> own = departments.stream()
                .map(byDepartment::get)
                .filter(Objects::nonNull)
                .toList();
        return own.isEmpty() ? null : Totals.united(own);
    }

    private Figure figure(Formula formula, Period period, Territory territory, Category category, Totals totals) {
        Function<Aggregate, BigDecimal> results = aggregate -> cube.result(totals, aggregate);
        Figure figure = new Components(
                        formula.numerator(results),
                        formula.denominator(results),
                        formula.total(results),
                        cube.result(totals, contributors).longValue())
                .figure(formula.indicator(), period, territory, category);
        return request.running() && figure.status() == Status.NORMAL ? figure.with(Status.PROVISIONAL) : figure;
    }
}
