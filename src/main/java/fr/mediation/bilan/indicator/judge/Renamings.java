package fr.mediation.bilan.indicator.judge;

import fr.mediation.bilan.fact.FactTable;
import fr.mediation.bilan.fact.FactTable.Trait;
import fr.mediation.bilan.figure.NameChanges;
import fr.mediation.bilan.indicator.Aggregate;
import fr.mediation.bilan.indicator.Formula;
import fr.mediation.bilan.indicator.Indicator;
import fr.mediation.bilan.indicator.Origin;
import fr.mediation.bilan.indicator.WrongMeasure;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Which series reporters' changes of name break: those of who came before, of how many persons there are, and of how many places,
 * and what is derived from these.
 */
final class Renamings {
    /** How many years before a year tell who is new in it. */
    private static final int HISTORY = 2;

    private final Map<Key, NameChanges> changes = new HashMap<>();
    private final Set<String> effects;
    private final Map<String, Indicator> indicators;
    private final Map<String, Set<Kind>> kinds = new ConcurrentHashMap<>();

    private record Key(String facts, String territory, int year) {}

    /** What of some facts is not counted as it would be under one name. */
    private record Kind(String facts, boolean lookingBack, Predicate<NameChanges> broken) {}

    Renamings(Reporting reporting, Map<String, Indicator> indicators) {
        reporting.nameChanges().forEach(one -> changes.put(new Key(one.facts(), one.territory(), one.year()), one));
        effects = reporting.effects();
        this.indicators = indicators;
    }

    /** Whether an indicator of a territory is not to be compared with the year before because of them. */
    boolean breakSeries(String indicator, String territory, int year) {
        return !changes.isEmpty()
                && kinds.computeIfAbsent(indicator, this::kinds).stream()
                        .anyMatch(kind -> years(kind, year)
                                .mapToObj(one -> changes.get(new Key(kind.facts(), territory, one)))
                                .anyMatch(
                                        found -> found != null && kind.broken().test(found)));
    }

    /** Both years, and of those who came before the years in which they did. */
    private static IntStream years(Kind kind, int year) {
        return IntStream.rangeClosed(kind.lookingBack() ? year - HISTORY : year - 1, year);
    }

    private Set<Kind> kinds(@Nullable String id) {
        Indicator of = indicators.get(id);
        if (of == null) {
            return Set.of();
        }
        if (of.from() == Origin.Derived.VALUE) {
            return together(effects);
        }
        return of.facts()
                .map(facts -> measured(of, facts))
                .orElseGet(() -> together(Stream.of(of.numerator(), of.denominator())
                        .filter(operand -> operand != null)
                        .toList()));
    }

    private Set<Kind> together(Collection<String> ids) {
        return ids.stream().flatMap(id -> kinds(id).stream()).collect(Collectors.toSet());
    }

    private static Set<Kind> measured(Indicator of, FactTable facts) {
        if (facts.is(Trait.RETROSPECTIVE)) {
            return facts.inputs().sources().stream()
                    .map(source -> new Kind(source, true, NameChanges::breakHistory))
                    .collect(Collectors.toSet());
        }
        if (counts(of, "person")) {
            return Set.of(new Kind(facts.id(), false, NameChanges::breakPersons));
        }
        return facts.is(Trait.LOCATED) && counts(of, "place")
                ? Set.of(new Kind(facts.id(), false, NameChanges::breakPlaces))
                : Set.of();
    }

    private static boolean counts(Indicator of, String what) {
        try {
            Formula formula = Formula.of(of);
            return Stream.of(Optional.of(formula.numerator()), Optional.ofNullable(formula.denominator()))
                    .flatMap(Optional::stream)
                    .flatMap(measure -> measure.aggregates())
                    .anyMatch(aggregate -> aggregate.kind() == Aggregate.Kind.DISTINCT
                            && aggregate.argument().sql().equals(what));
        } catch (WrongMeasure e) {
            throw new IllegalArgumentException(of.id(), e);
        }
    }
}
