package fr.mediation.bilan.indicator.measure;

import fr.mediation.bilan.figure.Category;
import fr.mediation.bilan.figure.Figure;
import fr.mediation.bilan.figure.Figure.Status;
import fr.mediation.bilan.figure.Period;
import fr.mediation.bilan.indicator.Catalogue;
import fr.mediation.bilan.indicator.Indicator;
import fr.mediation.bilan.indicator.Origin;
import fr.mediation.bilan.indicator.Territory;
import fr.mediation.bilan.indicator.ValueMeasures;
import fr.mediation.bilan.territory.Population;
import fr.mediation.bilan.territory.Territories;
import fr.mediation.bilan.value.FigureLookup;
import fr.mediation.bilan.value.Valuation;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Derives the figures of a year from its figures: quotients of two indicators, and what the value map makes of them. */
public final class Derivation {
    private final Catalogue catalogue;
    private final Territories territories;
    private final int year;
    private final Map<Key, Figure> figures = new HashMap<>();
    private final Map<Key, Figure> quotients = new HashMap<>();
    private final Map<Territory, List<Figure>> byTerritory;

    private record Key(Territory territory, String indicator) {}

    /**
     * A derivation.
     *
     * @param catalogue the definitions
     * @param territories regions and populations
     * @param year the year
     * @param measured the year's figures measured on facts: totals, and the categories that the value map counts
     */
    public Derivation(Catalogue catalogue, Territories territories, int year, List<Figure> measured) {
        this.catalogue = catalogue;
        this.territories = territories;
        this.year = year;
        measured.stream()
                .filter(figure -> figure.year() == year && figure.isAnnualTotal())
                .forEach(figure -> figures.put(new Key(Territory.of(figure), figure.indicator()), figure));
        byTerritory =
                measured.stream().filter(figure -> figure.year() == year).collect(Collectors.groupingBy(Territory::of));
    }

    /**
     * A quotient of other indicators.
     *
     * @param indicator an indicator that is derived from others
     * @return a figure for the country, each region of each perimeter, and each department
     */
    public List<Figure> quotients(Indicator indicator) {
        return Stream.concat(
                        Territory.countryAndRegions(territories, year).stream(),
                        Territory.departments(territories).stream())
                .map(territory -> quotient(indicator, territory))
                .toList();
    }

    /** Quotients of quotients are asked for over and over: each is computed once. */
    private Figure quotient(Indicator indicator, Territory territory) {
        Key key = new Key(territory, indicator.id());
        Figure known = quotients.get(key);
        if (known == null) {
            known = computed(indicator, territory);
            quotients.put(key, known);
        }
        return known;
    }

    private Figure computed(Indicator indicator, Territory territory) {
        Figure figure = new Components(
                        number(indicator.numerator(), territory).orElse(null),
                        indicator.denominator() == null
                                ? null
                                : number(indicator.denominator(), territory).orElse(null),
                        null,
                        null,
                        contributors(indicator, territory))
                .figure(indicator, Period.year(year), territory, Category.TOTAL);
        if (figure.status() != Status.NORMAL) {
            return figure;
        }
        if (restsOn(indicator, territory, Status.PROVISIONAL)) {
            return figure.with(Status.PROVISIONAL);
        }
        boolean estimated = restsOn(indicator, territory, Status.ESTIMATED)
                || Catalogue.POPULATION.equals(indicator.denominator()) && usesALaterCensus(territory);
        return estimated ? figure.with(Status.ESTIMATED) : figure;
    }

    private boolean restsOn(Indicator indicator, Territory territory, Status status) {
        return Stream.of(indicator.numerator(), indicator.denominator())
                .map(id -> figures.get(new Key(territory, id)))
                .anyMatch(figure -> figure != null && figure.status() == status);
    }

    private long inhabitants(Territory territory) {
        return switch (territory.level()) {
            case NATIONAL -> territories.population(year);
            case REGION -> territories.population(territory.perimeter(), territory.code(), year);
            case DEPARTMENT ->
                territories
                        .population(territory.code(), year)
                        .map(Population::inhabitants)
                        .orElse(0);
            case PLACE -> 0;
        };
    }

    private Optional<BigDecimal> number(String id, Territory territory) {
        if (id.equals(Catalogue.POPULATION)) {
            long inhabitants = inhabitants(territory);
            return Optional.of(BigDecimal.valueOf(inhabitants));
        }
        Indicator indicator = catalogue.get(id).orElseThrow();
        return indicator.from() == Origin.Derived.INDICATORS
                ? Optional.ofNullable(quotient(indicator, territory).value())
                : value(id, territory);
    }

    private Optional<BigDecimal> value(String id, Territory territory) {
        return Optional.ofNullable(figures.get(new Key(territory, id))).map(Figure::value);
    }

    private long contributors(Indicator indicator, Territory territory) {
        Figure numerator = figures.get(new Key(territory, indicator.numerator()));
        return numerator == null ? 0 : numerator.contributors();
    }

    /** Whether for some department no census is as old as the year, so that its earliest one is taken instead. */
    private boolean usesALaterCensus(Territory territory) {
        return territory.departments(territories, year).stream()
                .flatMap(code -> territories.population(code, year).stream())
                .anyMatch(population -> population.referenceYear() > year);
    }

    /**
     * What the value map gives.
     *
     * @param valuation evaluates the map for a year, from the indicators of one territory
     * @return the figures of each indicator of the map, for the country and each region of each perimeter
     */
    public Map<Indicator, List<Figure>> values(Evaluation valuation) {
        Map<Indicator, List<Figure>> derived = new LinkedHashMap<>();
        for (Territory territory : Territory.countryAndRegions(territories, year)) {
            Optional<Valuation> evaluated =
                    valuation.evaluate(year, new ValueMeasures(byTerritory.getOrDefault(territory, List.of())));
            for (Indicator indicator : catalogue.from(Origin.Derived.VALUE)) {
                derived.computeIfAbsent(indicator, i -> new ArrayList<>())
                        .add(new Components(
                                        field(evaluated, indicator.numerator()),
                                        indicator.denominator() == null
                                                ? null
                                                : field(evaluated, indicator.denominator()),
                                        null,
                                        null,
                                        0)
                                .figure(indicator, Period.year(year), territory, Category.TOTAL));
            }
        }
        return derived;
    }

    /** Evaluates the value map. */
    @FunctionalInterface
    public interface Evaluation {
        /**
         * Evaluates.
         *
         * @param year the year of the activity
         * @param measures the figures of one territory
         * @return the valuation; empty where something is missing that the year needs
         */
        Optional<Valuation> evaluate(int year, FigureLookup measures);
    }

    private static @Nullable BigDecimal field(Optional<Valuation> evaluated, String name) {
        if (evaluated.isEmpty() || !evaluated.get().reported()) {
            return null;
        }
        Valuation valuation = evaluated.get();
        return switch (name) {
            case "gross" -> valuation.gross();
            case "impact" -> valuation.impact();
            case "total_present_value" -> valuation.totalPresentValue();
            case "net_present_value" -> valuation.netPresentValue();
            case "inputs" -> valuation.inputs();
            default -> throw new IllegalArgumentException("no field " + name + " in a valuation");
        };
    }
}
