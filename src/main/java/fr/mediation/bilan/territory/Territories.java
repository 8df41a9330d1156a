package fr.mediation.bilan.territory;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The reference of communes, departments, regions, académies and populations. Sources and dates of each table stand in
 * the README beside it.
 */
public final class Territories {
    private static final Set<String> CITIES_OF_ARRONDISSEMENTS = Set.of("75056", "69123", "13055");
    private final Map<String, Commune> communes = new HashMap<>();
    private final Map<String, Commune> byAnyCode = new HashMap<>();
    private final Map<String, List<Commune>> byPostalCode = new HashMap<>();
    private final Map<String, List<String>> namesByCode = new HashMap<>();
    // Filled when a postal code is first looked up: folding all names at once would double the time to load.
    private final Map<String, Map<String, Set<Commune>>> byFoldedName = new ConcurrentHashMap<>();
    private final Map<String, Map<String, Set<Commune>>> namesByDepartment = new ConcurrentHashMap<>();
    private final List<Extent> extents;
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

    private record Extent(BigDecimal south, BigDecimal north, BigDecimal west, BigDecimal east) {
        boolean contains(BigDecimal latitude, BigDecimal longitude) {
            return latitude.compareTo(south) >= 0
                    && latitude.compareTo(north) <= 0
                    && longitude.compareTo(west) >= 0
                    && longitude.compareTo(east) <= 0;
        }
    }

    private record FormerCommune(String code, String name, String current) {}

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
        extents = ReferenceTable.read(
                "extents.csv",
                row -> new Extent(
                        new BigDecimal(row.get("south")),
                        new BigDecimal(row.get("north")),
                        new BigDecimal(row.get("west")),
                        new BigDecimal(row.get("east"))));
        populations = ReferenceTable.read(
                "populations.csv",
                row -> new Population(
                        row.get("department"),
                        Integer.parseInt(row.get("reference_year")),
                        Integer.parseInt(row.get("inhabitants"))));
        populations.forEach(population -> byDepartment
                .computeIfAbsent(population.department(), department -> new TreeMap<>())
                .put(population.referenceYear(), population));
        ReferenceTable.read(
                        "communes.csv.gz",
                        row -> new Commune(
                                row.get("code"),
                                row.get("name"),
                                row.get("department"),
                                row.get("postal_codes").isEmpty()
                                        ? List.of()
                                        : List.of(row.get("postal_codes").split(" ")),
                                Integer.parseInt(row.get("population"))))
                .forEach(this::add);
        ReferenceTable.read(
                        "former_communes.csv.gz",
                        row -> new FormerCommune(row.get("code"), row.get("name"), row.get("current")))
                .forEach(this::add);
    }

    private void add(Commune commune) {
        communes.put(commune.code(), commune);
        byAnyCode.put(commune.code(), commune);
        namesByCode.computeIfAbsent(commune.code(), code -> new ArrayList<>()).add(commune.name());
        commune.postalCodes()
                .forEach(postalCode -> byPostalCode
                        .computeIfAbsent(postalCode, code -> new ArrayList<>())
                        .add(commune));
    }

    private void add(FormerCommune former) {
        // A merged commune may have kept the code of one of its parts: the commune of today takes precedence.
        byAnyCode.putIfAbsent(former.code(), communes.get(former.current()));
        if (!former.name().isEmpty()) {
            namesByCode.get(former.current()).add(former.name());
        }
    }

    /**
     * Loads the reference from the resources.
     *
     * @return the reference
     */
    public static Territories load() {
        return new Territories();
    }

    /**
     * All communes of today.
     *
     * @return by code
     */
    public List<Commune> communes() {
        return communes.values().stream()
                .sorted(Comparator.comparing(Commune::code))
                .toList();
    }

    /**
     * The commune of a code, current or former. The arrondissements of Paris, Lyon and Marseille are their city.
     *
     * @param code a code of the official geographical code; the letter of a Corsican one in either case
     * @return the commune of today, empty where no commune has or had the code
     */
    public Optional<Commune> commune(String code) {
        Commune found = byAnyCode.get(code);
        return Optional.ofNullable(found == null ? byAnyCode.get(code.toUpperCase(Locale.ROOT)) : found);
    }

    /**
     * The communes that share a postal code.
     *
     * @param postalCode five digits
     * @return the communes, none where no commune has it
     */
    public List<Commune> communesWithPostalCode(String postalCode) {
        return byPostalCode.getOrDefault(postalCode, List.of());
    }

    /**
     * Finds the commune of a postal code and a name. Case, accents, hyphens, {@code ST} for Saint, CEDEX and the number of an
     * arrondissement do not matter; the name of a merged commune is that of today's.
     *
     * @param postalCode five digits
     * @param name the commune's name, empty where it is not known
     * @return one commune, or why not
     */
    public Location locate(String postalCode, String name) {
        List<Commune> candidates = communesWithPostalCode(postalCode);
        if (candidates.isEmpty()) {
            return new Location.UnknownPostalCode();
        }
        String folded = CommuneName.fold(name);
        Collection<Commune> matching = folded.isEmpty()
                ? candidates
                : byFoldedName
                        .computeIfAbsent(postalCode, code -> foldedNames(candidates))
                        .getOrDefault(folded, Set.of());
        return matching.size() == 1
                ? new Location.Found(matching.iterator().next())
                : new Location.Ambiguous(candidates);
    }

    /**
     * The commune of a name in the department of a postal code that no commune has, such as a CEDEX code.
     *
     * @param postalCode five digits
     * @param name the commune's name as somebody wrote it
     * @return empty unless exactly one commune of the department has, or had, the name
     */
    public Optional<Commune> named(String postalCode, String name) {
        if (postalCode.length() != 5) {
            return Optional.empty();
        }
        String department = postalCode.substring(0, postalCode.startsWith("97") || postalCode.startsWith("98") ? 3 : 2);
        Set<Commune> matching = namesByDepartment
                .computeIfAbsent(department, this::namesOfDepartment)
                .getOrDefault(CommuneName.fold(name), Set.of());
        return matching.size() == 1 ? Optional.of(matching.iterator().next()) : Optional.empty();
    }

    private Map<String, Set<Commune>> namesOfDepartment(String postalPrefix) {
        // The postal codes of Corsica begin with 20, its departments are 2A and 2B.
        List<Commune> own = communes.values().stream()
                .filter(commune -> postalPrefix.equals("20")
                        ? commune.department().startsWith("2A")
                                || commune.department().startsWith("2B")
                        : commune.department().equals(postalPrefix))
                .toList();
        return foldedNames(own);
    }

    /**
     * Whether a code is that of a former commune, now part of another. Arrondissements of Paris, Lyon and Marseille are not
     * former communes.
     *
     * @param code a code of the official geographical code
     * @return true where the commune no longer exists
     */
    public boolean isMerged(String code) {
        String upper = code.toUpperCase(Locale.ROOT);
        Commune current = byAnyCode.get(upper);
        return current != null && !current.code().equals(upper) && !CITIES_OF_ARRONDISSEMENTS.contains(current.code());
    }

    /**
     * Whether a point lies in France, overseas included, within a rectangle around each of its parts.
     *
     * @param latitude degrees north
     * @param longitude degrees east
     * @return true where some part of France is near
     */
    public boolean inFrance(BigDecimal latitude, BigDecimal longitude) {
        return extents.stream().anyMatch(extent -> extent.contains(latitude, longitude));
    }

    private Map<String, Set<Commune>> foldedNames(List<Commune> candidates) {
        Map<String, Set<Commune>> folded = new HashMap<>();
        for (Commune commune : candidates) {
            for (String name : namesByCode.get(commune.code())) {
                folded.computeIfAbsent(CommuneName.fold(name), key -> new LinkedHashSet<>())
                        .add(commune);
            }
        }
        return folded;
    }

    /**
     * All departments and overseas collectivities.
     *
     * @return by code
     */
    public List<Department> departments() {
        return List.copyOf(departments.values());
    }

    /**
     * The department of a code.
     *
     * @param code the code
     * @return empty where there is none
     */
    public Optional<Department> department(String code) {
        return Optional.ofNullable(departments.get(code));
    }

    /**
     * The regions of a perimeter.
     *
     * @param perimeter the map of regions
     * @param year the year, which tells the académies of Caen and Rouen from that of Normandy
     * @return by code
     */
    public List<Region> regions(Perimeter perimeter, int year) {
        return regions.stream()
                .filter(region -> region.in(perimeter, year))
                .map(DatedRegion::region)
                .toList();
    }

    /**
     * The region of a code.
     *
     * @param perimeter the map of regions
     * @param code the code
     * @param year the year
     * @return empty where the perimeter has none
     */
    public Optional<Region> region(Perimeter perimeter, String code, int year) {
        return regions(perimeter, year).stream()
                .filter(region -> region.code().equals(code))
                .findFirst();
    }

    /**
     * The departments that a region consists of.
     *
     * @param perimeter the map of regions
     * @param region the region's code
     * @param year the year
     * @return their codes, in order; none where the perimeter has no such region
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

    /**
     * All known populations of departments.
     *
     * @return by department and reference year
     */
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
     * The population of a region.
     *
     * @param perimeter the map of regions
     * @param region the region's code
     * @param year the year
     * @return Σ over its departments of {@link #population(String, int)}
     */
    public long population(Perimeter perimeter, String region, int year) {
        return departments(perimeter, region, year).stream()
                .mapToLong(department -> inhabitants(department, year))
                .sum();
    }

    /**
     * The population of the country: of the departments that belong to a region.
     *
     * @param year the year
     * @return Σ over these departments
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
