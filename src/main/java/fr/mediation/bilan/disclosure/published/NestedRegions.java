package fr.mediation.bilan.disclosure.published;

import fr.mediation.bilan.disclosure.published.PublishedLine.Key;
import fr.mediation.bilan.territory.Perimeter;
import fr.mediation.bilan.territory.Region;
import fr.mediation.bilan.territory.Territories;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Which regions of one map make up a region of another. */
final class NestedRegions {
    private final Territories territories;
    private final Map<Place, List<Parts>> known = new HashMap<>();

    NestedRegions(Territories territories) {
        this.territories = territories;
    }

    private record Place(Perimeter perimeter, String territory, int year) {}

    private record Parts(Perimeter perimeter, List<String> regions) {}

    /** The same of the regions that make it up, for each other map in which there are at least two. */
    List<List<Key>> parts(Key key) {
        return known.computeIfAbsent(new Place(key.perimeter(), key.territory(), key.year()), this::parts).stream()
                .map(parts -> parts.regions().stream()
                        .map(region -> key.at(parts.perimeter(), region))
                        .toList())
                .toList();
    }

    private List<Parts> parts(Place place) {
        Set<String> whole = territories.departments(place.perimeter(), place.territory(), place.year());
        List<Parts> all = new ArrayList<>();
        for (Perimeter other : Perimeter.values()) {
            List<String> inside = new ArrayList<>();
            Set<String> covered = new HashSet<>();
            for (Region region :
                    other == place.perimeter() ? List.<Region>of() : territories.regions(other, place.year())) {
                Set<String> departments = territories.departments(other, region.code(), place.year());
                if (!departments.isEmpty() && whole.containsAll(departments)) {
                    inside.add(region.code());
                    covered.addAll(departments);
                }
            }
            if (inside.size() > 1 && covered.equals(whole)) {
                all.add(new Parts(other, List.copyOf(inside)));
            }
        }
        return List.copyOf(all);
    }
}
