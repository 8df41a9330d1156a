package fr.mediation.bilan.job.compute;

import fr.mediation.bilan.fact.FactTable;
import fr.mediation.bilan.fact.FactTable.Trait;
import fr.mediation.bilan.figure.Category;
import fr.mediation.bilan.figure.Figure;
import fr.mediation.bilan.indicator.Indicator;
import fr.mediation.bilan.indicator.Origin;
import fr.mediation.bilan.indicator.ValueMeasures;
import fr.mediation.bilan.indicator.measure.Derivation;
import fr.mediation.bilan.job.run.JobRuns;
import fr.mediation.bilan.job.run.JobSteps;
import fr.mediation.bilan.store.ComputationStore;
import fr.mediation.bilan.store.FigureStore;
import fr.mediation.bilan.store.FigureStore.Part;
import fr.mediation.bilan.store.QueryPlans;
import fr.mediation.bilan.territory.Territories;
import fr.mediation.bilan.value.Quantity;
import fr.mediation.bilan.value.Valuator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.springframework.batch.core.job.Job;
import org.springframework.batch.core.step.Step;
import org.springframework.batch.infrastructure.item.ExecutionContext;
import org.springframework.core.task.SimpleAsyncTaskExecutor;
import org.springframework.core.task.TaskExecutor;
import org.springframework.stereotype.Component;

/**
 * The indicators job. Its identifying parameter is the fingerprint of what it works on. Each step looks for what is missing: where
 * the job is begun again, another computation may have copied another reference meanwhile, or forgotten what this one had stored.
 */
@Component
class IndicatorsJob {
    static final String NAME = "indicators";
    static final String SCAN = "scan";

    /** Enough to take back what was delivered by mistake without computing again. */
    private static final int COMPUTATIONS_KEPT = 3;

    private final JobSteps steps;
    private final Reference reference;
    private final AttendedYears attended;
    private final YearScan scan;
    private final YearComparison comparison;
    private final FigureStore store;
    private final ComputationStore computations;
    private final Territories territories;
    private final QueryPlans plans;
    private final TaskExecutor scans;

    IndicatorsJob(
            JobSteps steps,
            Reference reference,
            AttendedYears attended,
            YearScan scan,
            YearComparison comparison,
            FigureStore store,
            ComputationStore computations,
            Territories territories,
            QueryPlans plans) {
        this.steps = steps;
        this.reference = reference;
        this.attended = attended;
        this.scan = scan;
        this.comparison = comparison;
        this.store = store;
        this.computations = computations;
        this.territories = territories;
        this.plans = plans;
        SimpleAsyncTaskExecutor executor = new SimpleAsyncTaskExecutor("scan-");
        executor.setConcurrencyLimit(Math.min(Runtime.getRuntime().availableProcessors(), JobRuns.MOST_AT_ONCE));
        this.scans = executor;
    }

    /**
     * The job of one computation.
     *
     * @param computation its number
     * @param definitions what it computes with
     * @param plan its parts
     */
    Job of(long computation, Definitions definitions, ComputationPlan plan) {
        // step 1: what facts are located and weighed with
        Step refresh = steps.repeatedStep("reference", step -> {
            reference.refresh(definitions);
            plans.gatherStatistics();
        });
        // step 2: one scan for each fact table and year of which a part is missing, as many at a time as there are
        // cores and connections
        Step measure = steps.builder("measure")
                .allowStartIfComplete(true)
                .partitioner(SCAN, gridSize -> scans(plan))
                .step(scan(definitions, plan))
                .taskExecutor(scans)
                .build();
        // step 3: beneficiaries, of who attended in each year and before
        Step retrace = steps.repeatedStep("retrace", step -> retrace(plan));
        // step 4: the reporters of each year beside those of the year before
        Step compare = steps.repeatedStep("compare", step -> compare(plan));
        // step 5: figures made of figures
        Step derive = steps.repeatedStep("derive", step -> derive(definitions, plan));
        // step 6: all of them become visible at once
        Step complete = steps.repeatedStep("complete", step -> computations.complete(computation, fingerprints(plan)));
        // step 7: a night's figures are as many as a year's, and nobody asks for those of last week
        Step forget = steps.repeatedStep("forget", step -> computations.forget(computation, COMPUTATIONS_KEPT));
        return steps.job(NAME)
                .start(refresh)
                .next(measure)
                .next(retrace)
                .next(compare)
                .next(derive)
                .next(complete)
                .next(forget)
                .build();
    }

    /**
     * The scans that are needed, each as a partition. Its name says what it reads, not its context: that is saved one commit
     * later than the name, and a run that is killed between the two leaves it empty for ever.
     */
    private Map<String, ExecutionContext> scans(ComputationPlan plan) {
        Map<String, ExecutionContext> partitions = new TreeMap<>();
        for (Part part : missing(plan.parts())) {
            plan.indicator(part)
                    .facts()
                    .ifPresent(facts -> read(plan, facts, part.year())
                            .forEach(year -> partitions.put(facts.id() + "-" + year, new ExecutionContext())));
        }
        return partitions;
    }

    /** The years whose rows are to be read for the figures of a year. */
    private List<Integer> read(ComputationPlan plan, FactTable facts, int year) {
        return facts.is(Trait.RETROSPECTIVE)
                ? IntStream.rangeClosed(year - AttendedYears.BEFORE, year)
                        .filter(one -> !attended.isKept(plan, facts, one))
                        .boxed()
                        .toList()
                : List.of(year);
    }

    private Step scan(Definitions definitions, ComputationPlan plan) {
        return steps.repeatedStep(SCAN, step -> {
            String partition = step.getStepExecution().getStepName().substring(SCAN.length() + 1);
            int dash = partition.lastIndexOf('-');
            FactTable facts = definitions.facts().of(partition.substring(0, dash));
            int year = Integer.parseInt(partition, dash + 1, partition.length(), 10);
            step.getStepExecution()
                    .setReadCount(
                            facts.is(Trait.RETROSPECTIVE)
                                    ? attended.read(plan, facts, year)
                                    : scan.measure(plan, missing(plan.measuredOn(facts.id(), year))));
        });
    }

    private void retrace(ComputationPlan plan) {
        missing(plan.parts()).stream()
                .filter(part -> plan.indicator(part)
                        .facts()
                        .filter(facts -> facts.is(Trait.RETROSPECTIVE))
                        .isPresent())
                .collect(Collectors.groupingBy(Part::year))
                .values()
                .forEach(ofYear -> scan.retrace(plan, ofYear));
    }

    private void compare(ComputationPlan plan) {
        comparison.compare(plan, missing(plan.pairs()));
        scan.forget();
    }

    private static List<String> fingerprints(ComputationPlan plan) {
        return Stream.concat(plan.parts().stream(), plan.pairs().stream())
                .map(Part::fingerprint)
                .toList();
    }

    private static List<String> fingerprints(List<Part> parts) {
        return parts.stream().map(Part::fingerprint).toList();
    }

    private List<Part> missing(List<Part> parts) {
        Set<String> known = store.stored(fingerprints(parts));
        return parts.stream()
                .filter(part -> !known.contains(part.fingerprint()))
                .toList();
    }

    private void derive(Definitions definitions, ComputationPlan plan) {
        List<Part> missing = missing(plan.parts());
        for (int year : missing.stream().map(Part::year).distinct().sorted().toList()) {
            List<String> underived = fingerprints(plan.underived(year));
            List<Figure> measured = Stream.concat(
                            store.totals(underived).stream(),
                            definitions.valueMap().measured().stream()
                                    .flatMap(quantity -> category(quantity, underived)))
                    .toList();
            Derivation derivation = new Derivation(definitions.catalogue(), territories, year, measured);
            Valuator valuator = definitions.valuator();
            boolean hindered = definitions.obstacle(year).isPresent();
            Map<Indicator, List<Figure>> values = derivation.values((of, measures) ->
                    hindered ? Optional.empty() : Optional.of(valuator.evaluate(definitions.valueMap(), of, measures)));
            Map<Part, List<Figure>> figures = new LinkedHashMap<>();
            for (Part part : missing) {
                if (part.year() == year) {
                    Indicator indicator = plan.indicator(part);
                    figures.put(
                            part,
                            indicator.from() == Origin.Derived.VALUE
                                    ? values.get(indicator)
                                    : derivation.quotients(indicator));
                }
            }
            store.store(figures);
        }
    }

    /** The figures of the category that a value map counts; none where it counts the whole. */
    private Stream<Figure> category(Quantity.Measured quantity, List<String> parts) {
        return ValueMeasures.dimension(quantity).stream()
                .map(dimension -> new Category(dimension, quantity.category()))
                .flatMap(category -> store.category(parts, quantity.indicator(), category).stream());
    }
}
