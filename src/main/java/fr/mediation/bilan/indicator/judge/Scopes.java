package fr.mediation.bilan.indicator.judge;

import fr.mediation.bilan.fact.FactTable;
import fr.mediation.bilan.figure.ConstantScope;
import fr.mediation.bilan.figure.Figure;
import fr.mediation.bilan.figure.Response;
import fr.mediation.bilan.indicator.Catalogue;
import fr.mediation.bilan.indicator.Indicator;
import fr.mediation.bilan.indicator.Origin;
import fr.mediation.bilan.indicator.Unit;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Figures at constant scope: those that were measured, and those that follow from them for derived indicators. */
final class Scopes {
    /** Nothing is known of reporters. */
    static final Scopes NONE = new Scopes(Reporting.NONE, Map.of());

    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    private final Map<Key, ConstantScope> measured = new HashMap<>();
    private final Map<Key, Response> responses = new HashMap<>();
    private final Reporting reporting;
    private final Renamings renamings;
    private final Map<String, Indicator> indicators;

    private record Key(String of, String territory, int year) {}

    Scopes(Reporting reporting, Map<String, Indicator> indicators) {
        reporting
                .scopes()
                .forEach(scope -> measured.put(new Key(scope.indicator(), scope.territory(), scope.year()), scope));
        reporting
                .responses()
                .forEach(response ->
                        responses.put(new Key(response.facts(), response.territory(), response.year()), response));
        this.reporting = reporting;
        renamings = new Renamings(reporting, indicators);
        this.indicators = indicators;
    }

    Reporting reporting() {
        return reporting;
    }

    /** Which series changes of name break. */
    Renamings renamings() {
        return renamings;
    }

    /**
     * What is known of an indicator.
     *
     * @param figures the figure of an indicator and year in the territory, which may be null
     */
    Optional<Scope> of(Indicator indicator, String territory, int year, Lookup figures) {
        Key key = new Key(indicator.id(), territory, year);
        List<String> reported = reported(indicator);
        Response response = reported.stream()
                .map(facts -> responses.get(new Key(facts, territory, year)))
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
        ConstantScope scope = measured.get(key);
        if (scope != null) {
            return Optional.of(scope(indicator, scope, response));
        }
        if (indicator.from() == Origin.Derived.INDICATORS) {
            return derived(indicator, territory, year, figures);
        }
        boolean isValue = indicator.from() == Origin.Derived.VALUE;
        Set<String> parts = isValue ? reporting.restsOn(indicator) : Set.of();
        // What is made of facts is broken where these are, as a whole.
        boolean madeOfFacts =
                indicator.facts().filter(FactTable::isMadeOfActivities).isPresent();
        boolean broken = (isValue ? parts : madeOfFacts ? reported : List.<String>of())
                .stream()
                        .map(of -> measured.get(new Key(of, territory, year)))
                        .anyMatch(input -> input != null && input.isBroken());
        boolean partsDiffer = differs(parts.stream(), territory, year, figures);
        return broken || partsDiffer || response != null
                ? Optional.of(new Scope(null, null, null, null, null, null, broken, response, null, partsDiffer))
                : Optional.empty();
    }

    /** The facts that an indicator rests on and that somebody reported. */
    private static List<String> reported(Indicator indicator) {
        return indicator
                .facts()
                .map(facts -> facts.isMadeOfActivities() ? facts.inputs().sources() : List.of(facts.id()))
                .orElse(List.of());
    }

    /** Gives the figure of an indicator in a year. */
    @FunctionalInterface
    interface Lookup {
        @Nullable
        Figure figure(String indicator, int year);
    }

    /**
     * A quotient of what its parts are at constant scope, where both are of one source: what others report has a scope of its
     * own. The population, which nobody reports, is taken as it is.
     */
    private Optional<Scope> derived(Indicator indicator, String territory, int year, Lookup figures) {
        List<Scope> parts = Stream.of(indicator.numerator(), indicator.denominator())
                .filter(Objects::nonNull)
                .map(indicators::get)
                .filter(Objects::nonNull)
                .flatMap(part -> of(part, territory, year, figures).stream())
                .toList();
        if (parts.stream().allMatch(part -> part.before() == null && part.now() == null && !part.broken())) {
            return Optional.empty();
        }
        boolean one = isOfOneScope(indicator);
        BigDecimal before = one ? quotient(indicator, territory, year, figures, year - 1, Scope::before) : null;
        BigDecimal now = one ? quotient(indicator, territory, year, figures, year, Scope::now) : null;
        return Optional.of(new Scope(
                before,
                now,
                difference(before, now),
                percent(indicator, before, now),
                least(parts, Scope::shareBefore),
                least(parts, Scope::shareNow),
                parts.stream().anyMatch(Scope::broken),
                null,
                null,
                !one && differs(Stream.of(indicator.numerator(), indicator.denominator()), territory, year, figures)));
    }

    /** Whether the same reporters tell another change of one of some parts than all do. */
    private boolean differs(Stream<@Nullable String> parts, String territory, int year, Lookup figures) {
        return parts.filter(Objects::nonNull)
                .map(indicators::get)
                .filter(Objects::nonNull)
                .anyMatch(part -> differs(part, territory, year, figures));
    }

    private boolean differs(Indicator part, String territory, int year, Lookup figures) {
        BigDecimal before = value(figures.figure(part.id(), year - 1));
        BigDecimal now = value(figures.figure(part.id(), year));
        return of(part, territory, year, figures)
                .filter(scope -> scope.partsDiffer()
                        || scope.differsFrom(before, difference(before, now), percent(part, before, now)))
                .isPresent();
    }

    private static @Nullable BigDecimal value(@Nullable Figure figure) {
        return figure == null ? null : figure.value();
    }

    private boolean isOfOneScope(Indicator indicator) {
        Set<String> numerator = sources(indicator.numerator());
        Set<String> denominator = sources(indicator.denominator());
        return numerator.isEmpty() || denominator.isEmpty() || numerator.equals(denominator);
    }

    /** The facts that an indicator rests on, itself or through those it is derived from; the population is none. */
    private Set<String> sources(@Nullable String id) {
        Indicator of = indicators.get(id);
        if (of == null) {
            return Set.of();
        }
        return of.facts().isPresent()
                ? Set.copyOf(reported(of))
                : Stream.of(of.numerator(), of.denominator())
                        .filter(Objects::nonNull)
                        .flatMap(part -> sources(part).stream())
                        .collect(Collectors.toSet());
    }

    private @Nullable BigDecimal quotient(
            Indicator indicator,
            String territory,
            int year,
            Lookup figures,
            int side,
            Function<Scope, @Nullable BigDecimal> value) {
        BigDecimal part = part(indicator.numerator(), indicator, territory, year, figures, side, value);
        if (part == null || indicator.denominator() == null) {
            return part;
        }
        BigDecimal whole = part(indicator.denominator(), indicator, territory, year, figures, side, value);
        return whole == null || whole.signum() == 0
                ? null
                : part.multiply(indicator.scale()).divide(whole, Figure.DECIMALS, RoundingMode.HALF_UP);
    }

    private @Nullable BigDecimal part(
            @Nullable String id,
            Indicator of,
            String territory,
            int year,
            Lookup figures,
            int side,
            Function<Scope, @Nullable BigDecimal> value) {
        if (id == null) {
            return null;
        }
        if (id.equals(Catalogue.POPULATION)) {
            Figure figure = figures.figure(of.id(), side);
            return figure == null ? null : figure.denominator();
        }
        Optional<Scope> scope = Optional.ofNullable(indicators.get(id))
                .flatMap(indicator -> of(indicator, territory, year, figures))
                .filter(found -> found.leastShare().isPresent());
        if (scope.isPresent()) {
            return value.apply(scope.get());
        }
        return value(figures.figure(id, side));
    }

    private static @Nullable BigDecimal least(List<Scope> parts, Function<Scope, @Nullable BigDecimal> share) {
        return parts.stream()
                .map(share)
                .filter(Objects::nonNull)
                .min(BigDecimal::compareTo)
                .orElse(null);
    }

    private static Scope scope(Indicator indicator, ConstantScope scope, @Nullable Response response) {
        return new Scope(
                scope.before(),
                scope.now(),
                difference(scope.before(), scope.now()),
                percent(indicator, scope.before(), scope.now()),
                scope.shareBefore(),
                scope.shareNow(),
                scope.isBroken(),
                response,
                scope.estimate(),
                false);
    }

    private static @Nullable BigDecimal difference(@Nullable BigDecimal before, @Nullable BigDecimal now) {
        return before == null || now == null
                ? null
                : now.subtract(before).setScale(Figure.DECIMALS, RoundingMode.HALF_UP);
    }

    private static @Nullable BigDecimal percent(
            Indicator indicator, @Nullable BigDecimal before, @Nullable BigDecimal now) {
        BigDecimal difference = difference(before, now);
        return difference == null || before == null || before.signum() == 0 || indicator.unit() == Unit.PERCENT
                ? null
                : difference.multiply(HUNDRED).divide(before.abs(), Figure.DECIMALS, RoundingMode.HALF_UP);
    }
}
