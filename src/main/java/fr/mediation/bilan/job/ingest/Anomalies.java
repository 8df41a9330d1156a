package fr.mediation.bilan.job.ingest;

import fr.mediation.bilan.fact.FactTable;
import fr.mediation.bilan.fact.FactTable.Trait;
import fr.mediation.bilan.fact.FactTables;
import fr.mediation.bilan.store.AnomalyStore;
import fr.mediation.bilan.store.AnomalyStore.Month;
import fr.mediation.bilan.store.Delivery;
import fr.mediation.bilan.store.DeliveryStore;
import fr.mediation.bilan.store.FactStore;
import fr.mediation.bilan.store.GroupMemberStore;
import fr.mediation.bilan.store.OtherProducersStore;
import fr.mediation.bilan.store.OtherProducersStore.LinesOfOthers;
import fr.mediation.bilan.store.PlaceStore;
import fr.mediation.bilan.store.ReturnedLineStore;
import fr.mediation.bilan.text.Folding;
import fr.mediation.bilan.text.Sentence;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/**
 * Finds what is unlike a producer's earlier deliveries: for a person to look at, never a reason to refuse. A year with
 * less than half of the lines of the same months a year before, a month without lines between others that had some a
 * year before, places never seen, a producer whose name differs from another's by case or accents alone, corrected lines
 * that a later delivery replaces, persons who count within a group, and what may count twice: an activity whose day was
 * corrected or whose persons are named for the first time, persons who are all others than before, an entry that two
 * parties have in their registers, a place that two directories list.
 */
@Component
class Anomalies {
    /** Fewer lines in a year say nothing about the next. */
    private static final long ENOUGH_A_YEAR = 20;

    private static final long ENOUGH_A_MONTH = 5;
    private static final int MOST_PLACES_NAMED = 10;

    /** Where two producers may say the same for a reason (places of two directories), or are told of it by entry (registers). */
    private static final Set<Trait> TOLD_OTHERWISE = Set.of(Trait.LOCATES, Trait.REGISTER);

    private final AnomalyStore anomalies;
    private final DeliveryStore deliveries;
    private final FactTables facts;
    private final FactStore replacements;
    private final ReturnedLineStore returned;
    private final GroupMemberStore members;
    private final PlaceStore places;
    private final OtherProducersStore others;

    Anomalies(
            AnomalyStore anomalies,
            DeliveryStore deliveries,
            FactTables facts,
            FactStore replacements,
            ReturnedLineStore returned,
            GroupMemberStore members,
            PlaceStore places,
            OtherProducersStore others) {
        this.anomalies = anomalies;
        this.deliveries = deliveries;
        this.facts = facts;
        this.replacements = replacements;
        this.returned = returned;
        this.members = members;
        this.places = places;
        this.others = others;
    }

    /** Compares a delivery in force, and keeps what was found. One that is held is compared once it counts. */
    void find(long delivery) {
        Delivery settled = deliveries.find(delivery).orElseThrow();
        if (!settled.is(Delivery.IN_FORCE)) {
            return;
        }
        List<Sentence> found = new ArrayList<>();
        similarProducer(settled.received().producer(), found);
        if (facts.of(settled.source()).is(Trait.LOCATES)) {
            places.listing(delivery).ifPresent(listing -> closed(listing, found));
            places.placesOfOthers(delivery)
                    .forEach(told -> found.add(
                            Sentence.of("job.anomaly.places-twice", told.places(), settled.file(), told.producer())));
        }
        boolean comparable =
                anomalies.anyEarlier(delivery) && settled.contents().firstDate() != null;
        if (comparable && facts.of(settled.source()).is(Trait.LOCATED)) {
            List<Month> months = anomalies.months(settled.source(), delivery);
            fewLines(months, found);
            missingMonths(months, found);
            newPlaces(anomalies.newPlaces(delivery), found);
        }
        long namedMembers = facts.of(settled.source()).is(Trait.ACTIVITY) ? members.members(delivery) : 0;
        if (namedMembers > 0) {
            found.add(Sentence.of("job.anomaly.members", namedMembers));
            GroupMemberStore.Contradiction contradiction = members.contradictions(delivery);
            if (contradiction.activities() > 0) {
                found.add(Sentence.of(
                        "job.anomaly.group-contradicted",
                        contradiction.activities(),
                        Integer.toString(contradiction.line())));
            }
        }
        if (facts.of(settled.source()).is(Trait.ACTIVITY)) {
            anomalies
                    .onAnotherDay(delivery)
                    .ifPresent(other -> found.add(Sentence.of(
                            "job.anomaly.other-day",
                            other.activities(),
                            Integer.toString(other.line()),
                            other.now().toString(),
                            other.before().toString())));
            anomalies
                    .namedNow(delivery)
                    .ifPresent(named -> found.add(
                            Sentence.of("job.anomaly.named-now", named.activities(), Integer.toString(named.line()))));
            anomalies
                    .allNew(delivery)
                    .ifPresent(persons -> found.add(Sentence.of(
                            "job.anomaly.all-new",
                            persons.persons(),
                            persons.before(),
                            settled.received().producer())));
        }
        if (facts.of(settled.source()).is(Trait.REGISTER)) {
            others.entriesOfOthers(delivery)
                    .forEach(told -> found.add(Sentence.of(
                            "job.anomaly.entries-twice",
                            told.entries(),
                            settled.file(),
                            told.file(),
                            told.producer())));
        }
        linesOfOthers(settled, delivery)
                .forEach(told -> found.add(Sentence.of(
                        "job.anomaly.lines-twice", told.lines(), settled.file(), told.file(), told.producer())));
        Long origin = settled.relation().corrects();
        if (origin != null) {
            long added = returned.added(facts.of(settled.source()).id(), delivery);
            if (added > 0) {
                found.add(Sentence.of(
                        "job.anomaly.added-lines",
                        added,
                        settled.file(),
                        deliveries.find(origin).orElseThrow().file()));
            }
            replacements
                    .overtaken(facts.of(settled.source()), delivery)
                    .forEach((file, lines) -> found.add(Sentence.of("job.anomaly.overtaken", lines, file)));
        }
        anomalies.store(delivery, found.stream().map(Sentence::stored).toList());
    }

    private List<LinesOfOthers> linesOfOthers(Delivery settled, long delivery) {
        FactTable table = facts.of(settled.source());
        if (table.is(Trait.ACTIVITY)) {
            return others.linesOfANewName(table.id(), delivery);
        }
        return TOLD_OTHERWISE.stream().anyMatch(table::is) ? List.of() : others.linesOfOthers(table.id(), delivery);
    }

    /** Persons and activities belong to their producer: one that is written in two ways has them twice. */
    private void similarProducer(String producer, List<Sentence> found) {
        String folded = Folding.fold(producer);
        anomalies.producers().stream()
                .filter(other -> !other.equals(producer) && Folding.fold(other).equals(folded))
                .findFirst()
                .ifPresent(other -> found.add(Sentence.of("job.anomaly.similar-producer", producer, other)));
    }

    private static void fewLines(List<Month> months, List<Sentence> found) {
        Map<Integer, List<Month>> byYear = months.stream()
                .collect(Collectors.groupingBy(month -> month.month().getYear(), TreeMap::new, Collectors.toList()));
        byYear.forEach((year, own) -> {
            long now = own.stream().mapToLong(Month::now).sum();
            long before = own.stream().mapToLong(Month::before).sum();
            if (before >= ENOUGH_A_YEAR && now * 2 < before) {
                found.add(Sentence.of(
                        "job.anomaly.few-lines", Integer.toString(year), now, Integer.toString(year - 1), before));
            }
        });
    }

    private static void missingMonths(List<Month> months, List<Sentence> found) {
        months.stream()
                .filter(month -> month.now() == 0 && month.before() >= ENOUGH_A_MONTH)
                .map(month -> Sentence.of(
                        "job.anomaly.missing-month", month.month().toString().substring(0, 7), month.before()))
                .forEach(found::add);
    }

    /** What a complete directory lacks is closed, unless it lacks so much that it is a part. */
    private static void closed(PlaceStore.Listing listing, List<Sentence> found) {
        if (listing.partial()) {
            found.add(Sentence.of("job.anomaly.partial-directory", listing.listed(), listing.open()));
        } else if (!listing.missing().isEmpty()) {
            found.add(Sentence.of("job.anomaly.closed-places", listing.missing().size(), named(listing.missing())));
        }
    }

    private static void newPlaces(List<String> places, List<Sentence> found) {
        if (!places.isEmpty()) {
            found.add(Sentence.of("job.anomaly.new-places", places.size(), named(places)));
        }
    }

    private static String named(List<String> places) {
        String named = places.stream().limit(MOST_PLACES_NAMED).collect(Collectors.joining(", "));
        return places.size() > MOST_PLACES_NAMED ? named + "…" : named;
    }
}
