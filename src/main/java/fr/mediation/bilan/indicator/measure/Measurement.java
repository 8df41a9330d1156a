package fr.mediation.bilan.indicator.measure;

import fr.mediation.bilan.fact.Dimension;
import fr.mediation.bilan.fact.FactTable;
import fr.mediation.bilan.fact.YearBasis;
import fr.mediation.bilan.indicator.Aggregate;
import fr.mediation.bilan.indicator.Category;
import fr.mediation.bilan.indicator.Figure;
import fr.mediation.bilan.indicator.Figure.Status;
import fr.mediation.bilan.indicator.Formula;
import fr.mediation.bilan.indicator.Indicator;
import fr.mediation.bilan.indicator.MeasureParser;
import fr.mediation.bilan.indicator.Period;
import fr.mediation.bilan.indicator.Territory;
import fr.mediation.bilan.store.FactReader;
import fr.mediation.bilan.store.FactReader.Query;
import fr.mediation.bilan.territory.Department;
import fr.mediation.bilan.territory.Territories;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

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
     * @param basis how years are counted
     * @param year the year
     * @param running whether the year is not over: all is then provisional, and facts of a civil year that have a day are
     *     told by months and quarters too
     */
    public record Request(
            List<Indicator> indicators,
            FactTable facts,
            String relation,
            String condition,
            YearBasis basis,
            int year,
            boolean running) {
        /**
         * All facts in force of a year.
         *
         * @param indicators indicators of the same facts
         * @param basis how years are counted
         * @param year the year
         * @param running whether the year is not over
         * @return what to measure
         */
        public static Request of(List<Indicator> indicators, YearBasis basis, int year, boolean running) {
            FactTable facts = indicators.get(0).facts().orElseThrow();
            return new Request(indicators, facts, facts.relation(), facts.rowsOf(basis, year), basis, year, running);
        }

        private boolean byMonth() {
            // Months and quarters are civil: the convention's year cuts through two of them.
            return running && basis == YearBasis.CIVIL && facts.time() == FactTable.Time.DAY;
        }
    }

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
        Ongoing ongoing = begin(request);
        long rows = ongoing.scan();
        return new Result(rows, ongoing.figures());
    }

    /**
     * Begins a measurement that may go on from an earlier one.
     *
     * @param request what
     * @return nothing read yet
     * @throws IllegalArgumentException if a measure is not admitted: a catalogue that was read holds none
     */
    public Ongoing begin(Request request) {
        return new Ongoing(request);
    }

    /** A measurement: facts are summed, then told as figures, once. */
    public final class Ongoing {
        private final Request request;
        private final List<Formula> formulas;
        private final Aggregate contributor;
        private final Set<Dimension> dimensions;
        private final FactCube cube;
        private final Query query;

        private Ongoing(Request request) {
            this.request = request;
            formulas = request.indicators().stream().map(Measurement::formula).toList();
            contributor = new Aggregate(Aggregate.Kind.DISTINCT, request.facts().contributor());
            Set<Aggregate> aggregates = new LinkedHashSet<>(List.of(contributor));
            Map<Dimension, List<Aggregate>> brokenDown = new LinkedHashMap<>();
            for (Formula formula : formulas) {
                formula.aggregates().forEach(aggregates::add);
                for (Dimension dimension : Dimension.values()) {
                    if (formula.isBrokenDownBy(dimension)) {
                        List<Aggregate> own =
                                brokenDown.computeIfAbsent(dimension, d -> new ArrayList<>(List.of(contributor)));
                        formula.aggregates().forEach(own::add);
                    }
                }
            }
            dimensions = brokenDown.keySet();
            cube = new FactCube(aggregates, brokenDown, request.byMonth());
            query = cube.query(request.relation(), request.condition());
        }

        /**
         * What is read and how it is summed, as one text: measurements of the same text can go on from each other.
         *
         * @return SQL and what it is grouped by
         */
        public String statement() {
            return query.sql() + "\n" + cube.shape();
        }

        /**
         * Goes on from what {@link #write} wrote.
         *
         * @param in a measurement of the same {@link #statement}
         * @throws IOException if it cannot be read
         */
        public void resume(InputStream in) throws IOException {
            cube.read(new DataInputStream(new BufferedInputStream(in)));
        }

        /**
         * Adds the facts.
         *
         * @return how many rows there were
         */
        public long scan() {
            return cube.scan(reader, query);
        }

        /**
         * Adds the facts of some deliveries alone.
         *
         * @param deliveries their numbers
         * @return how many rows there were
         */
        public long scan(Collection<Long> deliveries) {
            String among = deliveries.stream().map(String::valueOf).collect(Collectors.joining(", "));
            return cube.scan(reader, query.and("delivery in (" + among + ")"));
        }

        /**
         * Writes what the facts come to.
         *
         * @param out where to
         * @throws IOException if it cannot be written
         */
        public void write(OutputStream out) throws IOException {
            DataOutputStream data = new DataOutputStream(new BufferedOutputStream(out));
            cube.write(data);
            data.flush();
        }

        /**
         * The figures.
         *
         * @return of all indicators
         */
        public List<Figure> figures() {
            return new Emission(cube, formulas, contributor, request).figures(dimensions);
        }
    }

    static Formula formula(Indicator indicator) {
        try {
            return Formula.of(indicator);
        } catch (MeasureParser.WrongMeasure e) {
            throw new IllegalArgumentException(indicator.id(), e);
        }
    }

    /** Makes figures of what a scan found. */
    private final class Emission {
        private final FactCube cube;
        private final List<Formula> formulas;
        private final Aggregate contributor;
        private final Request request;
        private final List<Figure> figures = new ArrayList<>();
        private final Map<Territory, List<String>> held = new HashMap<>();

        Emission(FactCube cube, List<Formula> formulas, Aggregate contributor, Request request) {
            this.cube = cube;
            this.formulas = formulas;
            this.contributor = contributor;
            this.request = request;
        }

        List<Figure> figures(Set<Dimension> dimensions) {
            Map<String, Totals> year = cube.departments();
            boolean reported = !year.isEmpty();
            Period whole = Period.year(request.year());
            List<Territory> places = new ArrayList<>(Territory.all(territories, request.year()));
            places.addAll(Territory.departments(territories));
            for (Territory place : places) {
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
                    figures.add(figure(formula, whole, Territory.of(code), Category.TOTAL, totals));
                }
            });
            for (Dimension dimension : dimensions) {
                categories(dimension, whole, places);
            }
            if (request.byMonth()) {
                months();
            }
            return figures;
        }

        private Figure total(Formula formula, Period period, Territory place, boolean reported, Totals totals) {
            if (totals != null) {
                return figure(formula, period, place, Category.TOTAL, totals);
            }
            boolean zero = reported
                    && formula.denominator() == null
                    && formula.indicator().criteria().isEmpty();
            return Quotients.figure(
                    formula.indicator(), period, place, Category.TOTAL, zero ? Quotients.ZERO : Quotients.NOTHING);
        }

        private void categories(Dimension dimension, Period period, List<Territory> places) {
            List<Formula> brokenDown = formulas.stream()
                    .filter(formula -> formula.isBrokenDownBy(dimension))
                    .toList();
            cube.categories(dimension).forEach((code, departments) -> {
                Category category = new Category(dimension, code);
                for (Territory place : places) {
                    Totals totals = united(place, departments);
                    if (totals != null) {
                        brokenDown.forEach(formula -> figures.add(figure(formula, period, place, category, totals)));
                    }
                }
            });
        }

        private void months() {
            List<Territory> places = Territory.all(territories, request.year());
            for (int quarter = 1; quarter <= QUARTERS; quarter++) {
                Map<String, List<Totals>> ofQuarter = new TreeMap<>();
                for (int m = 1; m <= MONTHS_OF_A_QUARTER; m++) {
                    int month = (quarter - 1) * MONTHS_OF_A_QUARTER + m;
                    Map<String, Totals> ofMonth = cube.month(month);
                    period(Period.month(request.year(), month), places, ofMonth);
                    ofMonth.forEach((department, totals) -> ofQuarter
                            .computeIfAbsent(department, d -> new ArrayList<>())
                            .add(totals));
                }
                Map<String, Totals> united = new TreeMap<>();
                ofQuarter.forEach((department, months) -> united.put(department, Totals.united(months)));
                period(Period.quarter(request.year(), quarter), places, united);
            }
        }

        private void period(Period period, List<Territory> places, Map<String, Totals> departments) {
            for (Territory place : places) {
                Totals totals = united(place, departments);
                if (totals != null) {
                    formulas.forEach(formula -> figures.add(figure(formula, period, place, Category.TOTAL, totals)));
                }
            }
        }

        /** What the departments of a territory come to together; null where nothing came from any. */
        private Totals united(Territory place, Map<String, Totals> departments) {
            if (place.level() == Figure.Level.DEPARTMENT) {
                return departments.get(place.code());
            }
            List<Totals> own = (place.isCountry() ? departments.keySet() : held(place))
                    .stream().map(departments::get).filter(Objects::nonNull).toList();
            return own.isEmpty() ? null : Totals.united(own);
        }

        private List<String> held(Territory region) {
            return held.computeIfAbsent(
                    region,
                    place -> territories.departments().stream()
                            .map(Department::code)
                            .filter(code -> place.holds(territories, code, request.year()))
                            .toList());
        }

        private Figure figure(Formula formula, Period period, Territory place, Category category, Totals totals) {
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
