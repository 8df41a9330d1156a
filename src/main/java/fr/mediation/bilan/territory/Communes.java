package fr.mediation.bilan.territory;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The communes of today, found by their codes of today and of former times, their postal codes and their names. */
public final class Communes {
    /** The first day of a fact. */
    private static final String FIRST_FACTS = "1990-01-01";

    /** How many inhabitants make a commune known all over the country. */
    private static final int TOWN = 20_000;

    private static final int MOST_FOLDED = 100_000;
    private static final int CODE_LENGTH = 5;
    private static final Set<String> CITIES_OF_ARRONDISSEMENTS = Set.of("75056", "69123", "13055");

    private final Map<String, Commune> communes = new HashMap<>();
    private final Map<String, Commune> byAnyCode = new HashMap<>();
    private final Map<String, List<Commune>> byPostalCode = new HashMap<>();
    private final Map<String, List<CommuneNames.Name>> namesByCode = new HashMap<>();
    // Every line asks for a code: nearly all are five digits. Those that give way to a postal code are none here.
    private final @Nullable Commune[] byNumber = new Commune[100_000];
    // Filled when a postal code is first looked up: folding all names at once would double the time to load.
    private final Map<String, CommuneNames> namesByPostalCode = new ConcurrentHashMap<>();
    private final Map<String, CommuneNames> namesByDepartment = new ConcurrentHashMap<>();
    private final Map<String, String> foldedNames = new ConcurrentHashMap<>();
    private volatile @Nullable Map<String, Commune> towns;

    private record FormerCommune(String code, String name, String until, String current) {}

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
                        row -> new FormerCommune(
                                row.get("code"), row.get("name"), row.get("until"), row.get("current")))
                .forEach(this::add);
    }

    private void add(Commune commune) {
        communes.put(commune.code(), commune);
        byAnyCode.put(commune.code(), commune);
        number(commune.code(), commune);
        addName(commune.code(), commune.name(), true);
        commune.postalCodes()
                .forEach(postalCode -> byPostalCode
                        .computeIfAbsent(postalCode, code -> new ArrayList<>())
                        .add(commune));
    }

    private void add(FormerCommune former) {
        Commune current = communes.get(former.current());
        // A merged commune may have kept the code of one of its parts: the commune of today takes precedence.
        if (byAnyCode.putIfAbsent(former.code(), current) == null) {
            number(former.code(), current);
        }
        addName(former.current(), former.name(), former.until().isEmpty());
        if (!former.until().isEmpty() && former.until().compareTo(FIRST_FACTS) < 0 && isPostalCodeElsewhere(former)) {
            byNumber[number(former.code())] = null;
        }
    }

    private void number(String code, Commune commune) {
        int number = number(code);
        if (number >= 0) {
            byNumber[number] = commune;
        }
    }

    private boolean isPostalCodeElsewhere(FormerCommune former) {
        List<Commune> meant = withPostalCode(former.code());
        String department = communes.get(former.current()).department();
        return !communes.containsKey(former.code())
                && !meant.isEmpty()
                && meant.stream().noneMatch(commune -> commune.department().equals(department));
    }

    private void addName(String code, String name, boolean current) {
        namesByCode.computeIfAbsent(code, key -> new ArrayList<>()).add(new CommuneNames.Name(name, current));
    }

    /** {@return all communes of today, by code} */
    public List<Commune> all() {
        return communes.values().stream()
                .sorted(Comparator.comparing(Commune::code))
                .toList();
    }

    /**
     * The commune of a code, current or former. The arrondissements of Paris, Lyon and Marseille are their city. A code that
     * no commune has had since 1990, before which no line lies, is none where it is a postal code of another department:
     * whoever writes 75001 does not mean Alfortville, which had that code until 1968.
     *
     * @param code a code of the official geographical code; the letter of a Corsican one in either case
     * @return the commune of today, empty where no commune has or had the code
     */
    public Optional<Commune> find(String code) {
        int number = number(code);
        if (number >= 0) {
            return Optional.ofNullable(byNumber[number]);
        }
        Commune found = byAnyCode.get(code);
        return Optional.ofNullable(found == null ? byAnyCode.get(code.toUpperCase(Locale.ROOT)) : found);
    }

    /** The number that five digits are, -1 for another code. */
    private static int number(String code) {
        if (code.length() != CODE_LENGTH) {
            return -1;
        }
        int number = 0;
        for (int i = 0; i < CODE_LENGTH; i++) {
            int digit = code.charAt(i) - '0';
            if (digit < 0 || digit > 9) {
                return -1;
            }
            number = number * 10 + digit;
        }
        return number;
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
     * Finds the commune of a postal code and a name. Case, accents, hyphens, small words, {@code ST} for Saint, CEDEX and
     * the number of an arrondissement do not matter; the name of a merged commune, or one that a commune had, is that of
     * today's; in a name that no other commune has, one letter may differ. Where the postal code has one commune, any name will do, as that of a quarter, unless another commune of the
     * department or a town of the country has it.
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
        String folded = folded(name);
        Collection<Commune> matching = folded.isEmpty() ? candidates : matching(postalCode, candidates, folded);
        return matching.size() == 1
                ? new Location.Found(matching.iterator().next())
                : new Location.Ambiguous(candidates);
    }

    private Collection<Commune> matching(String postalCode, List<Commune> candidates, String folded) {
        CommuneNames names = namesByPostalCode.computeIfAbsent(postalCode, code -> namesOf(candidates));
        Collection<Commune> matching = names.find(folded);
        if (!matching.isEmpty() || isNameElsewhere(candidates, folded)) {
            return matching;
        }
        return candidates.size() == 1 ? candidates : names.resembling(folded);
    }

    private boolean isNameElsewhere(List<Commune> candidates, String folded) {
        return towns().containsKey(folded)
                || candidates.stream()
                        .map(Commune::department)
                        .distinct()
                        .anyMatch(department ->
                                !namesOfDepartment(department).find(folded).isEmpty());
    }

    /**
     * The commune of a name in the departments of a postal code that no commune has, such as a CEDEX code.
     *
     * @param postalCode five digits
     * @param name the commune's name as somebody wrote it, empty where it is not known
     * @return empty unless exactly one commune of these departments has, or had, the name, or there is one alone
     */
    public Optional<Commune> named(String postalCode, String name) {
        if (postalCode.length() != 5) {
            return Optional.empty();
        }
        String folded = folded(name);
        if (folded.isEmpty()) {
            return alone(PostalPrefix.departments(postalCode));
        }
        List<CommuneNames> names = PostalPrefix.departments(postalCode).stream()
                .map(this::namesOfDepartment)
                .toList();
        Set<Commune> matching =
                names.stream().flatMap(of -> of.find(folded).stream()).collect(Collectors.toCollection(HashSet::new));
        if (matching.isEmpty() && !towns().containsKey(folded)) {
            names.forEach(of -> matching.addAll(of.resembling(folded)));
        }
        return matching.size() == 1 ? Optional.of(matching.iterator().next()) : Optional.empty();
    }

    /** The commune that makes up some departments by itself, as Paris does. */
    private Optional<Commune> alone(Collection<String> departments) {
        List<Commune> all = communes.values().stream()
                .filter(commune -> departments.contains(commune.department()))
                .limit(2)
                .toList();
        return all.size() == 1 ? Optional.of(all.get(0)) : Optional.empty();
    }

    /**
     * The commune that a name stands for by itself: one of the same department, or a town that all know.
     *
     * @param department the code of the department where it is looked for at first
     * @param name the commune's name as somebody wrote it
     * @return empty where no commune is certain
     */
    public Optional<Commune> namedIn(String department, String name) {
        String folded = folded(name);
        Set<Commune> matching = namesOfDepartment(department).find(folded);
        return matching.isEmpty()
                ? Optional.ofNullable(towns().get(folded))
                : matching.size() == 1 ? Optional.of(matching.iterator().next()) : Optional.empty();
    }

    /**
     * {@return whether a commune has, or had, a name, as people write names}
     *
     * @param commune the commune
     * @param name the name
     */
    public boolean isName(Commune commune, String name) {
        return name.equals(commune.name())
                || namesOfDepartment(commune.department()).has(commune, folded(name));
    }

    private CommuneNames namesOfDepartment(String department) {
        return namesByDepartment.computeIfAbsent(
                department,
                code -> namesOf(communes.values().stream()
                        .filter(commune -> commune.department().equals(code))
                        .toList()));
    }

    private CommuneNames namesOf(Collection<Commune> of) {
        return new CommuneNames(of, commune -> namesByCode.get(commune.code()));
    }

    /** Large communes by their names, where no other one in the country has the name. */
    private Map<String, Commune> towns() {
        Map<String, Commune> known = towns;
        if (known == null) {
            Map<String, List<Commune>> byName = communes.values().stream()
                    .filter(commune -> commune.population() >= TOWN)
                    .collect(Collectors.groupingBy(commune -> CommuneName.fold(commune.name())));
            byName.values().removeIf(same -> same.size() > 1);
            known = byName.entrySet().stream()
                    .collect(Collectors.toMap(
                            Map.Entry::getKey, entry -> entry.getValue().get(0)));
            towns = known;
        }
        return known;
    }

    private String folded(String name) {
        String folded = foldedNames.get(name);
        if (folded == null) {
            folded = CommuneName.fold(name);
            if (foldedNames.size() < MOST_FOLDED) {
                foldedNames.put(name, folded);
            }
        }
        return folded;
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
}
