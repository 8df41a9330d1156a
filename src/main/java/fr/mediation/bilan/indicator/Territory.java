package fr.mediation.bilan.indicator;

import fr.mediation.bilan.figure.Figure;
import fr.mediation.bilan.territory.Perimeter;
import fr.mediation.bilan.territory.Territories;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;

/**
 * What a figure is about, geographically: the country, a region, a department or a place.
 *
 * @param perimeter the map of regions
 * @param level country, region, department or place
 * @param code the territory's code
 */
public record Territory(Perimeter perimeter, Figure.Level level, String code) {
    /**
     * {@return the territory that a figure is about}
     *
     * @param figure the figure
     */
    public static Territory of(Figure figure) {
        return new Territory(figure.perimeter(), figure.level(), figure.territory());
    }

    /**
     * {@return a place of the directory, or one that lines name, a territory without departments}
     *
     * @param place its identifier
     */
    public static Territory ofPlace(String place) {
        return new Territory(Perimeter.REGIONS_2016, Figure.Level.PLACE, place);
    }

    /**
     * {@return the country and the regions, in each perimeter, by perimeter, the country first}
     *
     * @param territories the reference
     * @param year the year
     */
    public static List<Territory> countryAndRegions(Territories territories, int year) {
        List<Territory> all = new ArrayList<>();
        for (Perimeter perimeter : Perimeter.values()) {
            all.add(new Territory(perimeter, Figure.Level.NATIONAL, Figure.COUNTRY));
            territories
                    .regions(perimeter, year)
                    .forEach(region -> all.add(new Territory(perimeter, Figure.Level.REGION, region.code())));
        }
        return all;
    }

    /**
     * {@return what lies in no region, in each perimeter, by perimeter}
     */
    public static List<Territory> outside() {
        return Arrays.stream(Perimeter.values())
                .map(perimeter -> new Territory(perimeter, Figure.Level.REGION, Figure.OUTSIDE))
                .toList();
    }

    /**
     * {@return the departments that lie in a region of today, by code}
     *
     * @param territories the reference
     */
    public static List<Territory> departments(Territories territories) {
        return territories.departments().stream()
                .filter(department -> department.region2016() != null)
                .map(department -> new Territory(Perimeter.REGIONS_2016, Figure.Level.DEPARTMENT, department.code()))
                .toList();
    }

    /**
     * Whether it is the country.
     *
     * @return true in each perimeter
     */
    public boolean isCountry() {
        return level == Figure.Level.NATIONAL;
    }

    /** {@return whether it is what lies in no region} */
    public boolean isOutside() {
        return level == Figure.Level.REGION && code.equals(Figure.OUTSIDE);
    }

    /**
     * The departments it consists of.
     *
     * @param territories the reference
     * @param year the year
     * @return their codes, in order; those of the country lie in a region of today; a place has none, and what lies in no
     *     region neither
     */
    public Collection<String> departments(Territories territories, int year) {
        return switch (level) {
            case NATIONAL ->
                departments(territories).stream().map(Territory::code).toList();
            case REGION -> territories.departments(perimeter, code, year);
            case DEPARTMENT -> List.of(code);
            case PLACE -> List.of();
        };
    }
}
