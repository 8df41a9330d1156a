package fr.mediation.bilan.indicator.measure;

import fr.mediation.bilan.figure.NameChanges;
import fr.mediation.bilan.indicator.Territory;
import fr.mediation.bilan.indicator.measure.Reporters.Reporter;
import fr.mediation.bilan.indicator.reporter.DeliveredMonths;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** What reporters' changes of name make of persons and places: persons have the identifiers of their producer. */
final class ChangedNames {
    private final Reporters before;
    private final Reporters now;
    private final SameReporters same;
    private final DeliveredMonths months;
    private final Territory country;

    /**
     * Looks at those of a year.
     *
     * @param before who reported the year before
     * @param now who reported in the year
     * @param same who goes on under another name
     * @param months the deliveries
     * @param country the country
     */
    ChangedNames(Reporters before, Reporters now, SameReporters same, DeliveredMonths months, Territory country) {
        this.before = before;
        this.now = now;
        this.same = same;
        this.months = months;
        this.country = country;
    }

    /** What they make of a territory's persons and places; empty where that is nothing. */
    Optional<NameChanges> of(Territory territory, int year, String facts) {
        Collection<Reporter> all = now.of(territory).values();
        List<Reporter> anew = all.stream().filter(this::isNamedAnew).toList();
        List<Reporter> twice = all.stream().filter(this::isNamedTwice).toList();
        long places =
                all.stream().flatMap(one -> one.places().stream()).distinct().count();
        long placesTwice = all.stream()
                .mapToLong(one -> Math.max(0, one.places().size() - 1))
                .sum();
        if (anew.isEmpty() && placesTwice == 0) {
            return Optional.empty();
        }
        return Optional.of(new NameChanges(
                        year,
                        facts,
                        territory.perimeter(),
                        territory.level(),
                        territory.code(),
                        now.persons(all),
                        now.persons(anew),
                        now.persons(twice),
                        places,
                        placesTwice))
                .filter(NameChanges::isAny);
    }

    /** Whether a reporter changed its name within a year: the same person is another one under each, and counts twice. */
    boolean isOfSeveralProducers(Reporter reporter) {
        return areOfSeveralProducers(reporter.names());
    }

    private boolean areOfSeveralProducers(Collection<String> names) {
        return names.stream().map(months::producer).distinct().count() > 1;
    }

    /** Whether persons of a reporter may have been named under another one in the year or the year before. */
    private boolean isNamedAnew(Reporter own) {
        Reporter then = before.of(country).get(own.key());
        return then != null && isOfAnotherProducer(own, then) && names(before, then)
                || same.undecided(own.key()).stream()
                        .anyMatch(from -> names(before, before.of(country).get(from)))
                || isNamedTwice(own);
    }

    private boolean isOfAnotherProducer(Reporter own, Reporter then) {
        Set<String> names = new TreeSet<>(own.names());
        names.addAll(then.names());
        return areOfSeveralProducers(names);
    }

    /** Whether a person who came before and after a change of name within the year counts twice. */
    private boolean isNamedTwice(Reporter own) {
        return isOfSeveralProducers(own)
                || same.undecided(own.key()).stream()
                        .anyMatch(from -> names(now, now.of(country).get(from)));
    }

    private static boolean names(Reporters year, @Nullable Reporter reporter) {
        return reporter != null && year.persons(List.of(reporter)) > 0;
    }
}
