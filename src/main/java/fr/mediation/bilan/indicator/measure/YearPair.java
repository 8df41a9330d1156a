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
import fr.mediation.bilan.indicator.cube.Totals;
import fr.mediation.bilan.indicator.measure.Reporters.Reporter;
import fr.mediation.bilan.indicator.reporter.DeliveredMonths;
import fr.mediation.bilan.indicator.reporter.DeliveredPeriod;
import fr.mediation.bilan.indicator.reporter.ListedPlaces;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
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
                this::areComparable);
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
                && (!facts.is(Trait.ACTIVITY)
                        || now.request().running()
                        || !months.areUnlike(united(last.names(), own.names())));
    }

    private static Set<String> united(Collection<String> some, Collection<String> more) {
        Set<String> united = new TreeSet<>(some);
        united.addAll(more);
        return united;
    }

    /**
     * {@return each indicator, and under the facts' name their whole volume, over what was reported in both years, for the country and the regions of each perimeter that
     * have facts in one of them; none where there is no year before}
     */
    public List<ConstantScope> constantScopes() {
        if (before == null) {
            return List.of();
        }
        List<Formula> formulas = now.formulas().stream()
                .filter(formula -> !countsReporters(formula))
                .toList();
        List<ConstantScope> scopes = new ArrayList<>();
        List<ConstantScope> ofCountry =
                constantScopes(territories.get(0), formulas).toList();
        for (Territory territory : territories) {
            if (territory.isCountry()) {
                ofCountry.forEach(scope -> scopes.add(scope.in(territory.perimeter())));
            } else {
                constantScopes(territory, formulas).forEach(scopes::add);
            }
        }
        return scopes;
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

    private Stream<ConstantScope> constantScopes(Territory territory, List<Formula> formulas) {
        Map<String, Reporter> last = reportersBefore.of(territory);
        Map<String, Reporter> own = reportersNow.of(territory);
        if (last.isEmpty() && own.isEmpty()) {
            return Stream.empty();
        }
        Set<String> common = last.keySet().stream()
                .filter(key -> own.containsKey(key)
                        && nonResponse.stayed(last.get(key), own.get(key))
                        && areComparable(last.get(key), own.get(key)))
                .collect(Collectors.toSet());
        ScopeSide then = new ScopeSide(before, year - 1, territory, last, common);
        ScopeSide today = new ScopeSide(now, year, territory, own, common);
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
        return Stream.concat(Stream.of(ofFacts), scopes(formulas, territory, then, today));
    }

    private Stream<ConstantScope> scopes(List<Formula> formulas, Territory territory, ScopeSide then, ScopeSide today) {
        return formulas.stream().map(formula -> {
            Set<String> silent = united(then.silent(formula), today.silent(formula));
            if (countsPersons(formula)) {
                silent.addAll(then.compared(this::isOfSeveralProducers));
                silent.addAll(today.compared(this::isOfSeveralProducers));
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
                    estimate(formula, territory, today).orElse(null));
        });
    }

    private static boolean countsPersons(Formula formula) {
        return formula.numerator()
                .aggregates()
                .anyMatch(aggregate -> aggregate.kind() == Aggregate.Kind.DISTINCT
                        && aggregate.argument().sql().contains("person"));
    }

    /** Whether a reporter changed its name within a year: the same person is another one under each, and counts twice. */
    private boolean isOfSeveralProducers(Reporter reporter) {
        return areOfSeveralProducers(reporter.names());
    }

    private boolean areOfSeveralProducers(Collection<String> names) {
        return names.stream().map(months::producer).distinct().count() > 1;
    }

    /**
     * {@return what changes of name make of persons and places, for the country and the regions of each perimeter where they
     * make anything}
     */
    public List<NameChanges> nameChanges() {
        return facts.is(Trait.LOCATED)
                ? territories.stream().flatMap(this::nameChanges).toList()
                : List.of();
    }

    private Stream<NameChanges> nameChanges(Territory territory) {
        Collection<Reporter> all = reportersNow.of(territory).values();
        List<Reporter> anew = all.stream().filter(this::isNamedAnew).toList();
        List<Reporter> twice = all.stream().filter(this::isNamedTwice).toList();
        long places =
                all.stream().flatMap(one -> one.places().stream()).distinct().count();
        long placesTwice = all.stream()
                .mapToLong(one -> Math.max(0, one.places().size() - 1))
                .sum();
        NameChanges changes = new NameChanges(
                year,
                facts.id(),
                territory.perimeter(),
                territory.level(),
                territory.code(),
                persons(now, all),
                persons(now, anew),
                persons(now, twice),
                places,
                placesTwice);
        return changes.isAny() ? Stream.of(changes) : Stream.empty();
    }

    /** Whether persons of a reporter may have been named under another one in the year or the year before. */
    private boolean isNamedAnew(Reporter own) {
        Map<String, Reporter> last = reportersBefore.of(territories.get(0));
        Set<String> names = new TreeSet<>(own.names());
        Stream.of(last.get(own.key()))
                .filter(one -> one != null && persons(before, List.of(one)) > 0)
                .forEach(one -> names.addAll(one.names()));
        return areOfSeveralProducers(names)
                || same.undecided(own.key()).stream().anyMatch(from -> names(before, last.get(from)))
                || isNamedTwice(own);
    }

    /** Whether a person who came before and after a change of name within the year counts twice. */
    private boolean isNamedTwice(Reporter own) {
        Map<String, Reporter> all = reportersNow.of(territories.get(0));
        return areOfSeveralProducers(own.names())
                || same.undecided(own.key()).stream().anyMatch(from -> names(now, all.get(from)));
    }

    private static boolean names(@Nullable Measurement measurement, @Nullable Reporter reporter) {
        return reporter != null && persons(measurement, List.of(reporter)) > 0;
    }

    private static long persons(@Nullable Measurement measurement, Collection<Reporter> some) {
        return measurement == null
                ? 0
                : measurement.formulas().stream()
                        .flatMap(Formula::aggregates)
                        .filter(YearPair::isOfPersons)
                        .min(Comparator.comparing(aggregate -> aggregate.condition() != null))
                        .flatMap(aggregate -> Reporters.totals(some)
                                .map(totals -> measurement.cube().result(totals, aggregate)))
                        .map(BigDecimal::longValue)
                        .orElse(0L);
    }

    private static boolean isOfPersons(Aggregate aggregate) {
        return aggregate.kind() == Aggregate.Kind.DISTINCT
                && aggregate.argument().sql().equals("person");
    }

    private Optional<ConstantScope.Estimate> estimate(Formula formula, Territory territory, ScopeSide today) {
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
                                reporter -> number(before, formula, reporter),
                                reporter -> number(now, formula, reporter))
                        .map(missing -> with(known, formula.indicator().scale().doubleValue(), missing)));
    }

    /** Not what several reporters may tell and is counted once, such as the communes they reach. */
    private static boolean addsUpOverReporters(Formula formula) {
        return formula.numerator()
                .aggregates()
                .allMatch(aggregate -> aggregate.kind() != Aggregate.Kind.DISTINCT
                        || OF_ONE_REPORTER.contains(aggregate.argument().sql()));
    }

    private static @Nullable BigDecimal numerator(Measurement measurement, Formula formula, Totals totals) {
        return formula.numerator(aggregate -> measurement.cube().result(totals, aggregate));
    }

    private static double number(@Nullable Measurement measurement, Formula formula, Reporter reporter) {
        BigDecimal number = measurement == null ? null : numerator(measurement, formula, reporter.totals());
        return number == null ? 0 : number.doubleValue();
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
        return territories.stream()
                .flatMap(territory -> nonResponse.response(facts.id(), territory).stream())
                .toList();
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
        return now.request().running() || facts.time() != FactTable.Time.DAY || !facts.is(Trait.LOCATED)
                ? List.of()
                : DeliveredPeriod.partial(delivered, facts.id(), now.request().basis(), year);
    }

    /** {@return who was expected to report and did not, in order} */
    public List<NonRespondent> nonRespondents() {
        return nonResponse.missing(facts.id());
    }
}
