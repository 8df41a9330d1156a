package fr.mediation.bilan.indicator;

import fr.mediation.bilan.indicator.Figure.Status;
import fr.mediation.bilan.indicator.Measurement.Place;
import fr.mediation.bilan.territory.Department;
import fr.mediation.bilan.territory.Territories;
import fr.mediation.bilan.value.Valuation;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Derives figures from figures: quotients of two indicators, and what the value map makes of a territory's figures. */
public final class Derivation {
    private final Catalogue catalogue;
    private final Territories territories;
    private final Map<Key, Figure> figures = new HashMap<>();

    private record Key(int year, Place place, String indicator) {}

    /**
     * A derivation.
     *
     * @param catalogue the definitions
     * @param territories regions and populations
     * @param measured the figures measured on facts
     */
    public Derivation(Catalogue catalogue, Territories territories, List<Figure> measured) {
        this.catalogue = catalogue;
        this.territories = territories;
        measured.forEach(figure -> figures.put(
                new Key(
                        figure.year(),
                        new Place(figure.perimeter(), figure.level(), figure.territory()),
                        figure.indicator()),
                figure));
    }

    /**
     * The quotients of other indicators.
     *
     * @param years the years to give figures for
     * @return a figure for each such indicator, year, perimeter and territory
     */
    public List<Figure> quotients(List<Integer> years) {
        List<Figure> derived = new ArrayList<>();
        for (int year : years) {
            for (Place place : Place.all(territories, year)) {
                for (Indicator indicator : catalogue.from(Catalogue.INDICATORS)) {
                    derived.add(quotient(indicator, year, place));
                }
            }
        }
        return derived;
    }

    private Figure quotient(Indicator indicator, int year, Place place) {
        Figure figure = Quotients.figure(
                indicator,
                year,
                place,
                number(indicator.numerator(), year, place).orElse(null),
                indicator.denominator() == null
                        ? null
                        : number(indicator.denominator(), year, place).orElse(null),
                null,
                contributors(indicator, year, place));
        boolean estimated = Catalogue.POPULATION.equals(indicator.denominator()) && populationIsLater(year, place);
        return estimated && figure.status() == Status.NORMAL ? estimated(figure) : figure;
    }

    private Optional<BigDecimal> number(String id, int year, Place place) {
        if (id.equals(Catalogue.POPULATION)) {
            long inhabitants = place.isCountry()
                    ? territories.population(year)
                    : territories.population(place.perimeter(), place.code(), year);
            return Optional.of(BigDecimal.valueOf(inhabitants));
        }
        Indicator indicator = catalogue.get(id).orElseThrow();
        return indicator.from().equals(Catalogue.INDICATORS)
                ? quotient(indicator, year, place).value()
                : value(id, year, place);
    }

    private Optional<BigDecimal> value(String id, int year, Place place) {
        return Optional.ofNullable(figures.get(new Key(year, place, id))).flatMap(Figure::value);
    }

    private long contributors(Indicator indicator, int year, Place place) {
        Figure numerator = figures.get(new Key(year, place, indicator.numerator()));
        return numerator == null ? 0 : numerator.contributors();
    }

    /** For some department no census is as old as the year: its earliest one stands in. */
    private boolean populationIsLater(int year, Place place) {
        return territories.departments().stream()
                .filter(department -> place.isCountry()
                        ? department.region2016OrNull() != null
                        : department
                                .region(place.perimeter(), year)
                                .filter(place.code()::equals)
                                .isPresent())
                .map(Department::code)
                .flatMap(code -> territories.population(code, year).stream())
                .anyMatch(population -> population.referenceYear() > year);
    }

    private static Figure estimated(Figure figure) {
        return new Figure(
                figure.year(),
                figure.perimeter(),
                figure.level(),
                figure.territory(),
                figure.indicator(),
                figure.valueOrNull(),
                figure.numeratorOrNull(),
                figure.denominatorOrNull(),
                figure.unknownRateOrNull(),
                figure.contributors(),
                Status.ESTIMATED);
    }

    /**
     * What the value map gives.
     *
     * @param years the years to give figures for
     * @param valuation evaluates the map for a year, from the indicators of one territory
     * @return a figure for each such indicator, year, perimeter and territory
     */
    public List<Figure> values(List<Integer> years, Evaluation valuation) {
        List<Figure> derived = new ArrayList<>();
        for (int year : years) {
            for (Place place : Place.all(territories, year)) {
                Valuation evaluated = valuation.evaluate(year, id -> value(id, year, place));
                for (Indicator indicator : catalogue.from(Catalogue.VALUE)) {
                    derived.add(Quotients.figure(
                            indicator,
                            year,
                            place,
                            field(evaluated, indicator.numerator()),
                            indicator.denominator() == null ? null : field(evaluated, indicator.denominator()),
                            null,
                            0));
                }
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
         * @param indicators the values of one territory's indicators
         * @return the valuation
         */
        Valuation evaluate(int year, Function<String, Optional<BigDecimal>> indicators);
    }

    private static BigDecimal field(Valuation valuation, String name) {
        if (valuation.outcomes().isEmpty()) {
            return null;
        }
        return switch (name) {
            case "gross" -> valuation.gross();
            case "impact" -> valuation.impact();
            case "total_present_value" -> valuation.totalPresentValue();
            case "net_present_value" -> valuation.netPresentValue().orElse(null);
            case "inputs" -> valuation.inputs().orElse(null);
            default -> throw new IllegalArgumentException("no field " + name + " in a valuation");
        };
    }
}
