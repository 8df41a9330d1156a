package fr.mediation.bilan.indicator;

import fr.mediation.bilan.store.FactScan;
import fr.mediation.bilan.store.FactScan.ScanRow;
import fr.mediation.bilan.territory.Perimeter;
import fr.mediation.bilan.territory.Territories;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Measures the indicators of one fact table: one scan, then a figure for each year and territory. A region from which
 * nothing came in a year in which others reported counts zero things; what is a quotient is missing there. A year about
 * which no delivery of the source tells anything is missing as a whole.
 */
public final class Measurement {
    private final FactScan scan;
    private final Territories territories;

    /**
     * A measurement.
     *
     * @param scan evaluates measures
     * @param territories the regions of each perimeter
     */
    public Measurement(FactScan scan, Territories territories) {
        this.scan = scan;
        this.territories = territories;
    }

    /**
     * Measures.
     *
     * @param from the fact table
     * @param relation the relation to scan, with the columns of the table's view of facts in force
     * @param indicators its indicators
     * @param years the years to give figures for
     * @return a figure for each indicator, year, perimeter and territory
     */
    public List<Figure> measure(String from, String relation, List<Indicator> indicators, List<Integer> years) {
        if (indicators.isEmpty()) {
            return List.of();
        }
        List<String> measures = new ArrayList<>();
        for (Indicator indicator : indicators) {
            measures.add(indicator.numerator());
            measures.add(Objects.requireNonNullElse(indicator.denominator(), "null"));
            measures.add(Objects.requireNonNullElse(indicator.total(), "null"));
        }
        Map<Cell, ScanRow> rows = new HashMap<>();
        for (ScanRow row : scan.scan(relation, contributor(from), measures)) {
            rows.put(new Cell(row.year(), row.perimeterOrNull(), row.territoryOrNull()), row);
        }
        List<Figure> figures = new ArrayList<>();
        for (int year : years) {
            ScanRow country = rows.get(new Cell(year, null, null));
            for (Place place : Place.all(territories, year)) {
                ScanRow row = place.isCountry()
                        ? country
                        : rows.get(new Cell(year, place.perimeter().code(), place.code()));
                for (int i = 0; i < indicators.size(); i++) {
                    figures.add(figure(indicators.get(i), year, place, country != null, row, 3 * i));
                }
            }
        }
        return figures;
    }

    private record Cell(int year, String perimeter, String territory) {}

    private static String contributor(String from) {
        return switch (from) {
            case "funding" -> "funder";
            // A line that names no place was still told from somewhere.
            case "attendance" -> "coalesce(place, commune)";
            default -> "place";
        };
    }

    private static Figure figure(
            Indicator indicator, int year, Place place, boolean reported, ScanRow row, int position) {
        if (!reported) {
            return Quotients.missing(indicator, year, place);
        }
        if (row == null) {
            return indicator.denominator() == null
                    ? Quotients.figure(indicator, year, place, BigDecimal.ZERO, null, null, 0)
                    : Quotients.missing(indicator, year, place);
        }
        return Quotients.figure(
                indicator,
                year,
                place,
                row.values().get(position),
                row.values().get(position + 1),
                row.values().get(position + 2),
                row.contributors());
    }

    /** A territory of a perimeter. */
    record Place(Perimeter perimeter, Figure.Level level, String code) {
        boolean isCountry() {
            return level == Figure.Level.NATIONAL;
        }

        /** The country and the regions of each perimeter. */
        static List<Place> all(Territories territories, int year) {
            List<Place> places = new ArrayList<>();
            for (Perimeter perimeter : Perimeter.values()) {
                places.add(new Place(perimeter, Figure.Level.NATIONAL, Figure.COUNTRY));
                territories
                        .regions(perimeter, year)
                        .forEach(region -> places.add(new Place(perimeter, Figure.Level.REGION, region.code())));
            }
            return places;
        }
    }
}
