package fr.mediation.bilan.indicator.measure;

import fr.mediation.bilan.figure.ConstantScope;
import fr.mediation.bilan.figure.Figure;
import fr.mediation.bilan.figure.NonRespondent;
import fr.mediation.bilan.figure.Response;
import fr.mediation.bilan.indicator.Territory;
import fr.mediation.bilan.indicator.measure.Reporters.Reporter;
import fr.mediation.bilan.indicator.reporter.ListedPlaces;
import fr.mediation.bilan.indicator.reporter.ListedPlaces.ListedPlace;
import fr.mediation.bilan.territory.Department;
import fr.mediation.bilan.territory.Territories;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiPredicate;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Who was expected to report in a year, who did not, and what may be missing from them. */
final class NonResponse {
    /** A place of whose activity a larger part than this went elsewhere, or came from there, moved. */
    private static final BigDecimal MOVED = BigDecimal.ONE.subtract(ConstantScope.LEAST_SHARE);

    private final Reporters before;
    private final Reporters now;
    private final Territory country;
    private final ListedPlaces listed;
    private final boolean listedAreExpected;
    private final Territories territories;
    private final int year;
    private final SameReporters same;
    private final BiPredicate<Reporter, Reporter> comparable;
    private final Set<String> placesNow;
    private final Set<String> openBefore;
    private final Set<String> openNow;
    private final Map<Territory, List<Asked>> asked = new ConcurrentHashMap<>();

    /** One that reported last year, and what it said this year of the territory; null where it did not answer. */
    private record Asked(Reporter before, @Nullable Reporter now, String region, String kind, int size) {}

    /**
     * Looks who reported.
     *
     * @param before those who reported last year
     * @param now those who reported this year
     * @param country the country
     * @param listed the places of the directories
     * @param listedAreExpected whether every place of the directory is expected to report
     * @param territories the region of each department
     * @param year the year
     * @param same who goes on under another name, or may do so
     * @param comparable whether two years of a reporter tell how reporters like it change
     */
    NonResponse(
            Reporters before,
            Reporters now,
            Territory country,
            ListedPlaces listed,
            boolean listedAreExpected,
            Territories territories,
            int year,
            SameReporters same,
            BiPredicate<Reporter, Reporter> comparable) {
        this.before = before;
        this.now = now;
        this.country = country;
        this.listed = listed;
        this.listedAreExpected = listedAreExpected;
        this.territories = territories;
        this.year = year;
        this.same = same;
        this.comparable = comparable;
        placesNow = twins(now.of(country).values().stream()
                .flatMap(reporter -> reporter.places().stream())
                .toList());
        openBefore = listed.before().values().stream().map(ListedPlace::twin).collect(Collectors.toSet());
        openNow = listed.now().values().stream().map(ListedPlace::twin).collect(Collectors.toSet());
    }

    /** Those that reported last year and are expected to do so again: what closed is not. */
    private List<Reporter> expected(Territory territory) {
        return before.of(territory).values().stream()
                .filter(reporter -> !closed(reporter.place()) || answered(reporter, territory))
                .toList();
    }

    /** Whether a place was in a directory last year and is in none this year. */
    private boolean closed(@Nullable String place) {
        return place != null && openBefore.contains(listed.twin(place)) && !openNow.contains(listed.twin(place));
    }

    /** A place that moved has answered wherever it is now; a producer without a place, where it did last year. */
    private boolean answered(Reporter reporter, Territory territory) {
        return now.of(reporter.place() == null ? territory : country).containsKey(reporter.key());
    }

    /**
     * Whether a place stayed: what it reports less of in a territory than the year before, and more elsewhere, is no fall, and
     * the reverse no growth.
     *
     * @param last what it said of the territory the year before
     * @param own what it says this year
     */
    boolean stayed(Reporter last, Reporter own) {
        if (!now.placesReport() || own.place() == null) {
            return true;
        }
        BigDecimal then = before.volume(last);
        BigDecimal today = now.volume(own);
        BigDecimal more = today.subtract(then);
        BigDecimal moreElsewhere = now.elsewhere(own, country).subtract(before.elsewhere(last, country));
        return more.signum() * moreElsewhere.signum() >= 0
                || more.abs().min(moreElsewhere.abs()).compareTo(then.max(today).multiply(MOVED)) <= 0;
    }

    /** The open places of a territory that did not report last year. */
    private Map<String, ListedPlace> listedOnly(Territory territory, Collection<Reporter> expected) {
        if (!listedAreExpected) {
            return Map.of();
        }
        Set<String> known = twins(places(expected));
        Predicate<String> inside = inside(territory);
        Map<String, ListedPlace> only = new TreeMap<>();
        new TreeMap<>(listed.now()).forEach((place, about) -> {
            boolean here = inside.test(Objects.requireNonNullElse(about.department(), ""));
            // A place that cannot be told from others of its producer is not asked for by itself.
            boolean isTold = now.unit(place, about.department()).isEmpty();
            // One that several directories list is expected once.
            if (here && isTold && known.add(about.twin())) {
                only.put(place, about);
            }
        });
        return only;
    }

    /** The places of those who are expected, as they named them last year and name them now. */
    private Set<String> places(Collection<Reporter> expected) {
        Set<String> places = expected.stream()
                .flatMap(reporter -> reporter.places().stream())
                .collect(Collectors.toCollection(HashSet::new));
        // Under the name of another producer it is another one's in the directory.
        expected.stream()
                .map(reporter -> now.of(country).get(reporter.key()))
                .filter(Objects::nonNull)
                .forEach(reporter -> places.addAll(reporter.places()));
        return places;
    }

    private Set<String> twins(Collection<String> places) {
        return places.stream().map(listed::twin).collect(Collectors.toCollection(HashSet::new));
    }

    private Predicate<String> inside(Territory territory) {
        if (territory.isCountry()) {
            return department -> true;
        }
        if (territory.isOutside()) {
            Set<String> regions =
                    territories.regionsByDepartment(territory.perimeter(), year).keySet();
            return department -> !regions.contains(department);
        }
        return Set.copyOf(territory.departments(territories, year))::contains;
    }

    /**
     * The places of a directory that reported and are not expected for another reason: they closed or moved during the year,
     * and what they reported counts. A place that others report from too is one.
     */
    private long closedOrMoved(Territory territory, List<Reporter> expected, Set<String> only) {
        if (!listedAreExpected) {
            return 0;
        }
        Set<String> known = twins(places(expected));
        known.addAll(twins(only));
        return now.of(territory).values().stream()
                .map(Reporter::place)
                .filter(place -> place != null && listed.ever().containsKey(place))
                .map(listed::twin)
                .filter(twin -> !known.contains(twin))
                .distinct()
                .count();
    }

    /** Who of those expected reported; empty where none was expected. */
    Optional<Response> response(String facts, Territory territory) {
        List<Reporter> expected = expected(territory);
        Set<String> only = listedOnly(territory, expected).keySet();
        long gone = closedOrMoved(territory, expected, only);
        if (expected.isEmpty() && only.isEmpty() && gone == 0) {
            return Optional.empty();
        }
        List<Reporter> reporting = expected.stream()
                .filter(reporter -> answered(reporter, territory))
                .toList();
        return Optional.of(new Response(
                year,
                facts,
                territory.perimeter(),
                territory.level(),
                territory.code(),
                expected.size() + only.size() + gone,
                reporting.size()
                        + only.stream()
                                .map(listed::twin)
                                .filter(placesNow::contains)
                                .count()
                        + gone,
                volume(expected),
                volume(reporting)));
    }

    private BigDecimal volume(List<Reporter> reporters) {
        // What a region shares with others is its part by population, with more decimals than anybody reads.
        return reporters.stream()
                .map(before::volume)
                .reduce(BigDecimal.ZERO, BigDecimal::add)
                .setScale(Figure.DECIMALS, RoundingMode.HALF_UP);
    }

    /** Who was expected in the country and did not report: the largest of last year first, then the places of the directory. */
    List<NonRespondent> missing(String facts) {
        List<Reporter> expected = expected(country);
        List<NonRespondent> missing = new ArrayList<>();
        expected.stream()
                .filter(reporter -> !answered(reporter, country))
                .map(reporter -> new NonRespondent(
                        year,
                        facts,
                        reporter.name(),
                        listed.find(reporter.place()).map(ListedPlace::name).orElse(null),
                        before.department(reporter),
                        volume(List.of(reporter))))
                .sorted((one, other) -> other.volume().compareTo(one.volume()))
                .forEach(missing::add);
        listedOnly(country, expected).forEach((place, about) -> {
            if (!placesNow.contains(about.twin())) {
                missing.add(new NonRespondent(year, facts, place, about.name(), about.department(), null));
            }
        });
        return missing;
    }

    /**
     * What is missing in a territory.
     *
     * @param last last year's number of a reporter
     * @param own this year's
     */
    Optional<RatioEstimate.Result> estimate(
            Territory territory, ToDoubleFunction<Reporter> last, ToDoubleFunction<Reporter> own) {
        List<Asked> all = asked.computeIfAbsent(territory, this::asked);
        if (all.stream().allMatch(one -> one.now() != null)) {
            return Optional.empty();
        }
        return RatioEstimate.of(all.stream()
                .map(one -> new RatioEstimate.Unit(
                        one.region(),
                        one.kind(),
                        one.size(),
                        last.applyAsDouble(one.before()),
                        one.now() == null ? null : own.applyAsDouble(one.now())))
                .toList());
    }

    private List<Asked> asked(Territory territory) {
        Map<String, Reporter> here = now.of(territory);
        return expected(territory).stream()
                // A place that moved away is neither missing nor like those that stayed; nor is one that may have
                // reported under another name, whose activity would be there twice.
                .filter(reporter -> here.containsKey(reporter.key())
                        ? stayed(reporter, here.get(reporter.key()))
                                && comparable.test(reporter, here.get(reporter.key()))
                        : !answered(reporter, territory) && !same.isDoubtful(reporter.key()))
                .map(reporter -> new Asked(
                        reporter,
                        here.get(reporter.key()),
                        region(territory, reporter),
                        listed.find(reporter.place()).map(ListedPlace::kind).orElse(""),
                        before.volume(reporter).toBigInteger().toString().length()))
                .toList();
    }

    private String region(Territory territory, Reporter reporter) {
        return territory.isCountry()
                ? territories
                        .department(reporter.department())
                        .map(Department::region2016)
                        .orElse("")
                : territory.code();
    }
}
