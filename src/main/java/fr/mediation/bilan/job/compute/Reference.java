package fr.mediation.bilan.job.compute;

import fr.mediation.bilan.indicator.EquipmentFactors;
import fr.mediation.bilan.store.TerritoryStore;
import fr.mediation.bilan.territory.Territories;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** What facts are located and weighed with, copied into the database for its views. */
@Component
class Reference {
    private final TerritoryStore store;
    private final Territories territories;
    private final TransactionTemplate undone;

    /** What was copied last: 35,000 communes are not made into rows again for each computation. */
    private @Nullable Copied copied;

    /** The rows, and what they were made of beside the territories, which are always the same. */
    private record Copied(EquipmentFactors factors, TerritoryStore.Rows rows) {}

    Reference(TerritoryStore store, Territories territories, PlatformTransactionManager transactions) {
        this.store = store;
        this.territories = territories;
        this.undone = new TransactionTemplate(transactions);
    }

    /** Brings the copy up to date. */
    void refresh(Definitions definitions) {
        store.replace(rows(definitions.factors()));
    }

    /** What a query gives with the copy of some definitions, which others' computations do not notice. */
    <T> T with(Definitions definitions, Supplier<T> query) {
        return undone.execute(status -> {
            status.setRollbackOnly();
            refresh(definitions);
            return query.get();
        });
    }

    private synchronized TerritoryStore.Rows rows(EquipmentFactors factors) {
        if (copied == null || copied.factors() != factors) {
            copied = new Copied(factors, made(factors));
        }
        return copied.rows();
    }

    private TerritoryStore.Rows made(EquipmentFactors factors) {
        return new TerritoryStore.Rows(
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
                factors.factors().stream().map(Reference::row).toList());
    }

    /** What is avoided is left out where it is not known, as it was before it could be: such a copy is still the same. */
    private static List<?> row(EquipmentFactors.Factor factor) {
        List<?> weighed = List.of(factor.equipment(), factor.from(), factor.kilograms(), factor.kgCo2e());
        return Stream.concat(weighed.stream(), Stream.ofNullable(factor.kgCo2eAvoided()))
                .toList();
    }
}
