package fr.mediation.bilan.job.publish;

import fr.mediation.bilan.fact.FactTable.Trait;
import fr.mediation.bilan.fact.FactTables;
import fr.mediation.bilan.fact.YearBasis;
import fr.mediation.bilan.job.compute.Computations;
import fr.mediation.bilan.report.DeliveryQuality;
import fr.mediation.bilan.report.DirectoryPlace;
import fr.mediation.bilan.report.Quality;
import fr.mediation.bilan.store.Delivery;
import fr.mediation.bilan.store.DeliveryStore;
import fr.mediation.bilan.store.PersonStore;
import fr.mediation.bilan.store.PlaceStore;
import fr.mediation.bilan.store.RejectionStore;
import fr.mediation.bilan.store.TerritoryStore;
import fr.mediation.bilan.territory.Commune;
import fr.mediation.bilan.territory.Communes;
import fr.mediation.bilan.territory.Territories;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Reads the deliveries behind the figures of a report, as they are now. */
@Component
class EvidenceReader {
    private final DeliveryStore deliveries;
    private final RejectionStore rejections;
    private final TerritoryStore territories;
    private final PlaceStore places;
    private final PersonStore persons;
    private final Communes communes;
    private final Decisions decisions;
    private final FactTables facts;

    EvidenceReader(
            DeliveryStore deliveries,
            RejectionStore rejections,
            TerritoryStore territories,
            PlaceStore places,
            PersonStore persons,
            Territories reference,
            Decisions decisions,
            FactTables facts) {
        this.deliveries = deliveries;
        this.rejections = rejections;
        this.territories = territories;
        this.places = places;
        this.persons = persons;
        this.communes = reference.communes();
        this.decisions = decisions;
        this.facts = facts;
    }

    Evidence read(YearBasis basis, int year, List<String> unread) {
        List<Delivery> all = deliveries.all();
        List<Delivery.Contents> activities = all.stream()
                .filter(delivery -> delivery.is(Delivery.IN_FORCE)
                        && facts.of(delivery.source()).is(Trait.ACTIVITY))
                .map(Delivery::contents)
                .filter(contents -> contents.firstDate() != null)
                .toList();
        int times = persons.forgettings().size();
        return new Evidence(
                new Quality(
                        all.stream().map(this::quality).toList(),
                        territories.unlocatedLines(facts.with(Trait.LOCATED))),
                places(basis, year),
                activities.stream()
                        .map(Delivery.Contents::firstDate)
                        .min(Comparator.naturalOrder())
                        .orElse(null),
                activities.stream()
                        .map(Delivery.Contents::lastDate)
                        .max(Comparator.naturalOrder())
                        .orElse(null),
                unread,
                decisions.of(basis, year),
                Computations.RULES,
                times == 0 ? null : times);
    }

    private List<DirectoryPlace> places(YearBasis basis, int year) {
        return places.at(basis.code(), year).stream()
                .filter(place -> place.department() != null)
                .map(place -> new DirectoryPlace(
                        place.name(),
                        Optional.ofNullable(place.commune())
                                .flatMap(communes::find)
                                .map(Commune::name)
                                .orElse(""),
                        place.department(),
                        place.labelled()))
                .toList();
    }

    private DeliveryQuality quality(Delivery delivery) {
        Delivery.Lines lines = delivery.lines();
        return new DeliveryQuality(
                delivery.file(),
                delivery.received().producer(),
                delivery.source(),
                delivery.reading().profile(),
                delivery.contents().firstDate(),
                delivery.contents().lastDate(),
                new DeliveryQuality.Lines(
                        lines.read(), lines.accepted(), lines.rejected(), lines.replaced(), lines.passedOver()),
                delivery.state().status(),
                rejections.uncorrectedByRule(delivery.id()));
    }
}
