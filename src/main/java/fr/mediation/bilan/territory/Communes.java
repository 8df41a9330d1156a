package fr.mediation.bilan.territory;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The communes of today, found by their codes of today and of former times, their postal codes and their names. */
public final class Communes {
    private static final Set<String> CITIES_OF_ARRONDISSEMENTS = Set.of("75056", "69123", "13055");

    private final Map<String, Commune> communes = new HashMap<>();
    private final Map<String, Commune> byAnyCode = new HashMap<>();
    private final Map<String, List<Commune>> byPostalCode = new HashMap<>();
    private final Map<String, List<String>> namesByCode = new HashMap<>();
    // Filled when a postal code is first looked up: folding all names at once would double the time to load.
    private final Map<String, Map<String, Set<Commune>>> byFoldedName = new ConcurrentHashMap<>();
    private final Map<String, Map<String, Set<Commune>>> namesByDepartment = new ConcurrentHashMap<>();

    private record FormerCommune(String code, String name, String current) {}

    Communes() {
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

    /** {@return all communes of today, by code} */
    public List<Commune> all() {
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
    public Optional<Commune> find(String code) {
        Commune found = byAnyCode.get(code);
        return Optional.ofNullable(found == null ? byAnyCode.get(code.toUpperCase(Locale.ROOT)) : found);
    }

    /**
     * {@return the communes that share a postal code, none where no commune has it}
     *
     * @param postalCode five digits
     */
    public List<Commune> withPostalCode(String postalCode) {
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
        List<Commune> candidates = withPostalCode(postalCode);
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
}
