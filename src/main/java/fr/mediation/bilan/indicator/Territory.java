package fr.mediation.bilan.indicator;

import fr.mediation.bilan.territory.Department;
import fr.mediation.bilan.territory.Perimeter;
import fr.mediation.bilan.territory.Territories;
import java.util.ArrayList;
import java.util.List;

/**
 * Where figures are about: a territory of a level.
 *
 * @param perimeter the map of regions
 * @param level country, region, department or place
 * @param code the territory's code
 */
public record Territory(Perimeter perimeter, Figure.Level level, String code) {
    public boolean isCountry() {
        return level == Figure.Level.NATIONAL;
    }

    /** The country and the regions of each perimeter. */
    public static List<Territory> all(Territories territories, int year) {
        List<Territory> places = new ArrayList<>();
        for (Perimeter perimeter : Perimeter.values()) {
            places.add(new Territory(perimeter, Figure.Level.NATIONAL, Figure.COUNTRY));
            territories
                    .regions(perimeter, year)
                    .forEach(region -> places.add(new Territory(perimeter, Figure.Level.REGION, region.code())));
        }
        return places;
    }

    /** The departments that lie in a region of the current map. */
    public static List<Territory> departments(Territories territories) {
        return territories.departments().stream()
                .filter(department -> department.region2016() != null)
                .map(Department::code)
                .map(code -> new Territory(Perimeter.REGIONS_2016, Figure.Level.DEPARTMENT, code))
                .toList();
    }

    /** A place of the directory. */
    public static Territory of(String place) {
        return new Territory(Perimeter.REGIONS_2016, Figure.Level.PLACE, place);
    }

    /** Whether it holds a department; the country holds all, and what no department holds. */
    public boolean holds(Territories territories, String department, int year) {
        return switch (level) {
            case NATIONAL -> true;
            case REGION ->
                territories
                        .department(department)
                        .flatMap(found -> found.region(perimeter, year))
                        .filter(code::equals)
                        .isPresent();
            case DEPARTMENT -> code.equals(department);
            case PLACE -> false;
        };
    }
}
