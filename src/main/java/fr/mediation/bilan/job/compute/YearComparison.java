package fr.mediation.bilan.job.compute;

import fr.mediation.bilan.indicator.measure.DeliveredPeriod;
import fr.mediation.bilan.indicator.measure.ListedPlaces;
import fr.mediation.bilan.indicator.measure.ListedPlaces.ListedPlace;
import fr.mediation.bilan.indicator.measure.Measurement;
import fr.mediation.bilan.indicator.measure.YearPair;
import fr.mediation.bilan.store.FigureStore.Part;
import fr.mediation.bilan.store.PlaceStore;
import fr.mediation.bilan.store.ResponseStore;
import fr.mediation.bilan.store.ResponseStore.Reported;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
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
     * @param missing the parts that are wanted, all of the same facts
     */
    void compare(ComputationPlan plan, List<Part> missing) {
        String facts = missing.get(0).indicator();
        // The sums of two years are held at a time: those of the earlier one are let go where the next year is taken.
        TreeMap<Integer, Measurement> measured = new TreeMap<>();
        for (Part part :
                missing.stream().sorted(Comparator.comparing(Part::year)).toList()) {
            measured.headMap(part.year() - 1).clear();
            Measurement before = measured(plan, facts, part.year() - 1, measured);
            Measurement now = measured(plan, facts, part.year(), measured);
            YearPair pair = new YearPair(
                    before,
                    now,
                    new ListedPlaces(
                            listed(part.yearBasis(), part.year() - 1),
                            listed(part.yearBasis(), part.year()),
                            Set.copyOf(places.everListed(part.yearBasis(), part.year()))),
                    delivered(facts));
            responses.store(
                    part,
                    new Reported(
                            pair.constantScopes(),
                            pair.responses(),
                            pair.nonRespondents(),
                            pair.renamed(),
                            pair.partial()));
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

    private Map<String, ListedPlace> listed(String basis, int year) {
        Map<String, ListedPlace> listed = new HashMap<>();
        places.listed(basis, year)
                .forEach(place ->
                        listed.put(place.place(), new ListedPlace(place.name(), place.department(), place.kind())));
        return listed;
    }
}
