package fr.mediation.bilan.sample;

import fr.mediation.bilan.territory.Commune;
import fr.mediation.bilan.territory.Department;
import fr.mediation.bilan.territory.Perimeter;
import fr.mediation.bilan.territory.Population;
import fr.mediation.bilan.territory.Territories;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.text.Normalizer;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Recomputes the indicators over the sample's lines in plain Java, without SQL and without the program's readers: by civil
 * years, or by those of the convention.
 */
final class Recomputation {
    private static final MathContext PRECISE = new MathContext(40);
    /** What the name of an indicator ends in, where what it is a part of is given. */
    static final String WHOLE = "/";

    /** After an indicator: of how many it is asked, known or not. */
    static final String ASKED = "/?";

    /** What stands behind the id of an indicator for the share of its lines that say it. */
    static final String KNOWN = "/=";

    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);
    private static final List<String> GENDERS = List.of("nb_femmes", "nb_hommes");
    private static final List<String> AGES = List.of("nb_moins_18", "nb_18_59", "nb_60_plus");
    private static final List<String> STATUSES =
            List.of("nb_scolarise", "nb_sans_emploi", "nb_en_emploi", "nb_retraite");
    private static final List<String> VISITS = List.of("nb_nouveaux", "nb_recurrents");

    private final boolean convention;
    private final Territories territories = Territories.load();
    private final List<Commune> communes = territories.communes().all();
    private final List<Department> departments = territories.departments();
    private final Map<String, NavigableMap<LocalDate, Map<String, String>>> history = new HashMap<>();
    private final List<Map<String, String>> states;
    // By year and department: thousands of territories and categories ask for theirs.
    private final Map<Integer, Map<String, List<Visit>>> visits;
    private final List<Enrolment> enrolments = new ArrayList<>();
    private final List<Lot> lots = new ArrayList<>();
    private final List<Means> means = new ArrayList<>();
    private final RegisterByHand register;
    private final Map<String, Map<String, BigDecimal>> computed = new HashMap<>();

    /** A line of an attendance log. */
    private record Visit(
            int year,
            String department,
            String commune,
            String place,
            String activity,
            String type,
            BigDecimal minutes,
            int participants,
            String person,
            int women,
            int men,
            int minors,
            int adults,
            int seniors,
            int school,
            int unemployed,
            int employed,
            int retired,
            int newcomers,
            int regulars,
            String audience,
            int referred,
            int notReferred,
            String themes,
            String channel,
            String kind,
            String network,
            int others,
            String producer) {

        /** Who reported it: the producer with the place that the line names, or what it does in one department. */
        String reporter() {
            return place == null ? producer + '@' + department : producer + '/' + place;
        }

        /** The same visit of those participants alone that a count tells. */
        Visit of(int counted) {
            return new Visit(
                    year,
                    department,
                    commune,
                    place,
                    activity,
                    type,
                    minutes,
                    counted,
                    counted > 0 ? person : null,
                    women,
                    men,
                    minors,
                    adults,
                    seniors,
                    school,
                    unemployed,
                    employed,
                    retired,
                    newcomers,
                    regulars,
                    audience,
                    referred,
                    notReferred,
                    themes,
                    channel,
                    kind,
                    network,
                    others,
                    producer);
        }
    }

    private record Enrolment(
            int year,
            String department,
            String session,
            BigDecimal hours,
            String person,
            String enrolment,
            String present,
            String certified,
            String function,
            String network,
            String reporter) {}

    private record Lot(
            int year,
            String department,
            String labelled,
            String kind,
            int quantity,
            String destination,
            Integer homes,
            String wiped,
            String network,
            String reporter) {}

    private record Means(
            int year, String territory, BigDecimal amount, BigDecimal hours, String funder, boolean planned) {}

    /** A part of the whole: what lines say of a dimension, by its name in files. */
    private record Part(String dimension, String category) {
        static final Part WHOLE = new Part("", "");

        boolean holds(String name, String said) {
            if (!dimension.equals(name)) {
                return true;
            }
            return said == null || said.isEmpty()
                    ? category.equals("inconnu")
                    : List.of(said.split("\\|")).contains(category);
        }
    }

    /** By civil years. */
    Recomputation() throws IOException {
        this(false);
    }

    /** By years of the convention. */
    static Recomputation byConvention() throws IOException {
        return new Recomputation(true);
    }

    private Recomputation(boolean convention) throws IOException {
        this.convention = convention;
        SampleLines sample = new SampleLines();
        states = sample.text("annuaire");
        states.forEach(state -> history.computeIfAbsent(state.get("id"), id -> new TreeMap<>())
                .put(SampleLines.date(state.get("date_etat")), state));
        visits = withoutMembers(
                        sample.text("frequentation").stream().map(this::visit).toList())
                .stream()
                .collect(Collectors.groupingBy(Visit::year, Collectors.groupingBy(Visit::department)));
        sample.text("formations")
                .forEach(line -> enrolments.add(new Enrolment(
                        year(SampleLines.date(line.get("date_debut"))),
                        departmentOfPlace(line.get("id_lieu"), SampleLines.date(line.get("date_debut"))),
                        line.get("id_session"),
                        number(line.get("duree_heures")),
                        line.get("id_stagiaire"),
                        line.get("inscription"),
                        line.get("present"),
                        line.get("certifie"),
                        line.get("fonction"),
                        network(line.get("id_lieu"), SampleLines.date(line.get("date_debut"))),
                        line.get("producer") + '/' + line.get("id_lieu"))));
        sample.lots()
                .forEach(lot -> lots.add(new Lot(
                        year(SampleLines.date(lot.get(0))),
                        departmentOfPlace(lot.get(1), SampleLines.date(lot.get(0))),
                        lot.getOrDefault(5, ""),
                        lot.get(6).toLowerCase(Locale.FRANCE),
                        whole(lot.get(7)),
                        lot.getOrDefault(10, ""),
                        lot.getOrDefault(12, "").isEmpty() ? null : whole(lot.get(12)),
                        lot.getOrDefault(14, ""),
                        network(lot.get(1), SampleLines.date(lot.get(0))),
                        "reseau/" + lot.get(1))));
        sample.text("moyens")
                .forEach(line -> means.add(new Means(
                        Integer.parseInt(line.get("annee")),
                        line.get("territoire"),
                        line.get("montant_euros").isEmpty() ? null : number(line.get("montant_euros")),
                        line.get("heures").isEmpty() ? null : number(line.get("heures")),
                        line.get("financeur"),
                        text(line, "etat").equals("prevu"))));
        register = new RegisterByHand(sample.text("gouvernance"), this::year, this::departmentOfPlace, this::network);
    }

    /**
     * A line that counts several and names nobody counts all who took part in its activity: those whom other lines name are taken
     * off it. The sample has one such line an activity, which says nothing of their gender, age or status.
     */
    private static List<Visit> withoutMembers(List<Visit> lines) {
        Map<String, Long> named = lines.stream()
                .filter(visit -> visit.person() != null)
                .collect(Collectors.groupingBy(Visit::activity, Collectors.counting()));
        return lines.stream()
                .map(visit -> visit.person() == null && visit.participants() > 1 && named.containsKey(visit.activity())
                        ? visit.of((int) Math.max(0, visit.participants() - named.get(visit.activity())))
                        : visit)
                .toList();
    }

    private int year(LocalDate day) {
        boolean before =
                convention && (day.getMonthValue() == 1 || day.getMonthValue() == 2 && day.getDayOfMonth() <= 2);
        return before ? day.getYear() - 1 : day.getYear();
    }

    private Visit visit(Map<String, String> line) {
        LocalDate date = SampleLines.date(line.get("date"));
        String producer = line.get("producer");
        String place = text(line, "id_lieu");
        String commune = communeOf(line, place, date);
        int given = text(line, "participants").isEmpty() ? 1 : Integer.parseInt(line.get("participants"));
        String person = text(line, "id_participant");
        int age = text(line, "annee_naissance").isEmpty()
                ? ageOfBand(text(line, "tranche_age"))
                : date.getYear() - Integer.parseInt(line.get("annee_naissance"));
        String gender = text(line, "genre");
        String status = text(line, "statut");
        return new Visit(
                year(date),
                territories.communes().find(commune).orElseThrow().department(),
                territories.communes().find(commune).orElseThrow().code(),
                place.isEmpty() ? null : place,
                producer + line.get("id_activite") + "@" + date,
                line.get("type"),
                minutes(text(line, "duree_minutes")),
                given,
                person.isEmpty() ? null : producer + person,
                count(line, GENDERS, "nb_femmes", given, gender.equals("F") ? given : 0),
                count(line, GENDERS, "nb_hommes", given, gender.equals("M") ? given : 0),
                count(line, AGES, "nb_moins_18", given, age >= 0 && age < 18 ? given : 0),
                count(line, AGES, "nb_18_59", given, age >= 18 && age < 60 ? given : 0),
                count(line, AGES, "nb_60_plus", given, age >= 60 ? given : 0),
                count(line, STATUSES, "nb_scolarise", given, status.equals("scolarise") ? given : 0),
                count(line, STATUSES, "nb_sans_emploi", given, status.equals("sans_emploi") ? given : 0),
                count(line, STATUSES, "nb_en_emploi", given, status.equals("en_emploi") ? given : 0),
                count(line, STATUSES, "nb_retraite", given, status.equals("retraite") ? given : 0),
                count(
                        line,
                        VISITS,
                        "nb_nouveaux",
                        given,
                        text(line, "premiere_venue").equals("oui") ? given : 0),
                count(
                        line,
                        VISITS,
                        "nb_recurrents",
                        given,
                        text(line, "premiere_venue").equals("non") ? given : 0),
                text(line, "public").isEmpty() ? null : line.get("public"),
                text(line, "oriente").equals("oui") ? given : 0,
                text(line, "oriente").equals("non") ? given : 0,
                text(line, "thematiques"),
                text(line, "canal"),
                place.isEmpty() || !history.containsKey(place)
                        ? ""
                        : stateAt(place, date).get("typologie"),
                network(place, date),
                gender.equals("autre") ? given : 0,
                producer);
    }

    private String communeOf(Map<String, String> line, String place, LocalDate date) {
        if (!text(line, "code_insee").isEmpty()) {
            return line.get("code_insee");
        }
        if (!text(line, "code_postal").isEmpty()) {
            String name = line.get("commune");
            return Town.all().stream()
                    .filter(town -> town.postalCode().equals(line.get("code_postal")))
                    .filter(town -> Normalizer.normalize(town.name(), Normalizer.Form.NFD)
                            .replaceAll("\\p{M}", "")
                            .equalsIgnoreCase(name))
                    .findFirst()
                    .orElseThrow()
                    .code();
        }
        return stateAt(place, date).get("code_insee");
    }

    /** What the directory said of a place on a day; before its first word on it, that one. */
    private Map<String, String> stateAt(String place, LocalDate day) {
        NavigableMap<LocalDate, Map<String, String>> states = history.get(place);
        return Optional.ofNullable(states.floorEntry(day))
                .orElseGet(states::firstEntry)
                .getValue();
    }

    private String network(String place, LocalDate day) {
        return history.containsKey(place) ? network(stateAt(place, day)) : "";
    }

    private static String network(Map<String, String> state) {
        if (state.get("atelier_canope").equals("oui")) {
            return "atelier_canope";
        }
        return state.get("nom").startsWith("Espace public numérique") ? "epn" : "autre";
    }

    private String departmentOfPlace(String place, LocalDate day) {
        return territories
                .communes()
                .find(stateAt(place, day).get("code_insee"))
                .orElseThrow()
                .department();
    }

    private static String text(Map<String, String> line, String column) {
        return Objects.requireNonNullElse(line.get(column), "");
    }

    /** Counts of a group are known where they add up to it, or none is missing. */
    private static int count(
            Map<String, String> line, List<String> set, String column, int participants, int otherwise) {
        List<String> said = set.stream()
                .map(one -> text(line, one))
                .filter(cell -> !cell.isEmpty())
                .toList();
        int sum = said.stream().mapToInt(Integer::parseInt).sum();
        boolean known = sum > 0 && (sum == participants || said.size() == set.size());
        return !known ? otherwise : text(line, column).isEmpty() ? 0 : Integer.parseInt(line.get(column));
    }

    private static int ageOfBand(String band) {
        return band.isEmpty() ? -1 : band.startsWith("<") ? 0 : Integer.parseInt(band.substring(0, 2));
    }

    private static BigDecimal minutes(String text) {
        return text.isEmpty() ? null : text.equals("30-60") ? BigDecimal.valueOf(45) : new BigDecimal(text);
    }

    private static Integer whole(String text) {
        return new BigDecimal(text).intValueExact();
    }

    private static BigDecimal number(String text) {
        return new BigDecimal(text.replace("\u00A0", "").replace(',', '.'));
    }

    /** The regions a department lies in; the country where {@code region} is null. */
    private Predicate<String> in(Perimeter perimeter, String region, int year) {
        if (region == null) {
            return department -> true;
        }
        if (region.equals("HR")) {
            Set<String> inside = departments.stream()
                    .filter(d -> d.region(perimeter, year).isPresent())
                    .map(Department::code)
                    .collect(Collectors.toSet());
            return department -> department == null || !inside.contains(department);
        }
        Set<String> held = departments.stream()
                .filter(d -> d.region(perimeter, year).filter(region::equals).isPresent())
                .map(Department::code)
                .collect(Collectors.toSet());
        return department -> department != null && held.contains(department);
    }

    /** The values of all indicators measured on facts or derived from them; absent where there is no value. */
    Map<String, BigDecimal> indicators(Perimeter perimeter, String region, int year) {
        return computed.computeIfAbsent(perimeter + "/" + region + "/" + year, key -> compute(perimeter, region, year));
    }

    /** The same for a department. */
    Map<String, BigDecimal> ofDepartment(String department, int year) {
        return computed.computeIfAbsent(
                "D" + department + "/" + year, key -> compute(department::equals, false, year, Part.WHOLE));
    }

    /** The same for a category of a dimension, in the country, a region or a department. */
    Map<String, BigDecimal> ofCategory(
            Perimeter perimeter,
            @Nullable String region,
            @Nullable String department,
            int year,
            String dimension,
            String category) {
        Predicate<String> here = department == null ? in(perimeter, region, year) : department::equals;
        return computed.computeIfAbsent(
                String.join("/", perimeter.code(), region, department, year + "", dimension, category),
                key -> compute(here, region == null && department == null, year, new Part(dimension, category)));
    }

    /**
     * Who said something of a territory in a year.
     *
     * @param name the producer with the place, or with the department where no place is named, or alone
     * @param place the place; null where none is named
     * @param department the department of its lines; null where they lie in several
     * @param volume how much it said, as the source counts
     * @param values its indicators
     */
    record Reporter(
            String name,
            @Nullable String place,
            @Nullable String department,
            BigDecimal volume,
            Map<String, BigDecimal> values) {}

    /** The indicators of a source in a year, of those alone who satisfy a condition. */
    Map<String, BigDecimal> valuesOf(
            String source, Perimeter perimeter, @Nullable String region, int year, Predicate<String> reporter) {
        Predicate<String> here = in(perimeter, region, year);
        Map<String, BigDecimal> values = new HashMap<>();
        switch (source) {
            case "attendance" ->
                attendance(
                        values,
                        visits(year, here)
                                .filter(v -> reporter.test(v.reporter()))
                                .toList());
            case "training" ->
                training(
                        values,
                        enrolments.stream()
                                .filter(e ->
                                        e.year() == year && here.test(e.department()) && reporter.test(e.reporter()))
                                .toList());
            case "donation" ->
                donations(
                        values,
                        lots.stream()
                                .filter(l ->
                                        l.year() == year && here.test(l.department()) && reporter.test(l.reporter()))
                                .toList());
            default -> throw new IllegalArgumentException(source);
        }
        values.values().removeIf(Objects::isNull);
        return values;
    }

    /** Who said something of a source in a year, of the country or a region, by name. */
    Map<String, Reporter> reporters(String source, Perimeter perimeter, @Nullable String region, int year) {
        Predicate<String> here = in(perimeter, region, year);
        return switch (source) {
            case "attendance" ->
                lines(
                        visits(year, here).toList(),
                        Visit::reporter,
                        Visit::department,
                        Visit::participants,
                        Recomputation::attendance);
            case "training" ->
                lines(
                        enrolments.stream()
                                .filter(e -> e.year() == year && here.test(e.department()))
                                .toList(),
                        Enrolment::reporter,
                        Enrolment::department,
                        e -> 1,
                        Recomputation::training);
            case "donation" ->
                lines(
                        lots.stream()
                                .filter(l -> l.year() == year && here.test(l.department()))
                                .toList(),
                        Lot::reporter,
                        Lot::department,
                        Lot::quantity,
                        Recomputation::donations);
            case "directory" -> {
                BigDecimal open = indicators(perimeter, region, year).get("lieux_actifs");
                yield alone(open);
            }
            case "funding" -> {
                BigDecimal amount = moyens(
                        here,
                        region == null,
                        year,
                        Part.WHOLE,
                        m -> Objects.requireNonNullElse(m.amount(), BigDecimal.ZERO));
                yield alone(amount);
            }
            default -> throw new IllegalArgumentException(source);
        };
    }

    /** The sample's directories and means are those of one producer. */
    private static Map<String, Reporter> alone(@Nullable BigDecimal volume) {
        return volume == null ? Map.of() : Map.of("reseau", new Reporter("reseau", null, null, volume, Map.of()));
    }

    private static <T> Map<String, Reporter> lines(
            List<T> facts,
            Function<T, String> reporter,
            Function<T, String> department,
            ToIntFunction<T> volume,
            BiConsumer<Map<String, BigDecimal>, List<T>> measured) {
        Map<String, Reporter> lines = new TreeMap<>();
        facts.stream().collect(Collectors.groupingBy(reporter)).forEach((name, own) -> {
            Map<String, BigDecimal> values = new HashMap<>();
            measured.accept(values, own);
            values.values().removeIf(Objects::isNull);
            Set<String> where = own.stream().map(department).collect(Collectors.toSet());
            lines.put(
                    name,
                    new Reporter(
                            name,
                            name.contains("/") ? name.substring(name.indexOf('/') + 1) : null,
                            where.size() == 1 ? where.iterator().next() : null,
                            sum(own, volume),
                            values));
        });
        return lines;
    }

    /** The places that the directory has open at the end of a year in the country or a region, by identifier. */
    Map<String, Map<String, String>> openPlaces(Perimeter perimeter, @Nullable String region, int year) {
        LocalDate end = LocalDate.of(year, 12, 31);
        Predicate<String> here = in(perimeter, region, year);
        Map<String, Map<String, String>> open = new TreeMap<>();
        openAt(end).stream()
                .filter(state -> here.test(departmentOfPlace(state.get("id"), end)))
                .forEach(state -> open.put(state.get("id"), state));
        return open;
    }

    /** The region of 2016 that a department lies in. */
    String region(String department) {
        return departments.stream()
                .filter(one -> one.code().equals(department))
                .map(Department::region2016)
                .findFirst()
                .orElseThrow();
    }

    private Map<String, BigDecimal> compute(Perimeter perimeter, String region, int year) {
        return compute(in(perimeter, region, year), region == null, year, Part.WHOLE);
    }

    private Stream<Visit> visits(int year, Predicate<String> here) {
        return visits.getOrDefault(year, Map.of()).entrySet().stream()
                .filter(department -> here.test(department.getKey()))
                .flatMap(department -> department.getValue().stream());
    }

    private static boolean holds(Part part, Visit visit) {
        return part.holds("theme", visit.themes())
                && part.holds("type", visit.type())
                && part.holds("canal", visit.channel())
                && part.holds("public", visit.audience())
                && part.holds("categorie_lieu", visit.kind())
                && part.holds("reseau", visit.network());
    }

    /** The visits of those participants alone that a category counts. */
    private static Visit counted(Part part, Visit visit) {
        if (!List.of("genre", "age", "statut").contains(part.dimension())) {
            return visit;
        }
        return switch (part.category()) {
            case "F" -> visit.of(visit.women());
            case "M" -> visit.of(visit.men());
            case "moins_18" -> visit.of(visit.minors());
            case "18_59" -> visit.of(visit.adults());
            case "60_plus" -> visit.of(visit.seniors());
            case "scolarise" -> visit.of(visit.school());
            case "sans_emploi" -> visit.of(visit.unemployed());
            case "en_emploi" -> visit.of(visit.employed());
            case "retraite" -> visit.of(visit.retired());
            default -> visit.of(visit.others());
        };
    }

    private Map<String, BigDecimal> compute(Predicate<String> here, boolean country, int year, Part part) {
        Map<String, BigDecimal> values = new HashMap<>();
        attendance(
                values,
                visits(year, here)
                        .filter(v -> holds(part, v))
                        .map(v -> counted(part, v))
                        .toList());
        training(
                values,
                enrolments.stream()
                        .filter(e -> e.year() == year && here.test(e.department()))
                        .filter(e -> part.holds("fonction", e.function()) && part.holds("reseau", e.network()))
                        .toList());
        donations(
                values,
                lots.stream()
                        .filter(l -> l.year() == year && here.test(l.department()))
                        .filter(l -> part.holds("equipement", plain(l.kind()))
                                && part.holds("destination", plain(l.destination()))
                                && part.holds("reseau", l.network()))
                        .toList());
        directory(values, year, here, part);
        values.put("moyens_engages", moyens(here, country, year, part, m -> m.planned() ? null : m.amount()));
        values.put("moyens_prevus", moyens(here, country, year, part, m -> m.planned() ? m.amount() : null));
        quotient(
                values,
                "taux_execution_moyens",
                times(moyens(here, country, year, part, m -> !m.planned() && isForeseen(m) ? m.amount() : null), 100),
                values.get("moyens_prevus"));
        register.addTo(values, year, here, country, part::holds);
        if (!part.equals(Part.WHOLE)) {
            values.values().removeIf(Objects::isNull);
            return values;
        }
        returning(values, year, here);
        values.put(
                "heures_benevoles",
                moyens(
                        here,
                        country,
                        year,
                        part,
                        m -> m.amount() == null && m.funder().equals("benevolat") ? m.hours() : BigDecimal.ZERO));
        coverage(values, year, here, country);
        BigDecimal inhabitants = BigDecimal.valueOf(departments.stream()
                .filter(d -> country ? d.region2016() != null : here.test(d.code()))
                .mapToLong(d -> territories
                        .population(d.code(), year)
                        .map(Population::inhabitants)
                        .orElse(0))
                .sum());
        quotient(values, "heures_pour_1000_hab", times(values.get("heures_accompagnement"), 1000), inhabitants);
        quotient(
                values,
                "part_materiel_reforme_donne",
                times(values.get("equipements_donnes_ateliers"), 100),
                values.get("materiel_reforme"));
        quotient(values, "densite_lieux", times(values.get("lieux_actifs"), 100_000), inhabitants);
        quotient(values, "cout_par_heure", values.get("moyens_engages"), values.get("heures_accompagnement"));
        quotient(values, "cout_par_beneficiaire", values.get("moyens_engages"), values.get("beneficiaires"));
        values.values().removeIf(Objects::isNull);
        return values;
    }

    /** As the program writes what a person chose in a list. */
    private static String plain(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFD)
                .replaceAll("\\p{M}", "")
                .toLowerCase(Locale.ROOT);
    }

    /** Who was seen before, anywhere, and when last. */
    private void returning(Map<String, BigDecimal> values, int year, Predicate<String> here) {
        Set<String> persons = persons(year, here, visit -> true);
        if (persons.isEmpty()) {
            return;
        }
        Set<String> before = persons(year - 1, department -> true, visit -> true);
        Set<String> earlier = persons(year - 2, department -> true, visit -> true);
        values.put("beneficiaires_deja_vus_1_an", count(persons, before::contains));
        values.put(
                "beneficiaires_deja_vus_2_ans",
                count(persons, person -> !before.contains(person) && earlier.contains(person)));
        values.put(
                "sans_emploi_deja_vus_1_an",
                count(
                        persons(year, here, visit -> visit.unemployed() > 0),
                        persons(year - 1, department -> true, visit -> visit.unemployed() > 0)::contains));
    }

    private Set<String> persons(int year, Predicate<String> here, Predicate<Visit> which) {
        return visits(year, here)
                .filter(visit -> visit.person() != null)
                .filter(which)
                .map(Visit::person)
                .collect(Collectors.toSet());
    }

    private static BigDecimal count(Set<String> persons, Predicate<String> which) {
        return BigDecimal.valueOf(persons.stream().filter(which).count());
    }

    private void coverage(Map<String, BigDecimal> values, int year, Predicate<String> here, boolean country) {
        Set<String> reached =
                visits(year, department -> true).map(Visit::commune).collect(Collectors.toSet());
        List<Commune> inside = communes.stream()
                .filter(commune -> country || here.test(commune.department()))
                .toList();
        if (inside.stream().noneMatch(commune -> reached.contains(commune.code()))) {
            return;
        }
        share(
                values,
                "part_population_couverte",
                sum(inside, c -> reached.contains(c.code()) ? c.population() : 0),
                sum(inside, Commune::population));
    }

    private static void attendance(Map<String, BigDecimal> values, List<Visit> visits) {
        // That nothing came from somewhere does not say that nothing happened there.
        if (visits.isEmpty()) {
            return;
        }
        List<Visit> workshops =
                visits.stream().filter(v -> !v.type().equals("individuel")).toList();
        values.put("activites", distinct(visits, Visit::activity));
        values.put("ateliers", distinct(workshops, Visit::activity));
        List<Visit> ofKnown =
                workshops.stream().filter(v -> !v.network().isEmpty()).toList();
        values.put(
                "ateliers_epn_canope",
                ofKnown.isEmpty() && !workshops.isEmpty()
                        ? null
                        : distinct(
                                ofKnown.stream()
                                        .filter(v -> !v.network().equals("autre"))
                                        .toList(),
                                Visit::activity));
        values.put(
                "ateliers_portes_ouvertes",
                distinct(
                        visits.stream()
                                .filter(v -> v.type().equals("portes_ouvertes"))
                                .toList(),
                        Visit::activity));
        values.put("participations", sum(visits, Visit::participants));
        values.put("beneficiaires", distinct(visits, Visit::person));
        values.put(
                "participations_anonymes",
                sum(visits.stream().filter(v -> v.person() == null).toList(), Visit::participants));
        BigDecimal identified =
                sum(visits.stream().filter(v -> v.person() != null).toList(), Visit::participants);
        values.put("participations_identifiees", identified);
        share(values, "part_participations_identifiees", identified, sum(visits, Visit::participants));
        values.put(
                "participations_avec_trajet",
                sum(
                        visits.stream()
                                .filter(v -> v.person() != null)
                                .filter(v ->
                                        v.channel().isEmpty() || v.channel().equals("lieu"))
                                .toList(),
                        Visit::participants));
        // Where somebody came and nobody has an identifier, whose travel to count is not known.
        if (identified.signum() == 0 && sum(visits, Visit::participants).signum() > 0) {
            values.put("participations_avec_trajet", null);
        }
        values.put("communes_touchees", distinct(visits, Visit::commune));
        values.put(
                "lieux_declarants",
                visits.stream().allMatch(visit -> visit.place() == null) ? null : distinct(visits, Visit::place));
        List<Visit> timed = visits.stream().filter(v -> v.minutes() != null).toList();
        share(
                values,
                "heures_accompagnement" + KNOWN,
                sum(timed, Visit::participants),
                sum(visits, Visit::participants));
        values.put(
                "heures_accompagnement",
                // Where people came and of none of them the duration is known, the hours are not.
                timed.isEmpty()
                                || sum(timed, Visit::participants).signum() == 0
                                        && sum(visits, Visit::participants).signum() > 0
                        ? null
                        : timed.stream()
                                .map(v -> v.minutes().multiply(BigDecimal.valueOf(v.participants())))
                                .reduce(BigDecimal.ZERO, BigDecimal::add)
                                .divide(BigDecimal.valueOf(60), PRECISE));
        List<Visit> ateliers =
                visits.stream().filter(v -> v.type().equals("atelier")).toList();
        quotient(values, "affluence_moyenne", sum(ateliers, Visit::participants), distinct(ateliers, Visit::activity));
        BigDecimal ages = sum(visits, v -> v.minors() + v.adults() + v.seniors());
        share(values, "part_femmes", sum(visits, Visit::women), sum(visits, v -> v.women() + v.men()));
        share(values, "part_moins_18", sum(visits, Visit::minors), ages);
        share(values, "part_60_plus", sum(visits, Visit::seniors), ages);
        share(
                values,
                "part_sans_emploi",
                sum(visits, Visit::unemployed),
                sum(visits, v -> v.school() + v.unemployed() + v.employed() + v.retired()));
        share(values, "part_nouveaux", sum(visits, Visit::newcomers), sum(visits, v -> v.newcomers() + v.regulars()));
        share(values, "part_orientes", sum(visits, Visit::referred), sum(visits, v -> v.referred() + v.notReferred()));
        List<Visit> known = visits.stream().filter(v -> v.audience() != null).toList();
        share(
                values,
                "part_communaute_educative",
                sum(
                        known.stream()
                                .filter(v -> List.of("eleve", "etudiant", "parent", "enseignant")
                                        .contains(v.audience()))
                                .toList(),
                        Visit::participants),
                sum(known, Visit::participants));
    }

    private static void training(Map<String, BigDecimal> values, List<Enrolment> all) {
        // That nothing came from somewhere does not say that nothing happened there.
        if (all.isEmpty()) {
            return;
        }
        List<Enrolment> held =
                all.stream().filter(e -> !e.enrolment().equals("annule")).toList();
        List<Enrolment> present =
                held.stream().filter(e -> e.present().equals("oui")).toList();
        // The sample notes presence in every year and territory: of no session it is unknown whether somebody came.
        Map<String, BigDecimal> sessions = new HashMap<>();
        present.forEach(e -> sessions.put(e.session(), e.hours()));
        values.put("sessions_formation", BigDecimal.valueOf(sessions.size()));
        values.put("heures_formation", total(sessions.values()));
        values.put(
                "heures_stagiaires",
                total(present.stream().map(Enrolment::hours).toList()));
        values.put("personnes_formees", distinct(present, Enrolment::person));
        List<Enrolment> enrolled = all.stream()
                .filter(e -> e.enrolment().equals("inscrit") && !e.present().isEmpty())
                .toList();
        share(values, "taux_presence", sum(enrolled, e -> e.present().equals("oui") ? 1 : 0), sum(enrolled, e -> 1));
        List<Enrolment> tested =
                held.stream().filter(e -> !e.certified().isEmpty()).toList();
        share(values, "taux_certification", sum(tested, e -> e.certified().equals("oui") ? 1 : 0), sum(tested, e -> 1));
    }

    private static void donations(Map<String, BigDecimal> values, List<Lot> lots) {
        // That nothing came from somewhere does not say that nothing happened there.
        if (lots.isEmpty()) {
            return;
        }
        values.put("equipements_donnes", sum(lots, Lot::quantity));
        values.put(
                "equipements_donnes_ateliers",
                sum(
                        lots.stream()
                                .filter(l -> l.network().equals("atelier_canope"))
                                .toList(),
                        Lot::quantity));
        List<Lot> equipped = lots.stream().filter(l -> l.homes() != null).toList();
        values.put("foyers_equipes", equipped.isEmpty() ? null : sum(equipped, Lot::homes));
        List<Lot> reused =
                lots.stream().filter(l -> l.destination().equals("Réemploi")).toList();
        values.put(
                "ordinateurs_reemployes",
                sum(
                        reused.stream()
                                .filter(l ->
                                        List.of("fixe", "portable", "serveur").contains(l.kind()))
                                .toList(),
                        Lot::quantity));
        values.put(
                "ordinateurs_aux_foyers_connus",
                equipped.isEmpty()
                        ? null
                        : sum(
                                reused.stream()
                                        .filter(l -> l.homes() != null
                                                && List.of("fixe", "portable", "serveur")
                                                        .contains(l.kind()))
                                        .toList(),
                                Lot::quantity));
        values.put("masse_reemployee", weighed(reused, MASSES));
        values.put("empreinte_fabrication", weighed(reused, EMISSIONS));
        List<Lot> laptops =
                reused.stream().filter(l -> l.kind().equals("portable")).toList();
        values.put("co2_evite", laptops.isEmpty() && !reused.isEmpty() ? null : times(sum(laptops, Lot::quantity), 27));
        shareOfLots(values, "taux_reemploi", lots, Lot::destination, "Réemploi");
        shareOfLots(values, "part_vers_labellises", lots, Lot::labelled, "oui");
        List<Lot> storing = lots.stream()
                .filter(l -> List.of("fixe", "portable", "tablette").contains(l.kind()))
                .toList();
        shareOfLots(values, "part_effacement_certifie", storing, Lot::wiped, "oui");
        values.put("part_effacement_certifie" + ASKED, sum(storing, Lot::quantity));
    }

    private static final Map<String, String> MASSES =
            Map.of("fixe", "8.77", "portable", "2.28", "écran", "5.5", "tablette", "0.4", "imprimante", "10.32");
    private static final Map<String, String> EMISSIONS =
            Map.of("fixe", "202.6", "portable", "170.3", "écran", "64.6", "tablette", "56.3", "imprimante", "50");

    private static BigDecimal weighed(List<Lot> lots, Map<String, String> factors) {
        return lots.stream()
                .map(l ->
                        new BigDecimal(factors.getOrDefault(l.kind(), "0")).multiply(BigDecimal.valueOf(l.quantity())))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static void shareOfLots(
            Map<String, BigDecimal> values, String id, List<Lot> lots, Function<Lot, String> answer, String yes) {
        List<Lot> known = lots.stream().filter(l -> !answer.apply(l).isEmpty()).toList();
        share(
                values,
                id,
                sum(known.stream().filter(l -> answer.apply(l).equals(yes)).toList(), Lot::quantity),
                sum(known, Lot::quantity));
    }

    private void directory(Map<String, BigDecimal> values, int year, Predicate<String> here, Part part) {
        LocalDate end = convention ? LocalDate.of(year + 1, 2, 2) : LocalDate.of(year, 12, 31);
        List<Map<String, String>> open = openAt(end);
        BigDecimal paid = BigDecimal.ZERO;
        int paying = 0;
        for (Map<String, String> state : open) {
            if (state.get("abonnement_canope").equals("plein")
                    && !state.get("prix_abonnement").isEmpty()) {
                paid = paid.add(number(state.get("prix_abonnement")));
                paying++;
            }
        }
        List<Map<String, String>> places = open.stream()
                .filter(state -> here.test(departmentOfPlace(state.get("id"), end)))
                .filter(state -> part.holds("categorie_fiche", state.get("typologie")))
                .filter(state -> part.holds("reseau", network(state)))
                .toList();
        // That nothing came from somewhere does not say that nothing happened there.
        if (places.isEmpty()) {
            return;
        }
        List<Map<String, String>> labelled = places.stream()
                .filter(p -> !p.get("date_labellisation").isEmpty()
                        && !SampleLines.date(p.get("date_labellisation")).isAfter(end))
                .filter(p -> p.get("date_fin_label").isEmpty()
                        || !SampleLines.date(p.get("date_fin_label")).isBefore(end))
                .toList();
        BigDecimal all = BigDecimal.valueOf(places.size());
        List<Map<String, String>> ateliers = places.stream()
                .filter(p -> p.get("atelier_canope").equals("oui"))
                .toList();
        List<Map<String, String>> others =
                places.stream().filter(p -> !ateliers.contains(p)).toList();
        values.put("lieux_actifs", all);
        if (paying > 0) {
            BigDecimal full = paid.divide(BigDecimal.valueOf(paying), PRECISE);
            values.put(
                    "economie_abonnements",
                    others.stream()
                            .filter(p -> p.get("abonnement_canope").equals("reduit")
                                    && !p.get("prix_abonnement").isEmpty())
                            .map(p -> full.subtract(number(p.get("prix_abonnement"))))
                            .reduce(BigDecimal.ZERO, BigDecimal::add));
        }
        share(values, "conformite_charte", sum(places, p -> conforms(p, end, part) ? 1 : 0), all);
        values.put("ateliers_canope", sum(places, p -> p.get("atelier_canope").equals("oui") ? 1 : 0));
        values.put("lieux_labellises", BigDecimal.valueOf(labelled.size()));
        values.put(
                "lieux_abonnes_tarif_reduit",
                sum(others, p -> p.get("abonnement_canope").equals("reduit") ? 1 : 0));
        share(
                values,
                "taux_labellisation",
                sum(ateliers, p -> labelled.contains(p) ? 1 : 0),
                BigDecimal.valueOf(ateliers.size()));
        share(
                values,
                "part_lieux_abonnes",
                sum(others, p -> p.get("abonnement_canope").equals("reduit") ? 1 : 0),
                sum(others, p -> p.get("abonnement_canope").isEmpty() ? 0 : 1));
        share(
                values,
                "part_lieux_accessibles",
                sum(places, p -> p.get("prise_en_charge_specifique").matches(".*(Handicap|Surdité).*") ? 1 : 0),
                sum(places, p -> p.get("prise_en_charge_specifique").isEmpty() ? 0 : 1));
        share(
                values,
                "part_fiches_acceslibre",
                sum(places, p -> p.get("fiche_acces_libre").isEmpty() ? 0 : 1),
                all);
        share(values, "part_geolocalises", sum(places, p -> p.get("latitude").isEmpty() ? 0 : 1), all);
        share(
                values,
                "fraicheur_annuaire",
                sum(
                        places,
                        p -> SampleLines.date(p.get("date_maj")).plusDays(365).isBefore(end) ? 0 : 1),
                all);
        share(values, "completude_annuaire", sum(places, Recomputation::filled), all.multiply(BigDecimal.valueOf(12)));
        List<Map<String, String>> granted = places.stream()
                .filter(p -> !p.get("date_labellisation").isEmpty()
                        && year(SampleLines.date(p.get("date_labellisation"))) == year)
                .toList();
        double[] delays = granted.stream()
                .mapToDouble(p -> SampleLines.date(p.get("date_candidature"))
                        .until(SampleLines.date(p.get("date_labellisation")), ChronoUnit.DAYS))
                .sorted()
                .toArray();
        values.put("delai_labellisation", delays.length == 0 ? null : middle(delays));
        values.put(
                "demandes_label_en_attente",
                sum(
                        places,
                        p -> isBy(p.get("date_candidature"), end) && !isBy(p.get("date_labellisation"), end) ? 1 : 0));
    }

    private List<Map<String, String>> openAt(LocalDate end) {
        Map<String, Map<String, String>> latest = new HashMap<>();
        states.stream()
                .filter(state -> !SampleLines.date(state.get("date_etat")).isAfter(end))
                .forEach(state -> latest.put(state.get("id"), state));
        // The last directory lists all places: those that it lacks are closed.
        latest.values().stream()
                .map(state -> SampleLines.date(state.get("date_etat")))
                .max(Comparator.naturalOrder())
                .ifPresent(last -> latest.values()
                        .removeIf(state ->
                                SampleLines.date(state.get("date_etat")).isBefore(last)));
        return List.copyOf(latest.values());
    }

    private static BigDecimal middle(double[] sorted) {
        int half = sorted.length / 2;
        return BigDecimal.valueOf(sorted.length % 2 == 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2);
    }

    private static boolean isBy(String day, LocalDate end) {
        return !day.isEmpty() && !SampleLines.date(day).isAfter(end);
    }

    private static boolean conforms(Map<String, String> place, LocalDate end, Part part) {
        Map<String, Boolean> criteria = new LinkedHashMap<>();
        criteria.put("ouvert_public", place.get("ouvert_public").equals("oui"));
        criteria.put("initiation_gratuite", atLeast(place.get("heures_initiation_semaine"), 2));
        criteria.put("mediateur_qualifie", atLeast(place.get("animateurs_qualifies"), 1));
        criteria.put("cinq_postes", atLeast(place.get("postes_informatiques"), 5));
        criteria.put(
                "charte_signee",
                !place.get("date_charte").isEmpty()
                        && !SampleLines.date(place.get("date_charte")).isAfter(end));
        criteria.put("fiche_complete", filled(place) == 12);
        return part.dimension().equals("critere") ? criteria.get(part.category()) : !criteria.containsValue(false);
    }

    private static boolean atLeast(String number, int least) {
        return !number.isEmpty() && number(number).compareTo(BigDecimal.valueOf(least)) >= 0;
    }

    private static int filled(Map<String, String> place) {
        int filled = 0;
        for (String column : List.of(
                "pivot",
                "nom",
                "commune",
                "code_postal",
                "code_insee",
                "adresse",
                "typologie",
                "horaires",
                "services",
                "date_maj",
                "telephone",
                "latitude")) {
            filled += place.get(column).isEmpty() ? 0 : 1;
        }
        return filled;
    }

    private boolean isForeseen(Means given) {
        return means.stream()
                .anyMatch(m -> m.planned()
                        && m.year() == given.year()
                        && m.territory().equals(given.territory())
                        && m.funder().equals(given.funder()));
    }

    private BigDecimal moyens(
            Predicate<String> here, boolean country, int year, Part part, Function<Means, BigDecimal> given) {
        List<Means> ofYear = means.stream()
                .filter(m -> m.year() == year && part.holds("financeur", m.funder()))
                .toList();
        BigDecimal sum = BigDecimal.ZERO;
        boolean known = false;
        for (Means line : ofYear) {
            BigDecimal amount = given.apply(line);
            if (amount != null) {
                BigDecimal share = country ? BigDecimal.ONE : shareOf(line.territory(), here, year);
                known |= share.signum() > 0;
                sum = sum.add(amount.multiply(share, PRECISE));
            }
        }
        return known ? sum : null;
    }

    /** Which share of what a territory was given lies here: by population, where only a part of a region does. */
    private BigDecimal shareOf(String territory, Predicate<String> here, int year) {
        if (territory.isEmpty()) {
            return here.test(null) ? BigDecimal.ONE : BigDecimal.ZERO;
        }
        if (!territory.startsWith("R")) {
            return here.test(territory.startsWith("D") ? territory.substring(1) : territory)
                    ? BigDecimal.ONE
                    : BigDecimal.ZERO;
        }
        BigDecimal inside = BigDecimal.ZERO;
        BigDecimal all = BigDecimal.ZERO;
        for (Department department : departments) {
            if (territory.substring(1).equals(department.region2016())) {
                BigDecimal inhabitants = BigDecimal.valueOf(territories
                        .population(department.code(), year)
                        .orElseThrow()
                        .inhabitants());
                all = all.add(inhabitants);
                inside = here.test(department.code()) ? inside.add(inhabitants) : inside;
            }
        }
        return inside.divide(all, PRECISE);
    }

    private static <T> BigDecimal distinct(List<T> facts, Function<T, String> key) {
        return BigDecimal.valueOf(
                facts.stream().map(key).filter(Objects::nonNull).distinct().count());
    }

    private static <T> BigDecimal sum(List<T> facts, ToIntFunction<T> number) {
        return BigDecimal.valueOf(facts.stream().mapToInt(number).sum());
    }

    private static BigDecimal total(Collection<BigDecimal> numbers) {
        return numbers.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static BigDecimal times(BigDecimal number, long factor) {
        return number == null ? null : number.multiply(BigDecimal.valueOf(factor));
    }

    private static void share(Map<String, BigDecimal> values, String id, BigDecimal part, BigDecimal whole) {
        quotient(values, id, part.multiply(HUNDRED), whole);
    }

    private static void quotient(Map<String, BigDecimal> values, String id, BigDecimal part, BigDecimal whole) {
        boolean defined = part != null && whole != null && whole.signum() != 0;
        values.put(id, defined ? part.divide(whole, 12, RoundingMode.HALF_UP) : null);
        values.put(id + WHOLE, whole);
    }
}
