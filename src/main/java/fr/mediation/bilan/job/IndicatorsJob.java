package fr.mediation.bilan.job;

import fr.mediation.bilan.indicator.Catalogue;
import fr.mediation.bilan.indicator.Derivation;
import fr.mediation.bilan.indicator.Figure;
import fr.mediation.bilan.indicator.FigureRows;
import fr.mediation.bilan.indicator.Indicator;
import fr.mediation.bilan.indicator.Measurement;
import fr.mediation.bilan.store.FactScan;
import fr.mediation.bilan.store.FigureStore;
import fr.mediation.bilan.store.TerritoryStore;
import fr.mediation.bilan.territory.Territories;
import fr.mediation.bilan.text.ProblemException;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.batch.core.job.Job;
import org.springframework.batch.core.job.builder.JobBuilder;
import org.springframework.batch.core.job.builder.SimpleJobBuilder;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.step.Step;
import org.springframework.batch.core.step.builder.StepBuilder;
import org.springframework.batch.infrastructure.repeat.RepeatStatus;
import org.springframework.jdbc.BadSqlGrammarException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;

/** The indicators job. Its identifying parameter is the fingerprint of what it works on. */
@Component
class IndicatorsJob {
    private final JobRepository repository;
    private final PlatformTransactionManager transactions;
    private final TerritoryStore territoryStore;
    private final FactScan scan;
    private final FigureStore store;
    private final Territories territories;

    IndicatorsJob(
            JobRepository repository,
            PlatformTransactionManager transactions,
            TerritoryStore territoryStore,
            FactScan scan,
            FigureStore store,
            Territories territories) {
        this.repository = repository;
        this.transactions = transactions;
        this.territoryStore = territoryStore;
        this.scan = scan;
        this.store = store;
        this.territories = territories;
    }

    /**
     * The job of one computation.
     *
     * @param computation its number
     * @param definitions what it computes with
     * @param years the years it gives figures for
     */
    Job of(long computation, Definitions definitions, List<Integer> years) {
        // step 1: the regions that facts are summed over
        SimpleJobBuilder job =
                new JobBuilder("indicators", repository).start(step("territories", this::refreshTerritories));
        // steps 2 to 6: one scan per fact table
        for (String facts : Catalogue.FACTS) {
            job.next(step("measure-" + facts, () -> measure(computation, definitions, facts, years)));
        }
        // step 7: figures made of figures
        job.next(step("derive", () -> derive(computation, definitions, years)));
        // step 8: all of them become visible at once
        job.next(step("complete", () -> store.complete(computation)));
        return job.build();
    }

    private Step step(String name, Runnable work) {
        return new StepBuilder(name, repository)
                .tasklet(
                        (contribution, context) -> {
                            work.run();
                            return RepeatStatus.FINISHED;
                        },
                        transactions)
                .build();
    }

    private void refreshTerritories() {
        territoryStore.replace(
                territories.departments().stream()
                        .map(department -> Arrays.asList(
                                department.code(),
                                department.region2015OrNull(),
                                department.region2016OrNull(),
                                department.academy2015OrNull(),
                                department.academy2020OrNull()))
                        .toList(),
                territories.populations().stream()
                        .map(population ->
                                List.of(population.department(), population.referenceYear(), population.inhabitants()))
                        .toList());
    }

    private void measure(long computation, Definitions definitions, String facts, List<Integer> years) {
        List<Indicator> indicators = definitions.catalogue().from(facts);
        try {
            List<Figure> figures =
                    new Measurement(scan, territories).measure(facts, facts + "_fact", indicators, years);
            store(computation, indicators, figures);
        } catch (BadSqlGrammarException e) {
            String ids = indicators.stream().map(Indicator::id).collect(Collectors.joining(", "));
            throw new ProblemException(
                    e, "indicator.wrong-measure", ids, e.getSQLException().getMessage());
        }
    }

    private void derive(long computation, Definitions definitions, List<Integer> years) {
        List<Figure> measured =
                store.figures(computation).stream().map(FigureRows::figure).toList();
        Derivation derivation = new Derivation(definitions.catalogue(), territories, measured);
        store(computation, definitions.catalogue().from(Catalogue.INDICATORS), derivation.quotients(years));
        store(
                computation,
                definitions.catalogue().from(Catalogue.VALUE),
                derivation.values(
                        years,
                        (year, indicators) ->
                                definitions.valuator().evaluate(definitions.valueMap(), year, indicators)));
    }

    private void store(long computation, List<Indicator> indicators, List<Figure> figures) {
        store.store(
                computation,
                indicators.stream().map(Indicator::id).toList(),
                figures.stream().map(FigureRows::of).toList());
    }
}
