package fr.mediation.bilan.territory;

import java.math.BigDecimal;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The reference of communes, departments, regions, académies and populations. Sources and dates of each table stand in
 * the README beside it.
 */
public final class Territories {
    private static final BigDecimal NEIGHBOURHOOD = new BigDecimal("0.25");

    private final Communes communes = new Communes();
    private final List<Extent> extents;
    private final Map<String, Extent> departmentExtents = new HashMap<>();
    private final Map<String, Department> departments = new TreeMap<>();
    private final List<DatedRegion> regions;
    private final Map<DatedPerimeter, Map<String, SortedSet<String>>> departmentsByRegion = new ConcurrentHashMap<>();
    private final List<Population> populations;
    private final Map<String, NavigableMap<Integer, Population>> byDepartment = new HashMap<>();

    private record DatedRegion(Perimeter perimeter, Region region, int firstYear, int lastYear) {
        boolean in(Perimeter wanted, int year) {
            return perimeter == wanted && year >= firstYear && year <= lastYear;
        }
    }

    private record DatedPerimeter(Perimeter perimeter, int year) {}

    /** Read when it is first asked for, and once: it takes half a second, and nobody changes it. */
    private static final class Loaded {
        static final Territories REFERENCE = new Territories();
    }

    private Territories() {
        ReferenceTable.read(
                        "departments.csv",
                        row -> new Department(
                                row.get("code"),
                                row.get("name"),
                                ReferenceTable.orNull(row, "region_2015"),
                                ReferenceTable.orNull(row, "region_2016"),
                                ReferenceTable.orNull(row, "academy_2015"),
                                ReferenceTable.orNull(row, "academy_2020")))
                .forEach(department -> departments.put(department.code(), department));
        regions = ReferenceTable.read(
                "regions.csv",
                row -> new DatedRegion(
                        Perimeter.of(row.get("perimeter")).orElseThrow(),
                        new Region(row.get("code"), row.get("name")),
                        Integer.parseInt(row.get("first_year")),
                        Integer.parseInt(row.get("last_year"))));
        extents = ReferenceTable.read("extents.csv", Extent::of);
        ReferenceTable.read("department_extents.csv", row -> row)
                .forEach(row -> departmentExtents.put(row.get("department"), Extent.of(row)));
        populations = ReferenceTable.read(
                "populations.csv",
                row -> new Population(
                        row.get("department"),
                        Integer.parseInt(row.get("reference_year")),
                        Integer.parseInt(row.get("inhabitants"))));
        populations.forEach(population -> byDepartment
                .computeIfAbsent(population.department(), department -> new TreeMap<>())
                .put(population.referenceYear(), population));
    }

    /**
     * Loads the reference from the resources.
     *
     * @return the reference, the same one each time
     */
    public static Territories load() {
        return Loaded.REFERENCE;
    }

    /** {@return all communes} */
    public Communes communes() {
        return communes;
    }

    /**
     * Whether a point lies in France, overseas included, within a rectangle around each of its parts.
     *
     * @param latitude degrees north
     * @param longitude degrees east
     * @return true where some part of France is near
     */
    public boolean inFrance(BigDecimal latitude, BigDecimal longitude) {
        return extents.stream().anyMatch(extent -> extent.contains(latitude, longitude, BigDecimal.ZERO));
    }

    /**
     * Whether a point lies in a department or not far from it: within a rectangle around its towns, widened by some twenty
     * kilometres.
     *
     * @param department the department's code
     * @param latitude degrees north
     * @param longitude degrees east
     * @return false where the point is elsewhere for certain
     */
    public boolean isNear(String department, BigDecimal latitude, BigDecimal longitude) {
        Extent extent = departmentExtents.get(department);
        return extent == null || extent.contains(latitude, longitude, NEIGHBOURHOOD);
    }

    /** {@return all departments and overseas collectivities, by code} */
    public List<Department> departments() {
        return List.copyOf(departments.values());
    }

    /**
     * {@return the department of a code, empty where there is none}
     *
     * @param code the code
     */
    public Optional<Department> department(String code) {
        return Optional.ofNullable(departments.get(code));
    }

    /**
     * {@return the regions of a perimeter, by code}
     *
     * @param perimeter the map of regions
     * @param year the year, which tells the académies of Caen and Rouen from that of Normandy
     */
    public List<Region> regions(Perimeter perimeter, int year) {
        return regions.stream()
                .filter(region -> region.in(perimeter, year))
                .map(DatedRegion::region)
                .toList();
    }

    /**
     * {@return the region of a code, empty where the perimeter has none}
     *
     * @param perimeter the map of regions
     * @param code the code
     * @param year the year
     */
    public Optional<Region> region(Perimeter perimeter, String code, int year) {
        return regions(perimeter, year).stream()
                .filter(region -> region.code().equals(code))
                .findFirst();
    }

    /**
     * {@return the departments that a region consists of, in order; none where the perimeter has no such region}
     *
     * @param perimeter the map of regions
     * @param region the region's code
     * @param year the year
     */
    public SortedSet<String> departments(Perimeter perimeter, String region, int year) {
        return departmentsByRegion
                .computeIfAbsent(new DatedPerimeter(perimeter, year), this::departmentsByRegion)
                .getOrDefault(region, Collections.emptySortedSet());
    }

    private Map<String, SortedSet<String>> departmentsByRegion(DatedPerimeter dated) {
        Map<String, SortedSet<String>> byRegion = new HashMap<>();
        regionsByDepartment(dated.perimeter(), dated.year())
                .forEach((department, region) -> byRegion.computeIfAbsent(region, code -> new TreeSet<>())
                        .add(department));
        return byRegion;
    }

    /**
     * The region that each department belongs to.
     *
     * @param perimeter the map of regions
     * @param year the year
     * @return the regions' codes by the departments'; departments that belong to none are left out
     */
    public Map<String, String> regionsByDepartment(Perimeter perimeter, int year) {
        Map<String, String> byDepartment = new HashMap<>();
        for (Department department : departments.values()) {
            department.region(perimeter, year).ifPresent(region -> byDepartment.put(department.code(), region));
        }
        return byDepartment;
    }

    /** {@return all known populations of departments, by department and reference year} */
    public List<Population> populations() {
        return populations;
    }

    /**
     * The population of a department: the latest known at or before a year; the earliest where none is that old.
     *
     * @param department the department's code
     * @param year the year
     * @return the population, empty where none is known
     */
    public Optional<Population> population(String department, int year) {
        NavigableMap<Integer, Population> known =
                byDepartment.getOrDefault(department, Collections.emptyNavigableMap());
        return Optional.ofNullable(known.floorEntry(year))
                .or(() -> Optional.ofNullable(known.firstEntry()))
                .map(Map.Entry::getValue);
    }

    /**
     * {@return the population of a region, Σ over its departments of {@link #population(String, int)}}
     *
     * @param perimeter the map of regions
     * @param region the region's code
     * @param year the year
     */
    public long population(Perimeter perimeter, String region, int year) {
        return departments(perimeter, region, year).stream()
                .mapToLong(department -> inhabitants(department, year))
                .sum();
    }

    /**
     * {@return the population of the country: of the departments that belong to a region, Σ over these departments}
     *
     * @param year the year
     */
    public long population(int year) {
        return departments.values().stream()
                .filter(department -> department.region2016() != null)
                .mapToLong(department -> inhabitants(department.code(), year))
                .sum();
    }

    private long inhabitants(String department, int year) {
        return population(department, year).map(Population::inhabitants).orElse(0);
    }
}
