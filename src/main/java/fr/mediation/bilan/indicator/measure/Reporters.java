package fr.mediation.bilan.indicator.measure;

import fr.mediation.bilan.fact.FactTable;
import fr.mediation.bilan.fact.FactTable.Trait;
import fr.mediation.bilan.indicator.Territory;
import fr.mediation.bilan.indicator.measure.FactCube.ReportingUnit;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Who reported some facts of a year, and what. */
final class Reporters {
    private final @Nullable Measurement measurement;
    private final List<ReportingUnit> units;
    private final boolean placesReport;
    private final Set<String> unplaced = new HashSet<>();
    private final Map<String, String> renamed = new HashMap<>();
    private final Set<String> departments;
    private final Map<Territory, Map<String, Reporter>> byTerritory = new HashMap<>();
    private final Map<Set<String>, Map<String, Reporter>> byDepartments = new HashMap<>();

    /**
     * What one reporter said of a territory.
     *
     * @param key what makes it the same as another year's
     * @param name who; several units share it where they name no place: each is its producer's in one department
     * @param place the place, null where the lines name none
     * @param department the code of a department in which its lines lie; empty where it is not known
     * @param totals the totals of its rows
     */
    record Reporter(String key, String name, @Nullable String place, String department, Totals totals) {}

    /**
     * Those of a year; nobody where there is none.
     *
     * @param measurement the facts of the year
     * @param other those of the year that it is compared with
     */
    Reporters(@Nullable Measurement measurement, @Nullable Measurement other) {
        this.measurement = measurement;
        placesReport = measurement != null && measurement.request().table().is(Trait.LOCATED);
        units = units(measurement);
        departments = units.stream().map(ReportingUnit::department).collect(Collectors.toCollection(TreeSet::new));
        if (placesReport) {
            findUnplaced(units);
            findUnplaced(units(other));
            findRenamed(units(other));
        } else if (measurement != null && measurement.request().table().time() == FactTable.Time.STATE) {
            findRenamed(units(other));
        }
    }

    private static List<ReportingUnit> units(@Nullable Measurement measurement) {
        return measurement == null ? List.of() : measurement.cube().reportingUnits();
    }

    /**
     * Finds the producers none of whose lines of the year names a place, each in each department. Who names some places is
     * asked for those that it named before, wherever else it went.
     */
    private void findUnplaced(List<ReportingUnit> ofYear) {
        Set<String> placed = new HashSet<>();
        for (ReportingUnit unit : ofYear) {
            if (unit.place() != null) {
                placed.addAll(producers(unit.place()));
            }
        }
        for (ReportingUnit unit : ofYear) {
            if (unit.place() == null && !placed.contains(unit.reporter())) {
                unplaced.add(unit.reporter() + '\n' + unit.department());
            }
        }
    }

    /**
     * Finds the places that one producer alone named in one of the years, and another one alone in the other: whoever delivers
     * them, they are the same reporters. Of a directory its producers are, by the places that they list.
     */
    private void findRenamed(List<ReportingUnit> ofOther) {
        Map<String, Set<String>> own = byPlace(units);
        Map<String, Set<String>> others = byPlace(ofOther);
        Set<String> here = names(own);
        Set<String> there = names(others);
        own.forEach((place, names) -> {
            Set<String> other = others.getOrDefault(place, Set.of());
            if (names.size() == 1 && other.size() == 1) {
                String name = names.iterator().next();
                String otherName = other.iterator().next();
                if (!there.contains(name) && !here.contains(otherName)) {
                    unite(name, otherName);
                }
            }
        });
    }

    /** A producer may become several, or several one: all of them are one reporter. */
    private void unite(String name, String other) {
        String key = Stream.of(name, other)
                .map(one -> renamed.getOrDefault(one, one))
                .min(Comparator.naturalOrder())
                .orElseThrow();
        for (String one : List.of(name, other)) {
            String known = renamed.put(one, key);
            if (known != null && !known.equals(key)) {
                renamed.replaceAll((renamedOne, of) -> of.equals(known) ? key : of);
            }
        }
    }

    private static Set<String> names(Map<String, Set<String>> byPlace) {
        return byPlace.values().stream().flatMap(Set::stream).collect(Collectors.toSet());
    }

    /** Who reported of a place, by its identifier as lines name it and its department: numbers come again elsewhere. */
    private Map<String, Set<String>> byPlace(List<ReportingUnit> units) {
        Map<String, Set<String>> byPlace = new TreeMap<>();
        for (ReportingUnit unit : units) {
            if (unit.place() != null && unit.reporter() != null) {
                // What a directory's producer lists is named after it.
                String identifier = placesReport
                        ? unit.reporter().substring(unit.reporter().indexOf('/') + 1)
                        : unit.place().substring(unit.reporter().length() + 1);
                byPlace.computeIfAbsent(unit.department() + '\n' + identifier, place -> new TreeSet<>())
                        .add(unit.reporter());
            }
        }
        return byPlace;
    }

    /** What may be the producer of a place, whose name is followed by a slash. */
    private static List<String> producers(String place) {
        return IntStream.range(0, place.length())
                .filter(i -> place.charAt(i) == '/')
                .mapToObj(i -> place.substring(0, i))
                .toList();
    }

    /**
     * A producer whose lines name no place is no single thing: what it does in each department is a unit of its own. Where it
     * names places in one of the two years alone, they are that unit too, for it reported in both.
     */
    private String key(ReportingUnit unit) {
        if (!placesReport) {
            return renamed.getOrDefault(unit.reporter(), unit.reporter());
        }
        return unit.place() == null
                ? unit.reporter() + '\n' + unit.department()
                : unit(unit.place(), unit.department())
                        .orElseGet(() -> renamed.getOrDefault(unit.reporter(), unit.reporter()));
    }

    /** The unit that a place is part of because its producer names no place in one of the years. */
    Optional<String> unit(String place, @Nullable String department) {
        return unplaced.isEmpty() || department == null
                ? Optional.empty()
                : producers(place).stream()
                        .map(producer -> producer + '\n' + department)
                        .filter(unplaced::contains)
                        .findFirst();
    }

    /** Those who said something of a territory, by their keys. */
    Map<String, Reporter> of(Territory territory) {
        // Asked for each reporter again.
        return byTerritory.computeIfAbsent(territory, this::said);
    }

    private Map<String, Reporter> said(Territory territory) {
        if (measurement == null) {
            return Map.of();
        }
        Set<String> inside = new TreeSet<>(measurement.departments(territory, departments));
        // The country is the same in each perimeter, and so are some regions.
        return byDepartments.computeIfAbsent(inside, some -> in(some::contains));
    }

    private Map<String, Reporter> in(Predicate<String> departments) {
        Map<String, List<ReportingUnit>> own = new TreeMap<>();
        for (ReportingUnit unit : units) {
            if (unit.reporter() != null && departments.test(unit.department())) {
                own.computeIfAbsent(key(unit), k -> new ArrayList<>()).add(unit);
            }
        }
        Map<String, Reporter> reporters = new TreeMap<>();
        own.forEach((key, said) -> reporters.put(key, reporter(key, said)));
        return reporters;
    }

    private Reporter reporter(String key, List<ReportingUnit> said) {
        ReportingUnit first = said.get(0);
        boolean isUnplaced = unplaced.contains(key);
        return new Reporter(
                key,
                isUnplaced ? key.substring(0, key.lastIndexOf('\n')) : first.reporter(),
                isUnplaced
                        ? null
                        : said.stream()
                                .map(ReportingUnit::place)
                                .filter(place -> place != null)
                                .findFirst()
                                .orElse(null),
                first.department(),
                Totals.united(said.stream().map(ReportingUnit::totals).toList()));
    }

    /** What some of them said together; empty where they are none. */
    static Optional<Totals> totals(Collection<Reporter> reporters) {
        return reporters.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        Totals.united(reporters.stream().map(Reporter::totals).toList()));
    }

    /** How much one of them said, such as participants. */
    BigDecimal volume(Reporter reporter) {
        return measurement == null ? BigDecimal.ZERO : measurement.volume(reporter.totals());
    }
}
