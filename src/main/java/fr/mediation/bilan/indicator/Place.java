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

    /** The departments that lie in a region of the current map. */
    static List<Place> departments(Territories territories) {
        return territories.departments().stream()
                .filter(department -> department.region2016OrNull() != null)
                .map(Department::code)
                .map(code -> new Place(Perimeter.REGIONS_2016, Figure.Level.DEPARTMENT, code))
                .toList();
    }

    /** A place of the directory. */
    static Place of(String place) {
        return new Place(Perimeter.REGIONS_2016, Figure.Level.PLACE, place);
    }

    /** Whether it holds a department; the country holds all, and what no department holds. */
    boolean holds(Territories territories, String department, int year) {
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
