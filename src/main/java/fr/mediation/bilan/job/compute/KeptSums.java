package fr.mediation.bilan.job.compute;

import fr.mediation.bilan.definition.JobsFolder;
import fr.mediation.bilan.fact.FactTable;
import fr.mediation.bilan.fact.FactTable.Trait;
import fr.mediation.bilan.fact.FactTables;
import fr.mediation.bilan.fact.YearBasis;
import fr.mediation.bilan.indicator.cube.CubeComparison.Difference;
import fr.mediation.bilan.store.FactCounts;
import fr.mediation.bilan.store.FactCounts.Miscounted;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.springframework.stereotype.Service;

/**
 * Holds the sums that are kept of facts, for the next computation to go on from, against the facts themselves. What no
 * computation would go on from, because a delivery is in force no longer or a definition is another, is left out.
 */
@Service
public class KeptSums {
    private final Computations computations;
    private final FactTables facts;
    private final Reference reference;
    private final YearScan scan;
    private final AttendedYears attended;
    private final FactCounts counts;

    KeptSums(
            Computations computations,
            FactTables facts,
            Reference reference,
            YearScan scan,
            AttendedYears attended,
            FactCounts counts) {
        this.computations = computations;
        this.facts = facts;
        this.reference = reference;
        this.scan = scan;
        this.attended = attended;
        this.counts = counts;
    }

    /**
     * What is kept of a year and is not so.
     *
     * @param facts the fact table
     * @param year the year
     * @param difference of which rows, and what
     */
    public record Wrong(String facts, int year, Difference difference) {}

    /**
     * What was found.
     *
     * @param sums how many years' sums were held against their facts, those of each fact table apart
     * @param wrong what of them is not so
     * @param miscounted the deliveries of which another number of facts is kept than they have
     */
    public record Checked(int sums, List<Wrong> wrong, List<Miscounted> miscounted) {}

    /**
     * Reads the facts again, and changes nothing. To be called within an exclusive run.
     *
     * @param jobs the definitions
     * @param basis how years are counted
     * @return what was found
     * @throws java.io.UncheckedIOException if what is kept cannot be read
     */
    public Checked check(JobsFolder jobs, YearBasis basis) {
        Definitions definitions = Definitions.read(jobs, facts);
        ComputationPlan plan = computations.plan(definitions, basis, computations.years(basis));
        return reference.with(definitions, () -> check(plan));
    }

    private Checked check(ComputationPlan plan) {
        List<Wrong> wrong = new ArrayList<>();
        int sums = 0;
        for (FactTable table : facts.all()) {
            for (int year : years(plan, table)) {
                Optional<List<Difference>> differences = table.is(Trait.RETROSPECTIVE)
                        ? attended.differences(plan, table, year)
                        : scan.differences(plan, table, year);
                if (differences.isPresent()) {
                    sums++;
                    differences.get().forEach(difference -> wrong.add(new Wrong(table.id(), year, difference)));
                }
            }
        }
        return new Checked(
                sums,
                List.copyOf(wrong),
                facts.delivered().stream()
                        .flatMap(table -> counts.miscounted(table).stream())
                        .toList());
    }

    /** The years that anything may be kept of. */
    private static List<Integer> years(ComputationPlan plan, FactTable table) {
        int before = table.is(Trait.RETROSPECTIVE) ? AttendedYears.BEFORE : 0;
        return plan.years().stream()
                .flatMap(year -> IntStream.rangeClosed(year - before, year).boxed())
                .distinct()
                .sorted()
                .toList();
    }
}
