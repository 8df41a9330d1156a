package fr.mediation.bilan.indicator.measure;

import fr.mediation.bilan.fact.FactTable;
import fr.mediation.bilan.fact.FactTable.Trait;
import fr.mediation.bilan.figure.ConstantScope;
import fr.mediation.bilan.figure.Figure;
import fr.mediation.bilan.figure.NameChanges;
import fr.mediation.bilan.figure.NonRespondent;
import fr.mediation.bilan.figure.PartialDelivery;
import fr.mediation.bilan.figure.RenamedReporter;
import fr.mediation.bilan.figure.Response;
import fr.mediation.bilan.indicator.Aggregate;
import fr.mediation.bilan.indicator.Formula;
import fr.mediation.bilan.indicator.Territory;
import fr.mediation.bilan.indicator.measure.Reporters.Reporter;
import fr.mediation.bilan.indicator.reporter.DeliveredMonths;
import fr.mediation.bilan.indicator.reporter.DeliveredPeriod;
import fr.mediation.bilan.indicator.reporter.ListedPlaces;
import fr.mediation.bilan.territory.Perimeter;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The facts of a year beside those of the year before: what the same reporters reported in both, who was expected to report
 * and did not, and what is therefore missing.
 */
public final class YearPair {
    private static final Set<String> OF_ONE_REPORTER = Set.of("activity", "session", "place");

    private final @Nullable Measurement before;
    private final Measurement now;
    private final Reporters reportersBefore;
    private final Reporters reportersNow;
    private final SameReporters same;
    private final List<DeliveredPeriod> delivered;
    private final DeliveredMonths months;
    private final FactTable facts;
    private final int year;
    private final List<Territory> territories;
    private final NonResponse nonResponse;
    private final ChangedNames changes;

    /**
     * Compares two years.
     *
     * @param before the facts of the year before; null where there is none
     * @param now those of the year, of the same indicators
     * @param listed the places of the directories
     * @param delivered the deliveries of the facts
     */
    public YearPair(
            @Nullable Measurement before, Measurement now, ListedPlaces listed, List<DeliveredPeriod> delivered) {
        this.before = before;
        this.now = now;
        this.delivered = List.copyOf(delivered);
        facts = now.request().table();
        year = now.request().year();
        months = new DeliveredMonths(delivered, now.request().basis(), year);
        same = sameReporters(listed);
        reportersBefore = new Reporters(before, now, same);
        reportersNow = new Reporters(now, before, same);
        territories = new ArrayList<>(Territory.countryAndRegions(now.territories(), year));
        if (!facts.is(Trait.COUNTRY_ONLY)) {
            // Nobody lies there in most years, and nothing is said of it then.
            territories.addAll(Territory.outside());
        }
        nonResponse = new NonResponse(
                reportersBefore,
                reportersNow,
                territories.get(0),
                listed,
                facts.is(Trait.ACTIVITY),
                now.territories(),
                year,
                same,
                this::areComparable);
        changes = new ChangedNames(reportersBefore, reportersNow, same, months, territories.get(0));
    }

    private SameReporters sameReporters(ListedPlaces listed) {
        if (facts.is(Trait.LOCATED)) {
            return SameReporters.ofPlaces(Reporters.histories(before, now, listed, months));
        }
        return facts.time() == FactTable.Time.STATE
                ? SameReporters.ofDirectories(Reporters.units(before), Reporters.units(now), listed)
                : SameReporters.NONE;
    }

    /** Whether it is known that two years of a reporter are of as many months, and all of its own. */
    private boolean areComparable(Reporter last, Reporter own) {
        return !same.isDoubtful(own.key())
                && (!isOfMonths() || now.request().running() || !months.areUnlike(united(last.names(), own.names())));
    }

    /** Whether facts say of each month of a year what was done in a place. */
    private boolean isOfMonths() {
        return facts.time() == FactTable.Time.DAY && facts.is(Trait.LOCATED);
    }

    private static Set<String> united(Collection<String> some, Collection<String> more) {
        Set<String> united = new TreeSet<>(some);
        united.addAll(more);
        return united;
    }

    /**
     * {@return each indicator, and under the facts' name their whole volume, over what was reported in both years, for the
     * country and the regions of each perimeter that have facts in one of them; none where there is no year before}
     */
    public List<ConstantScope> constantScopes() {
        if (before == null) {
            return List.of();
        }
        List<Formula> formulas = now.formulas().stream()
                .filter(formula -> !countsReporters(formula))
                .toList();
        Answers then = new Answers(before, formulas);
        Answers today = new Answers(now, formulas);
        return ofTerritories(
                territory -> constantScopes(territory, formulas, then, today),
                (scope, of) -> scope.in(of.perimeter(), of.level(), of.code()));
    }

    /**
     * What is said of each territory, said once of those that are made of the same departments: the country in each
     * perimeter, and most regions in two of them.
     *
     * @param of what is said of one
     * @param in the same, said of another one
     */
    private <T> List<T> ofTerritories(Function<Territory, List<T>> of, BiFunction<T, Territory, T> in) {
        List<Territory> different = new ArrayList<>();
        Map<Extent, Integer> positions = new HashMap<>();
        for (Territory territory : territories) {
            if (positions.putIfAbsent(extent(territory), different.size()) == null) {
                different.add(territory);
            }
        }
        List<List<T>> said = different.parallelStream().map(of).toList();
        return territories.stream()
                .flatMap(territory ->
                        said.get(positions.get(extent(territory))).stream().map(one -> in.apply(one, territory)))
                .toList();
    }

    /**
     * What a territory is made of.
     *
     * @param level country or region
     * @param rest the map of regions outside of which it lies; null where it is a region or the country
     * @param departments its departments; none of the country
     */
    private record Extent(Figure.Level level, @Nullable Perimeter rest, Set<String> departments) {}

    private Extent extent(Territory territory) {
        if (territory.isCountry()) {
            return new Extent(territory.level(), null, Set.of());
        }
        return territory.isOutside()
                ? new Extent(territory.level(), territory.perimeter(), Set.of())
                : new Extent(territory.level(), null, Set.copyOf(territory.departments(now.territories(), year)));
    }

    /** Whether what is counted is who reported, which at constant scope never changes. */
    private boolean countsReporters(Formula formula) {
        return facts.is(Trait.LOCATED)
                && formula.indicator().denominator() == null
                && formula.numerator()
                        .aggregates()
                        .anyMatch(aggregate -> aggregate.kind() == Aggregate.Kind.DISTINCT
                                && List.of("place", facts.reporting().contributor())
                                        .contains(aggregate.argument().sql()));
    }

    private List<ConstantScope> constantScopes(
            Territory territory, List<Formula> formulas, Answers answersThen, Answers answersToday) {
        Map<String, Reporter> last = reportersBefore.of(territory);
        Map<String, Reporter> own = reportersNow.of(territory);
        if (last.isEmpty() && own.isEmpty()) {
            return List.of();
        }
        Set<String> common = last.keySet().stream()
                .filter(key -> own.containsKey(key)
                        && nonResponse.stayed(last.get(key), own.get(key))
                        && areComparable(last.get(key), own.get(key)))
                .collect(Collectors.toSet());
        ScopeSide then = new ScopeSide(before, answersThen, year - 1, territory, last, common);
        ScopeSide today = new ScopeSide(now, answersToday, year, territory, own, common);
        ConstantScope ofFacts = new ConstantScope(
                year,
                territory.perimeter(),
                territory.level(),
                territory.code(),
                facts.id(),
                then.volume(),
                today.volume(),
                then.shareOfVolume(),
                today.shareOfVolume(),
                null);
        return Stream.concat(Stream.of(ofFacts), scopes(formulas, territory, then, today))
                .toList();
    }

    private Stream<ConstantScope> scopes(List<Formula> formulas, Territory territory, ScopeSide then, ScopeSide today) {
        return formulas.stream().map(formula -> {
            Set<String> silent = united(then.silent(formula), today.silent(formula));
            if (countsPersons(formula)) {
                silent.addAll(then.compared(changes::isOfSeveralProducers));
                silent.addAll(today.compared(changes::isOfSeveralProducers));
            }
            silent.addAll(then.unlike(today, formula, silent));
            return new ConstantScope(
                    year,
                    territory.perimeter(),
                    territory.level(),
                    territory.code(),
                    formula.indicator().id(),
                    then.value(formula, silent),
                    today.value(formula, silent),
                    then.share(formula, silent),
                    today.share(formula, silent),
                    estimate(formula, territory, then, today).orElse(null));
        });
    }

    private static boolean countsPersons(Formula formula) {
        return formula.numerator()
                .aggregates()
                .anyMatch(aggregate -> aggregate.kind() == Aggregate.Kind.DISTINCT
                        && aggregate.argument().sql().contains("person"));
    }

    /**
     * {@return what changes of name make of persons and places, for the country and the regions of each perimeter where they
     * make anything}
     */
    public List<NameChanges> nameChanges() {
        return facts.is(Trait.LOCATED)
                ? ofTerritories(
                        territory ->
                                changes.of(territory, year, facts.id()).stream().toList(),
                        (one, of) -> one.in(of.perimeter(), of.level(), of.code()))
                : List.of();
    }

    private Optional<ConstantScope.Estimate> estimate(
            Formula formula, Territory territory, ScopeSide then, ScopeSide today) {
        if (!formula.indicator().additive()
                || !formula.counts()
                || !addsUpOverReporters(formula)
                || now.request().running()) {
            return Optional.empty();
        }
        return today.whole(formula)
                .flatMap(known -> nonResponse
                        .estimate(
                                territory,
                                reporter -> then.number(reporter, formula),
                                reporter -> today.number(reporter, formula))
                        .map(missing -> with(known, formula.indicator().scale().doubleValue(), missing)));
    }

    /** Not what several reporters may tell and is counted once, such as the communes they reach. */
    private static boolean addsUpOverReporters(Formula formula) {
        return formula.numerator()
                .aggregates()
                .allMatch(aggregate -> aggregate.kind() != Aggregate.Kind.DISTINCT
                        || OF_ONE_REPORTER.contains(aggregate.argument().sql()));
    }

    private static ConstantScope.Estimate with(BigDecimal known, double scale, RatioEstimate.Result missing) {
        BigDecimal more = BigDecimal.valueOf(missing.missing() * scale);
        BigDecimal halfWidth = BigDecimal.valueOf(missing.halfWidth() * scale);
        // What was reported is there, whatever is missing.
        return new ConstantScope.Estimate(
                rounded(known.add(more)),
                rounded(known.add(more).subtract(halfWidth).max(known)),
                rounded(known.add(more).add(halfWidth)));
    }

    private static BigDecimal rounded(BigDecimal number) {
        return number.setScale(Figure.DECIMALS, RoundingMode.HALF_UP);
    }

    /** {@return who of those expected reported, for the country and the regions of each perimeter that expect somebody} */
    public List<Response> responses() {
        return ofTerritories(
                territory ->
                        nonResponse.response(facts.id(), territory).stream().toList(),
                (response, of) -> response.in(of.perimeter(), of.level(), of.code()));
    }

    /** {@return who reported, or may have reported, under another name than before, by name; those that are certain first} */
    public List<RenamedReporter> renamed() {
        return Stream.concat(
                        same.followed().entrySet().stream()
                                .sorted(Map.Entry.comparingByKey())
                                .map(one -> renamed(one.getKey(), one.getValue(), true)),
                        same.possible().entrySet().stream()
                                .sorted(Map.Entry.comparingByKey())
                                .flatMap(one ->
                                        one.getValue().stream().map(before -> renamed(one.getKey(), before, false))))
                .toList();
    }

    private RenamedReporter renamed(String reporter, String before, boolean certain) {
        return new RenamedReporter(year, facts.id(), reporter, before, certain);
    }

    /**
     * {@return the producers whose deliveries reach a part of the year alone, by name; none where the year still runs, or the
     * facts have no days or places}
     */
    public List<PartialDelivery> partial() {
        if (now.request().running() || !isOfMonths()) {
            return List.of();
        }
        Set<String> whole = reportersOfTheWholeYear();
        return DeliveredPeriod.partial(delivered, facts.id(), now.request().basis(), year).stream()
                .filter(one -> !whole.contains(one.producer()))
                .toList();
    }

    /** The producers all of whose places report the whole year, under the names of others that they handed them over to. */
    private Set<String> reportersOfTheWholeYear() {
        Map<String, Boolean> whole = new HashMap<>();
        for (Reporter reporter : reportersNow.of(territories.get(0)).values()) {
            boolean own = months.reachesTheYear(reporter.names());
            reporter.names().forEach(name -> whole.merge(months.producer(name), own, Boolean::logicalAnd));
        }
        return whole.entrySet().stream()
                .filter(Map.Entry::getValue)
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
    }

    /** {@return who was expected to report and did not, in order} */
    public List<NonRespondent> nonRespondents() {
        return nonResponse.missing(facts.id());
    }
}
