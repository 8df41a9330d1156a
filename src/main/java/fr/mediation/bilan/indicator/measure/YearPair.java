package fr.mediation.bilan.indicator.measure;

import fr.mediation.bilan.fact.FactTable;
import fr.mediation.bilan.fact.FactTable.Trait;
import fr.mediation.bilan.figure.Category;
import fr.mediation.bilan.figure.ConstantScope;
import fr.mediation.bilan.figure.Figure;
import fr.mediation.bilan.figure.NonRespondent;
import fr.mediation.bilan.figure.PartialDelivery;
import fr.mediation.bilan.figure.Period;
import fr.mediation.bilan.figure.RenamedReporter;
import fr.mediation.bilan.figure.Response;
import fr.mediation.bilan.indicator.Aggregate;
import fr.mediation.bilan.indicator.Formula;
import fr.mediation.bilan.indicator.Territory;
import fr.mediation.bilan.indicator.measure.Reporters.Reporter;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
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
        boolean placesReport = facts.is(Trait.LOCATED);
        same = placesReport || facts.time() == FactTable.Time.STATE
                ? new SameReporters(
                        Reporters.units(before),
                        Reporters.units(now),
                        placesReport,
                        listed,
                        delivered,
                        now.request().basis().firstDay(year - 1),
                        now.request().basis().lastDay(year))
                : SameReporters.NONE;
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
                year);
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
                .filter(key -> own.containsKey(key) && nonResponse.stayed(last.get(key), own.get(key)))
                .collect(Collectors.toSet());
        Side then = new Side(before, year - 1, territory, last, common);
        Side today = new Side(now, year, territory, own, common);
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

    private Stream<ConstantScope> scopes(List<Formula> formulas, Territory territory, Side then, Side today) {
        return formulas.stream().map(formula -> {
            Set<String> silent = new TreeSet<>(then.silent(formula));
            silent.addAll(today.silent(formula));
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

    /** One of the two years in a territory. */
    private static final class Side {
        private final Measurement measurement;
        private final int year;
        private final Territory territory;
        private final Optional<Totals> all;
        private final List<Reporter> common;
        private final Map<Set<String>, Optional<Totals>> totals = new HashMap<>();

        Side(
                Measurement measurement,
                int year,
                Territory territory,
                Map<String, Reporter> reporters,
                Set<String> common) {
            this.measurement = measurement;
            this.year = year;
            this.territory = territory;
            all = Reporters.totals(reporters.values());
            this.common = reporters.values().stream()
                    .filter(reporter -> common.contains(reporter.key()))
                    .toList();
        }

        /** Those of both years that say nothing of a figure in this one: who names nobody, or gives no ages. */
        List<String> silent(Formula formula) {
            return common.stream()
                    .filter(reporter -> !says(reporter.totals(), formula))
                    .map(Reporter::key)
                    .toList();
        }

        private boolean says(Totals totals, Formula formula) {
            Function<Aggregate, BigDecimal> results =
                    aggregate -> measurement.cube().result(totals, aggregate);
            if (formula.total() == null) {
                return formula.denominator() != null || formula.numerator(results) != null;
            }
            BigDecimal answers = formula.denominator() == null ? formula.known(results) : formula.denominator(results);
            return isPositive(answers) || !isPositive(formula.total(results));
        }

        private static boolean isPositive(@Nullable BigDecimal number) {
            return number != null && number.signum() > 0;
        }

        private Optional<Totals> common(Set<String> silent) {
            return totals.computeIfAbsent(
                    silent,
                    some -> Reporters.totals(common.stream()
                            .filter(reporter -> !some.contains(reporter.key()))
                            .toList()));
        }

        @Nullable
        BigDecimal value(Formula formula, Set<String> silent) {
            return common(silent).map(some -> figure(formula, some).value()).orElse(null);
        }

        private Figure figure(Formula formula, Totals totals) {
            return measurement.figure(formula, Period.year(year), territory, Category.TOTAL, totals);
        }

        BigDecimal volume() {
            return common(Set.of()).map(measurement::volume).orElse(BigDecimal.ZERO);
        }

        @Nullable
        BigDecimal shareOfVolume() {
            return share(all.map(measurement::volume).orElse(BigDecimal.ZERO), volume());
        }

        /** The share of the volume that reporters of both years carry; null where there was none. */
        @Nullable
        BigDecimal share(Formula formula, Set<String> silent) {
            BigDecimal whole = all.map(some -> volume(formula, some)).orElse(BigDecimal.ZERO);
            BigDecimal part = common(silent).map(some -> volume(formula, some)).orElse(BigDecimal.ZERO);
            return share(whole, part);
        }

        private static @Nullable BigDecimal share(BigDecimal whole, BigDecimal part) {
            return whole.signum() <= 0 ? null : part.divide(whole, Figure.DECIMALS, RoundingMode.HALF_UP);
        }

        private BigDecimal volume(Formula formula, Totals totals) {
            Figure figure = figure(formula, totals);
            BigDecimal volume = formula.denominator() == null ? figure.numerator() : figure.denominator();
            boolean adds = formula.denominator() != null || formula.counts();
            return adds ? Optional.ofNullable(volume).orElse(BigDecimal.ZERO) : measurement.volume(totals);
        }

        Optional<BigDecimal> whole(Formula formula) {
            return all.map(some -> figure(formula, some).value());
        }
    }

    private Optional<ConstantScope.Estimate> estimate(Formula formula, Territory territory, Side today) {
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

    /** {@return who reported under another name than before, by name} */
    public List<RenamedReporter> renamed() {
        return same.followed().entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(one -> new RenamedReporter(year, facts.id(), one.getKey(), one.getValue()))
                .toList();
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
