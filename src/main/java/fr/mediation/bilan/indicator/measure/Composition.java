package fr.mediation.bilan.indicator.measure;

import fr.mediation.bilan.fact.FactTable;
import fr.mediation.bilan.indicator.Territory;
import fr.mediation.bilan.indicator.cube.Totals;
import fr.mediation.bilan.territory.Territories;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which departments count for a territory. What lies in none, or in one outside all regions, counts for the country, and has
 * a row of its own beside the regions.
 *
 * @param territories the reference
 * @param year the year
 */
record Composition(Territories territories, int year) {
    /** The departments of a territory, of those that facts lie in where it is the country or what lies in no region. */
    Collection<String> departments(Territory territory, Collection<String> known) {
        if (territory.isCountry()) {
            return known;
        }
        if (territory.isOutside()) {
            Set<String> inside =
                    territories.regionsByDepartment(territory.perimeter(), year).keySet();
            return known.stream()
                    .filter(department -> !inside.contains(department))
                    .toList();
        }
        return territory.departments(territories, year);
    }

    /** The totals of a territory; null where none of its departments has facts. */
    @Nullable
    Totals united(Territory territory, Map<String, Totals> byDepartment) {
        List<Totals> own = departments(territory, byDepartment.keySet()).stream()
                .map(byDepartment::get)
                .filter(Objects::nonNull)
                .toList();
        return own.isEmpty() ? null : Totals.united(own);
    }

    /** The country, the regions and, where facts that have a territory lie in none of them, a row for these. */
    List<Territory> countryAndRegions(FactTable facts, Collection<String> known) {
        List<Territory> all = Territory.countryAndRegions(territories, year);
        if (!facts.is(FactTable.Trait.COUNTRY_ONLY)) {
            Territory.outside().stream()
                    .filter(territory -> !departments(territory, known).isEmpty())
                    .forEach(all::add);
        }
        return all;
    }
}
