package fr.mediation.bilan.indicator;

import fr.mediation.bilan.indicator.Figure.Status;
import fr.mediation.bilan.store.FactReader;
import fr.mediation.bilan.territory.Department;
import fr.mediation.bilan.territory.Territories;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * Measures indicators of one fact table in a year: one scan, then a figure for each territory, category and, where asked,
 * month and quarter. A territory from which nothing came in a year in which others reported counts zero things; what is a
 * quotient is missing there. A year about which no delivery of the source tells anything is missing as a whole.
 */
public final class Measurement {
    private static final int QUARTERS = 4;
    private static final int MONTHS_OF_A_QUARTER = 3;

    private final FactReader reader;
    private final Territories territories;

    /**
     * A measurement.
     *
     * @param reader streams facts
     * @param territories the regions of each perimeter
     */
    public Measurement(FactReader reader, Territories territories) {
        this.reader = reader;
        this.territories = territories;
    }

    /**
     * What to measure.
     *
     * @param indicators indicators of the same facts
     * @param facts the facts
     * @param relation the view of the facts in force
     * @param condition which of its rows
     * @param year the year
     * @param running whether the year is not over: it is then told by months and quarters too, and all is provisional
     */
    public record Request(
            List<Indicator> indicators, String facts, String relation, String condition, int year, boolean running) {}

    /**
     * What was measured.
     *
     * @param rows how many rows were scanned
     * @param figures the figures
     */
    public record Result(long rows, List<Figure> figures) {}

    /**
     * Measures.
     *
     * @param request what
     * @return the figures of all its indicators
     * @throws IllegalArgumentException if a measure is not admitted: a catalogue that was read holds none
     */
    public Result measure(Request request) {
        List<Formula> formulas = request.indicators().stream()
                .map(indicator -> formula(indicator, request.facts()))
                .toList();
        Aggregate contributor = new Aggregate(Aggregate.Kind.DISTINCT, FactColumns.contributor(request.facts()));
        Set<Aggregate> aggregates = new LinkedHashSet<>(List.of(contributor));
        Map<Dimension, List<Aggregate>> dimensions = new LinkedHashMap<>();
        for (Formula formula : formulas) {
            formula.aggregates().forEach(aggregates::add);
            for (Dimension dimension : Dimension.values()) {
                if (formula.isBrokenDownBy(dimension)) {
                    List<Aggregate> own =
                            dimensions.computeIfAbsent(dimension, d -> new ArrayList<>(List.of(contributor)));
                    formula.aggregates().forEach(own::add);
                }
            }
        }
        FactCube cube = new FactCube(List.copyOf(aggregates), dimensions, request.running());
        long rows = cube.scan(reader, cube.query(request.relation(), request.condition()));
        Emission emission = new Emission(cube, formulas, contributor, aggregates.size(), request);
        return new Result(rows, emission.figures(dimensions.keySet()));
    }

    static Formula formula(Indicator indicator, String facts) {
        try {
            return Formula.of(indicator, FactColumns.of(facts));
        } catch (MeasureParser.WrongMeasure e) {
            throw new IllegalArgumentException(indicator.id(), e);
        }
    }

    /** Makes figures of what a scan found. */
    private final class Emission {
        private final FactCube cube;
        private final List<Formula> formulas;
        private final Aggregate contributor;
        private final int aggregates;
        private final Request request;
        private final List<Figure> figures = new ArrayList<>();
        private final Map<Place, List<String>> held = new HashMap<>();

        Emission(FactCube cube, List<Formula> formulas, Aggregate contributor, int aggregates, Request request) {
            this.cube = cube;
            this.formulas = formulas;
            this.contributor = contributor;
            this.aggregates = aggregates;
            this.request = request;
        }

        List<Figure> figures(Set<Dimension> dimensions) {
            Map<String, Totals> year = cube.departments();
            boolean reported = !year.isEmpty();
            Period whole = Period.year(request.year());
            List<Place> places = new ArrayList<>(Place.all(territories, request.year()));
            places.addAll(Place.departments(territories));
            for (Place place : places) {
                Totals totals = united(place, year);
                for (Formula formula : formulas) {
                    figures.add(total(formula, whole, place, reported, totals));
                }
                if (totals != null) {
                    for (Formula formula : formulas) {
                        formula.parts()
                                .forEach((category, part) -> figures.add(figure(part, whole, place, category, totals)));
                    }
                }
            }
            cube.places().forEach((code, totals) -> {
                for (Formula formula : formulas) {
                    figures.add(figure(formula, whole, Place.of(code), Category.TOTAL, totals));
                }
            });
            for (Dimension dimension : dimensions) {
                categories(dimension, whole, places);
            }
            if (request.running()) {
                months();
            }
            return figures;
        }

        private Figure total(Formula formula, Period period, Place place, boolean reported, Totals totals) {
            if (totals != null) {
                return figure(formula, period, place, Category.TOTAL, totals);
            }
            boolean zero = reported
                    && formula.denominatorOrNull() == null
                    && formula.indicator().criteria().isEmpty();
            return Quotients.figure(
                    formula.indicator(), period, place, Category.TOTAL, zero ? Quotients.ZERO : Quotients.NOTHING);
        }

        private void categories(Dimension dimension, Period period, List<Place> places) {
            List<Formula> brokenDown = formulas.stream()
                    .filter(formula -> formula.isBrokenDownBy(dimension))
                    .toList();
            cube.categories(dimension).forEach((code, departments) -> {
                Category category = new Category(dimension, code);
                for (Place place : places) {
                    Totals totals = united(place, departments);
                    if (totals != null) {
                        brokenDown.forEach(formula -> figures.add(figure(formula, period, place, category, totals)));
                    }
                }
            });
        }

        private void months() {
            List<Place> places = Place.all(territories, request.year());
            for (int quarter = 1; quarter <= QUARTERS; quarter++) {
                Map<String, Totals> ofQuarter = new TreeMap<>();
                for (int m = 1; m <= MONTHS_OF_A_QUARTER; m++) {
                    int month = (quarter - 1) * MONTHS_OF_A_QUARTER + m;
                    Map<String, Totals> ofMonth = cube.month(month);
                    period(Period.month(request.year(), month), places, ofMonth);
                    ofMonth.forEach((department, totals) -> ofQuarter
                            .computeIfAbsent(department, d -> new Totals(aggregates))
                            .add(totals));
                }
                period(Period.quarter(request.year(), quarter), places, ofQuarter);
            }
        }

        private void period(Period period, List<Place> places, Map<String, Totals> departments) {
            for (Place place : places) {
                Totals totals = united(place, departments);
                if (totals != null) {
                    formulas.forEach(formula -> figures.add(figure(formula, period, place, Category.TOTAL, totals)));
                }
            }
        }

        /** What the departments of a territory come to together; null where nothing came from any. */
        private Totals united(Place place, Map<String, Totals> departments) {
            if (place.level() == Figure.Level.DEPARTMENT) {
                return departments.get(place.code());
            }
            Totals united = null;
            for (String department : place.isCountry() ? departments.keySet() : held(place)) {
                Totals own = departments.get(department);
                if (own != null) {
                    united = united == null ? new Totals(aggregates) : united;
                    united.add(own);
                }
            }
            return united;
        }

        private List<String> held(Place region) {
            return held.computeIfAbsent(
                    region,
                    place -> territories.departments().stream()
                            .map(Department::code)
                            .filter(code -> place.holds(territories, code, request.year()))
                            .toList());
        }

        private Figure figure(Formula formula, Period period, Place place, Category category, Totals totals) {
            Function<Aggregate, BigDecimal> results = aggregate -> cube.result(totals, aggregate);
            Figure figure = Quotients.figure(
                    formula.indicator(),
                    period,
                    place,
                    category,
                    new Quotients.Terms(
                            formula.numerator(results),
                            formula.denominator(results),
                            formula.total(results),
                            cube.result(totals, contributor).longValue()));
            return request.running() && figure.status() == Status.NORMAL ? figure.with(Status.PROVISIONAL) : figure;
        }
    }
}
