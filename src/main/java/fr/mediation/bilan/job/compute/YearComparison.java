package fr.mediation.bilan.job.compute;

import fr.mediation.bilan.indicator.measure.Measurement;
import fr.mediation.bilan.indicator.measure.YearPair;
import fr.mediation.bilan.indicator.reporter.DeliveredPeriod;
import fr.mediation.bilan.indicator.reporter.ListedPlaces;
import fr.mediation.bilan.indicator.reporter.ListedPlaces.ListedPlace;
import fr.mediation.bilan.store.FigureStore.Part;
import fr.mediation.bilan.store.PlaceStore;
import fr.mediation.bilan.store.ResponseStore;
import fr.mediation.bilan.store.ResponseStore.Reported;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Compares the reporters of each year with those of the year before. */
@Component
class YearComparison {
    private final YearScan scan;
    private final PlaceStore places;
    private final ResponseStore responses;

    YearComparison(YearScan scan, PlaceStore places, ResponseStore responses) {
        this.scan = scan;
        this.places = places;
        this.responses = responses;
    }

    /**
     * Compares and stores. What the facts of a year were summed to is kept from its scan, so that hardly any is read again.
     *
     * @param plan the computation
     * @param missing the parts that are wanted
     */
    void compare(ComputationPlan plan, List<Part> missing) {
        Listings listings = new Listings(plan.basis().code());
        missing.stream()
                .collect(Collectors.groupingBy(Part::indicator, TreeMap::new, Collectors.toList()))
                .forEach((facts, ofFacts) -> compare(plan, facts, ofFacts, listings));
    }

    private void compare(ComputationPlan plan, String facts, List<Part> missing, Listings listings) {
        // The sums of two years are held at a time: those of the earlier one are let go where the next year is taken.
        TreeMap<Integer, Measurement> measured = new TreeMap<>();
        for (Part part :
                missing.stream().sorted(Comparator.comparing(Part::year)).toList()) {
            measured.headMap(part.year() - 1).clear();
            Measurement before = measured(plan, facts, part.year() - 1, measured);
            Measurement now = measured(plan, facts, part.year(), measured);
            YearPair pair = new YearPair(before, now, listings.of(part.year()), delivered(facts));
            responses.store(
                    part,
                    new Reported(
                            pair.constantScopes(),
                            pair.responses(),
                            pair.nonRespondents(),
                            pair.renamed(),
                            pair.partial(),
                            pair.nameChanges()));
        }
    }

    private List<DeliveredPeriod> delivered(String facts) {
        return responses.delivered(facts).stream()
                .map(delivered -> new DeliveredPeriod(delivered.producer(), delivered.first(), delivered.last()))
                .toList();
    }

    private @Nullable Measurement measured(
            ComputationPlan plan, String facts, int year, Map<Integer, Measurement> measured) {
        if (plan.measuredOn(facts, year).isEmpty()) {
            return null;
        }
        return measured.computeIfAbsent(year, one -> scan.measured(plan, facts, one));
    }

    /** The places of the directories, asked for once for all facts. */
    private final class Listings {
        private final String basis;
        private final Map<Integer, ListedPlaces> ofPairs = new HashMap<>();
        private final Map<Integer, Map<String, ListedPlace>> ofYears = new HashMap<>();

        Listings(String basis) {
            this.basis = basis;
        }

        /** Those of a year and of the year before. */
        ListedPlaces of(int year) {
            return ofPairs.computeIfAbsent(
                    year,
                    one -> new ListedPlaces(ofYear(one - 1), ofYear(one), byIdentifier(places.everListed(basis, one))));
        }

        private Map<String, ListedPlace> ofYear(int year) {
            return ofYears.computeIfAbsent(year, one -> byIdentifier(places.listed(basis, one)));
        }

        private static Map<String, ListedPlace> byIdentifier(List<PlaceStore.Listed> some) {
            return some.stream()
                    .collect(Collectors.toUnmodifiableMap(
                            PlaceStore.Listed::place,
                            place -> new ListedPlace(place.name(), place.department(), place.kind(), place.twin()),
                            (first, second) -> second));
        }
    }
}
