package fr.mediation.bilan.job.compute;

import fr.mediation.bilan.definition.JobsFolder;
import fr.mediation.bilan.fact.FactTable;
import fr.mediation.bilan.fact.FactTable.Trait;
import fr.mediation.bilan.fact.FactTables;
import fr.mediation.bilan.fact.YearBasis;
import fr.mediation.bilan.job.run.ExclusiveRuns;
import fr.mediation.bilan.job.run.Home;
import fr.mediation.bilan.job.run.JobRuns;
import fr.mediation.bilan.store.ComputationStore;
import fr.mediation.bilan.store.DeliveryStore;
import fr.mediation.bilan.store.FigureStore;
import fr.mediation.bilan.text.ProblemException;
import fr.mediation.bilan.text.Sentence;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.springframework.batch.core.job.parameters.JobParameters;
import org.springframework.batch.core.job.parameters.JobParametersBuilder;
import org.springframework.stereotype.Service;

/** Computes figures. A computation is identified by the deliveries in force and the definitions. */
@Service
public class Computations {
    /**
     * The version of the rules by which facts become figures. It changes when the same facts and definitions give other
     * figures; what changed then is told to readers (the sentences {@code report.method.change}).
     */
    public static final int RULES = 11;

    private final JobRuns runs;
    private final IndicatorsJob job;
    private final DeliveryStore deliveries;
    private final FigureStore figures;
    private final ComputationStore computations;
    private final FactTables facts;
    private final Clock clock;

    Computations(
            JobRuns runs,
            IndicatorsJob job,
            DeliveryStore deliveries,
            FigureStore figures,
            ComputationStore computations,
            FactTables facts,
            Clock clock) {
        this.runs = runs;
        this.job = job;
        this.deliveries = deliveries;
        this.figures = figures;
        this.computations = computations;
        this.facts = facts;
        this.clock = clock;
    }

    /**
     * What was computed.
     *
     * @param ran false where nothing had changed
     * @param computation the computation's number
     * @param basis how years are counted
     * @param years the years there are figures for
     * @param rowsRead how many rows were read, by facts and year such as {@code attendance-2016}: only of what changed
     * @param withoutValue why some of the years have no added value, by year
     */
    public record Computed(
            boolean ran,
            long computation,
            YearBasis basis,
            List<Integer> years,
            SortedMap<String, Long> rowsRead,
            SortedMap<Integer, Sentence> withoutValue) {
        /** {@return how many rows were read in all, 0 where nothing had changed} */
        public long rows() {
            return rowsRead.values().stream().mapToLong(Long::longValue).sum();
        }

        /** {@return the years as users read them, joined by commas} */
        public String yearList() {
            return years.stream().map(String::valueOf).collect(Collectors.joining(", "));
        }

        /**
         * Insists on a year that there are figures for.
         *
         * @param year the year wanted
         * @param home the home, to say where to put files
         * @return the year
         * @throws ProblemException if there are none
         */
        public int choose(int year, Home home) {
            if (years.isEmpty()) {
                throw new ProblemException("job.no-data-at-all", home.inbox().toString());
            }
            if (!years.contains(year)) {
                throw new ProblemException("job.no-data", Integer.toString(year), yearList());
            }
            return year;
        }
    }

    /**
     * Computes what changed. To be called within {@link ExclusiveRuns}. Figures of the other basis stay as they are.
     *
     * @param jobs the definitions
     * @param basis how years are counted
     * @return what there is now
     */
    public Computed compute(JobsFolder jobs, YearBasis basis) {
        Definitions definitions = Definitions.read(jobs, facts);
        List<Integer> years = years(basis);
        if (years.isEmpty()) {
            return new Computed(false, 0, basis, years, Collections.emptySortedMap(), Collections.emptySortedMap());
        }
        ComputationPlan plan = plan(definitions, basis, years);
        String fingerprint = plan.fingerprint();
        long computation = computations.begin(fingerprint, basis.code());
        // A computation that was forgotten is a new one when it is wanted again.
        JobParameters parameters = new JobParametersBuilder()
                .addString("fingerprint", fingerprint)
                .addLong("computation", computation)
                .toJobParameters();
        boolean ran = runs.run(job.of(computation, definitions, plan), parameters);
        return new Computed(
                ran,
                computation,
                basis,
                years,
                ran
                        ? runs.rowsRead(IndicatorsJob.NAME, parameters, IndicatorsJob.SCAN + ":")
                        : Collections.emptySortedMap(),
                withoutValue(definitions, years));
    }

    private static SortedMap<Integer, Sentence> withoutValue(Definitions definitions, List<Integer> years) {
        SortedMap<Integer, Sentence> reasons = new TreeMap<>();
        for (int year : years) {
            definitions.obstacle(year).ifPresent(reason -> reasons.put(year, reason));
        }
        return reasons;
    }

    /**
     * {@return the computation of what there is now}
     *
     * @param jobs the definitions
     * @param basis how years are counted
     * @throws ProblemException if something changed since the last one
     */
    public long current(JobsFolder jobs, YearBasis basis) {
        String fingerprint =
                plan(Definitions.read(jobs, facts), basis, years(basis)).fingerprint();
        return computations
                .completed(fingerprint)
                .orElseThrow(() -> new ProblemException("job.explain.not-computed", basis.code()));
    }

    /** What a computation would do now. */
    ComputationPlan plan(Definitions definitions, YearBasis basis, List<Integer> years) {
        return new ComputationPlan(definitions, deliveries, basis, years, LocalDate.now(clock));
    }

    /**
     * {@return the years that deliveries have data about, even of one day only, in order}
     *
     * @param basis how years are counted
     */
    public List<Integer> years(YearBasis basis) {
        return years(facts.delivered(), basis);
    }

    private List<Integer> years(List<FactTable> tables, YearBasis basis) {
        return tables.stream()
                .flatMap(table -> deliveries.years(table, basis).stream())
                .distinct()
                .sorted()
                .toList();
    }

    /**
     * {@return the last year that is over and about which activities were reported; where no activity was, the last
     * year that is over and about which anything was, empty where there is no such year}
     *
     * @param computed what there is
     */
    public Optional<Integer> lastCompleteYear(Computed computed) {
        int thisYear = computed.basis().yearOf(LocalDate.now(clock));
        return last(years(facts.with(Trait.ACTIVITY), computed.basis()), thisYear)
                .or(() -> last(computed.years(), thisYear));
    }

    private static Optional<Integer> last(List<Integer> years, int thisYear) {
        return years.stream().filter(year -> year < thisYear).reduce((earlier, later) -> later);
    }

    /**
     * {@return how many figures of all perimeters and levels a computation has}
     *
     * @param computed the computation
     * @param years the years
     */
    public long count(Computed computed, List<Integer> years) {
        return years.isEmpty() ? 0 : figures.count(computed.computation(), years);
    }
}
