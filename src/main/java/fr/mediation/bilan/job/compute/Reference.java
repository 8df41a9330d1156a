package fr.mediation.bilan.job.compute;

import fr.mediation.bilan.indicator.EquipmentFactors;
import fr.mediation.bilan.store.TerritoryStore;
import fr.mediation.bilan.territory.Territories;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** What facts are located and weighed with, copied into the database for its views. */
@Component
class Reference {
    private final TerritoryStore store;
    private final Territories territories;

    Reference(TerritoryStore store, Territories territories) {
        this.store = store;
        this.territories = territories;
    }

    /** Brings the copy up to date. */
    void refresh(Definitions definitions) {
        store.replace(
                territories.departments().stream()
                        .map(department ->
                                Arrays.asList(department.code(), department.region2015(), department.region2016()))
                        .toList(),
                territories.populations().stream()
                        .map(population ->
                                List.of(population.department(), population.referenceYear(), population.inhabitants()))
                        .toList(),
                territories.communes().all().stream()
                        .map(commune -> List.of(commune.code(), commune.department(), commune.population()))
                        .toList(),
                definitions.factors().factors().stream().map(Reference::row).toList());
    }

    /** What is avoided is left out where it is not known, as it was before it could be: such a copy is still the same. */
    private static List<?> row(EquipmentFactors.Factor factor) {
        List<?> weighed = List.of(factor.equipment(), factor.from(), factor.kilograms(), factor.kgCo2e());
        return Stream.concat(weighed.stream(), Stream.ofNullable(factor.kgCo2eAvoided()))
                .toList();
    }
}
