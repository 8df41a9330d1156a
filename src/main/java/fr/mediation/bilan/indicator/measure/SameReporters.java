package fr.mediation.bilan.indicator.measure;

import fr.mediation.bilan.indicator.cube.ReportingUnit;
import fr.mediation.bilan.indicator.reporter.Handovers;
import fr.mediation.bilan.indicator.reporter.Handovers.Handover;
import fr.mediation.bilan.indicator.reporter.ListedPlaces;
import fr.mediation.bilan.indicator.reporter.ReporterHistory;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Reporters that go on under another name. A place that one producer named and another one goes on with is the same reporter;
 * of a directory its producers are, by the places that they list.
 */
final class SameReporters {
    /** Nobody. */
    static final SameReporters NONE = new SameReporters();

    private final Map<String, String> keys = new HashMap<>();
    private final Map<String, String> followed = new LinkedHashMap<>();
    private final Map<String, Set<String>> possible = new LinkedHashMap<>();
    private final Set<String> doubtful = new HashSet<>();
    private final Map<String, Set<String>> undecided = new HashMap<>();

    private SameReporters() {}

    /**
     * Finds them among those whose lines tell of places.
     *
     * @param all all reporters of two years
     */
    static SameReporters ofPlaces(Collection<ReporterHistory> all) {
        SameReporters same = new SameReporters();
        Handovers handovers = new Handovers(all);
        handovers.certain().stream()
                .sorted(Comparator.comparing(over -> over.to().key()))
                .forEach(over -> same.unite(over.from().key(), over.to().key()));
        for (Handover over : handovers.possible()) {
            same.possible
                    .computeIfAbsent(over.to().named(), one -> new TreeSet<>())
                    .add(over.from().named());
            String from = same.key(over.from().key());
            String to = same.key(over.to().key());
            same.doubtful.add(from);
            same.doubtful.add(to);
            same.undecided.computeIfAbsent(to, one -> new TreeSet<>()).add(from);
        }
        return same;
    }

    /**
     * Finds them among directories.
     *
     * @param before the places listed the year before
     * @param now the places listed in the year
     * @param listed what is known of them
     */
    static SameReporters ofDirectories(List<ReportingUnit> before, List<ReportingUnit> now, ListedPlaces listed) {
        SameReporters same = new SameReporters();
        goneOnWith(byPlace(before), byPlace(now), listed).forEach(over -> same.unite(over.from(), over.to()));
        return same;
    }

    /** What stands for a reporter and all its other names. */
    String key(String reporter) {
        return keys.getOrDefault(reporter, reporter);
    }

    /** Each name that goes on an earlier one, with that. */
    Map<String, String> followed() {
        return followed;
    }

    /** Each name that may go on earlier ones, with these: who is the same is not known. */
    Map<String, Set<String>> possible() {
        return possible;
    }

    /** Whether it is not known where a reporter, by what stands for it, begins and ends. */
    boolean isDoubtful(String key) {
        return doubtful.contains(key);
    }

    /** Those that a reporter may go on, all by what stands for them. */
    Set<String> undecided(String key) {
        return undecided.getOrDefault(key, Set.of());
    }

    /** A directory that another one goes on with. */
    private record Renamed(String from, String to) {}

    /** Who listed a place, by its identifier and its department: numbers come again elsewhere. */
    private static Map<String, Set<String>> byPlace(List<ReportingUnit> units) {
        Map<String, Set<String>> byPlace = new TreeMap<>();
        for (ReportingUnit unit : units) {
            if (unit.place() != null && unit.reporter() != null) {
                // What a directory's producer lists is named after it.
                String identifier = unit.place().substring(unit.reporter().length() + 1);
                byPlace.computeIfAbsent(unit.department() + '\n' + identifier, place -> new TreeSet<>())
                        .add(unit.reporter());
            }
        }
        return byPlace;
    }

    /**
     * The places that one producer listed and another one lists now. Who lists for the first time and brings more places of
     * its own is a new one, and who lists no longer and left more than it handed over is missing.
     */
    private static List<Renamed> goneOnWith(
            Map<String, Set<String>> then, Map<String, Set<String>> today, ListedPlaces listed) {
        Map<String, Integer> left = new HashMap<>();
        Map<String, Integer> taken = new HashMap<>();
        List<Renamed> handovers = new ArrayList<>();
        then.forEach((place, names) -> {
            String identifier = place.substring(place.indexOf('\n') + 1);
            Set<String> from = without(names, today.getOrDefault(place, Set.of()));
            Set<String> to = without(today.getOrDefault(place, Set.of()), names);
            List<Renamed> all = from.stream()
                    .flatMap(one -> to.stream().map(other -> new Renamed(one, other)))
                    .filter(over -> listed.mayBeOne(over.from(), over.to(), identifier))
                    .toList();
            all.stream()
                    .filter(over -> all.stream()
                            .noneMatch(other -> !other.equals(over)
                                    && (other.from().equals(over.from())
                                            || other.to().equals(over.to()))))
                    .forEach(over -> {
                        handovers.add(over);
                        left.merge(over.from(), 1, Integer::sum);
                        taken.merge(over.to(), 1, Integer::sum);
                    });
        });
        Map<String, Integer> listedThen = counted(then);
        Map<String, Integer> listedToday = counted(today);
        handovers.removeIf(
                over -> !listedToday.containsKey(over.from()) && left.get(over.from()) * 2 < listedThen.get(over.from())
                        || !listedThen.containsKey(over.to()) && taken.get(over.to()) * 2 < listedToday.get(over.to()));
        return handovers;
    }

    /** A producer may become several, or several one: all of them are one reporter. */
    private void unite(String from, String to) {
        followed.putIfAbsent(to, from);
        String key = Stream.of(from, to)
                .map(this::key)
                .min(Comparator.naturalOrder())
                .orElseThrow();
        for (String one : List.of(from, to)) {
            String known = keys.put(one, key);
            if (known != null && !known.equals(key)) {
                keys.replaceAll((named, of) -> of.equals(known) ? key : of);
            }
        }
    }

    private static Set<String> without(Set<String> names, Set<String> others) {
        Set<String> rest = new TreeSet<>(names);
        rest.removeAll(others);
        return rest;
    }

    private static Map<String, Integer> counted(Map<String, Set<String>> byPlace) {
        Map<String, Integer> counted = new HashMap<>();
        byPlace.values().forEach(names -> names.forEach(name -> counted.merge(name, 1, Integer::sum)));
        return counted;
    }
}
