package fr.mediation.bilan.indicator.measure;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The places of the directories in two years.
 *
 * @param before those of the year before, by identifier
 * @param now those of the year
 * @param ever the identifiers of all that a directory had by the end of the year, closed or not
 */
public record ListedPlaces(Map<String, ListedPlace> before, Map<String, ListedPlace> now, Set<String> ever) {
    /**
     * A place of a directory.
     *
     * @param name its name
     * @param department its department's code, null where it is not known
     * @param kind what kinds of place it is, separated by |; null where unknown
     */
    public record ListedPlace(
            String name,
            @Nullable String department,
            @Nullable String kind) {}

    /** Keeps copies. */
    public ListedPlaces {
        before = Map.copyOf(before);
        now = Map.copyOf(now);
        ever = Set.copyOf(ever);
    }

    /** What is known of a place; empty where no directory has it. */
    Optional<ListedPlace> find(@Nullable String place) {
        return Optional.ofNullable(place).map(known -> now.getOrDefault(known, before.get(known)));
    }

    /** Whether a place was in a directory last year and is in none this year. */
    boolean closed(@Nullable String place) {
        return place != null && before.containsKey(place) && !now.containsKey(place);
    }
}
