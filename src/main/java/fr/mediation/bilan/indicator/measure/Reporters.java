package fr.mediation.bilan.indicator.measure;

import fr.mediation.bilan.fact.FactTable.Trait;
import fr.mediation.bilan.indicator.Aggregate;
import fr.mediation.bilan.indicator.Formula;
import fr.mediation.bilan.indicator.Territory;
import fr.mediation.bilan.indicator.cube.ReportingUnit;
import fr.mediation.bilan.indicator.cube.Totals;
import fr.mediation.bilan.indicator.reporter.DeliveredMonths;
import fr.mediation.bilan.indicator.reporter.ListedPlaces;
import fr.mediation.bilan.indicator.reporter.ReporterHistory;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Who reported some facts of a year, and what. */
final class Reporters {
    private final @Nullable Measurement measurement;
    private final @Nullable Aggregate persons;
    private final boolean placesReport;
    private final UnplacedProducers unplaced;
    private final SameReporters same;
    private final Set<String> departments;
    private final Map<String, List<ReportingUnit>> units = new TreeMap<>();
    private final Map<String, Map<String, List<ReportingUnit>>> byDepartment = new HashMap<>();
    private final Map<String, Reporter> all = new LinkedHashMap<>();
    private final Map<Territory, Map<String, Reporter>> byTerritory = new ConcurrentHashMap<>();
    private final Map<Set<String>, Map<String, Reporter>> byDepartments = new ConcurrentHashMap<>();

    /**
     * What one reporter said of a territory.
     *
     * @param key what makes it the same as another year's
     * @param name who; several units share it where they name no place: each is its producer's in one department
     * @param place the place, null where the lines name none
     * @param names all names of it, as lines give them
     * @param places the place under all its names; none where the lines name none
     * @param department the code of a department in which its lines lie; empty where it is not known
     * @param totals the totals of its rows
     */
    record Reporter(
            String key,
            String name,
            Set<String> names,
            @Nullable String place,
            Set<String> places,
            String department,
            Totals totals) {}

    /**
     * Those of a year; nobody where there is none.
     *
     * @param measurement the facts of the year
     * @param other those of the year that it is compared with
     * @param same who goes on under another name
     */
    Reporters(@Nullable Measurement measurement, @Nullable Measurement other, SameReporters same) {
        this.measurement = measurement;
        persons = persons(measurement).orElse(null);
        this.same = same;
        placesReport = measurement != null && measurement.request().table().is(Trait.LOCATED);
        List<ReportingUnit> said = units(measurement);
        departments = said.stream().map(ReportingUnit::department).collect(Collectors.toCollection(TreeSet::new));
        unplaced = new UnplacedProducers(placesReport ? List.of(said, units(other)) : List.of());
        for (ReportingUnit unit : said) {
            if (unit.reporter() != null) {
                String key = key(unit);
                units.computeIfAbsent(key, one -> new ArrayList<>()).add(unit);
                byDepartment
                        .computeIfAbsent(unit.department(), one -> new TreeMap<>())
                        .computeIfAbsent(key, one -> new ArrayList<>())
                        .add(unit);
            }
        }
        units.forEach((key, own) -> all.put(key, reporter(key, own)));
    }

    /** {@return what each reporter said of each place and department; nothing where there is no year} */
    static List<ReportingUnit> units(@Nullable Measurement measurement) {
        return measurement == null ? List.of() : measurement.cube().reportingUnits();
    }

    /**
     * {@return what each reporter of two years did, by which it is told who goes on under another name}
     *
     * @param before the year before; null where there is none
     * @param now the year
     * @param listed the places of the directories
     * @param months the deliveries
     */
    static Collection<ReporterHistory> histories(
            @Nullable Measurement before, Measurement now, ListedPlaces listed, DeliveredMonths months) {
        Map<String, ReporterHistory> histories = new TreeMap<>();
        UnplacedProducers unplaced = new UnplacedProducers(List.of(units(before), units(now)));
        for (Measurement year : Stream.of(before, now).filter(Objects::nonNull).toList()) {
            for (ReportingUnit unit : units(year)) {
                if (unit.reporter() != null) {
                    ReporterHistory own = history(unit, year, year == now, listed, months, unplaced);
                    histories.merge(own.key(), own, ReporterHistory::and);
                }
            }
        }
        return histories.values();
    }

    private static ReporterHistory history(
            ReportingUnit unit,
            Measurement year,
            boolean now,
            ListedPlaces listed,
            DeliveredMonths months,
            UnplacedProducers unplaced) {
        Optional<String> part = unplaced.unit(unit.reporter(), unit.department());
        boolean placed = unit.place() != null && part.isEmpty();
        String producer = placed
                ? months.producer(unit.reporter())
                : part.map(UnplacedProducers::producer).orElse(unit.reporter());
        boolean isNamed = placed && unit.reporter().length() > producer.length();
        return new ReporterHistory(
                isNamed ? unit.reporter() : part.orElse(withoutPlace(unit)),
                producer,
                isNamed ? unit.reporter().substring(producer.length() + 1) : null,
                listed.name(unit.place()).or(() -> listed.name(unit.reporter())).orElse(null),
                Set.of(unit.department()),
                unit.trace().commune() == null ? Set.of() : Set.of(unit.trace().commune()),
                !now,
                now,
                unit.trace().first(),
                unit.trace().last(),
                year.volume(unit.totals()));
    }

    /**
     * A producer whose lines name no place is no single thing: what it does in each department is a unit of its own. Where it
     * names places in one of the two years alone, they are that unit too, for it reported in both.
     */
    private String key(ReportingUnit unit) {
        if (!placesReport) {
            return same.key(unit.reporter());
        }
        return unit.place() == null
                ? same.key(withoutPlace(unit))
                : unit(unit.reporter(), unit.department()).orElseGet(() -> same.key(unit.reporter()));
    }

    private static String withoutPlace(ReportingUnit unit) {
        return unit.reporter() + '\n' + unit.department();
    }

    /** The unit that a place is part of because its producer names no place in one of the years. */
    Optional<String> unit(String place, @Nullable String department) {
        return department == null ? Optional.empty() : unplaced.unit(place, department);
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
        Set<String> inside = Set.copyOf(measurement.departments(territory, departments));
        // The country is the same in each perimeter, and so are some regions.
        return byDepartments.computeIfAbsent(inside, this::in);
    }

    private Map<String, Reporter> in(Set<String> inside) {
        if (inside.containsAll(departments)) {
            return all;
        }
        Map<String, List<ReportingUnit>> own = new TreeMap<>();
        for (String department : inside) {
            byDepartment
                    .getOrDefault(department, Map.of())
                    .forEach((key, said) ->
                            own.computeIfAbsent(key, one -> new ArrayList<>()).addAll(said));
        }
        Map<String, Reporter> reporters = new LinkedHashMap<>();
        // Who lies in one territory as a whole is the same in all of them.
        own.forEach((key, said) ->
                reporters.put(key, said.size() == units.get(key).size() ? all.get(key) : reporter(key, said)));
        return reporters;
    }

    private Reporter reporter(String key, List<ReportingUnit> said) {
        ReportingUnit first = said.get(0);
        boolean isUnplaced = unplaced.contains(key);
        Set<String> places = isUnplaced
                ? Set.of()
                : said.stream()
                        .map(ReportingUnit::place)
                        .filter(Objects::nonNull)
                        .collect(Collectors.toCollection(LinkedHashSet::new));
        return new Reporter(
                key,
                isUnplaced ? UnplacedProducers.producer(key) : first.reporter(),
                said.stream().map(ReportingUnit::reporter).collect(Collectors.toSet()),
                places.stream().findFirst().orElse(null),
                places,
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

    /** How many persons some of them name; 0 where facts name none. */
    long persons(Collection<Reporter> some) {
        return persons == null
                ? 0
                : totals(some)
                        .map(totals -> Objects.requireNonNull(measurement)
                                .cube()
                                .result(totals, persons)
                                .longValue())
                        .orElse(0L);
    }

    private static Optional<Aggregate> persons(@Nullable Measurement measurement) {
        return measurement == null
                ? Optional.empty()
                : measurement.formulas().stream()
                        .flatMap(Formula::aggregates)
                        .filter(aggregate -> aggregate.kind() == Aggregate.Kind.DISTINCT
                                && aggregate.argument().sql().equals("person"))
                        // Of all persons, where something counts them.
                        .min(Comparator.comparing(aggregate -> aggregate.condition() != null));
    }

    /** The department that one of them lies in; null where it is not known, and of a whole producer where it did in several. */
    @Nullable
    String department(Reporter reporter) {
        boolean several = reporter.place() == null
                && units.getOrDefault(reporter.key(), List.of()).stream()
                                .map(ReportingUnit::department)
                                .distinct()
                                .count()
                        > 1;
        return several || reporter.department().isEmpty() ? null : reporter.department();
    }

    /** Whether it is places that report, and not whole producers. */
    boolean placesReport() {
        return placesReport;
    }

    /** How much a reporter said of other territories than one. */
    BigDecimal elsewhere(Reporter here, Territory country) {
        return volume(of(country).get(here.key())).subtract(volume(here));
    }
}
