package fr.mediation.bilan.disclosure;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Tables nobody chose: of two dimensions and three, with few large cells and many small ones. */
class RandomTablesTest {
    private static final int THRESHOLD = 11;
    private static final int ALL_PATTERNS = 9;

    static LongStream seeds() {
        return LongStream.range(0, Integer.getInteger("tables", 8));
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void nothingHiddenIsFoundFromWhatIsPublished(long seed) {
        isSafe(random(new Random(seed), 20, 10).problem(THRESHOLD, List.of()));
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void noTableGivesAwayWhatIsHiddenInOneThatIsLinkedWithIt(long seed) {
        isSafe(Problems.linked(new Random(seed), THRESHOLD));
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void whoeverIsAloneInACellFindsNoOther(long seed) {
        CrossedTable table = random(new Random(seed), 8, 6);
        isSafe(table.problem(THRESHOLD, table.singletons()));
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void noPatternThatIsSafeCostsLessThanTheExactOne(long seed) {
        Random random = new Random(seed);
        CrossedTable table = random(random, 3, 3);
        ProtectionProblem all = table.problem(THRESHOLD, table.singletons());
        BitSet few = new BitSet();
        all.eligible().stream().limit(ALL_PATTERNS).forEach(few::set);
        ProtectionProblem problem = new ProtectionProblem(
                all.tables(), all.values(), all.primary(), few, all.costs(), all.rules(), all.lines(), all.insiders());

        BitSet exact = ExactSuppression.of(problem).orElse(null);

        BitSet best = null;
        for (BitSet pattern : patterns(problem)) {
            if ((best == null || problem.cost(pattern) < problem.cost(best))
                    && Audit.exposed(problem, pattern).isEmpty()) {
                best = pattern;
            }
        }
        assertThat(exact == null).as("no pattern is safe").isEqualTo(best == null);
        if (best != null) {
            assertThat(problem.cost(exact)).isEqualTo(problem.cost(best));
        }
    }

    private static void isSafe(ProtectionProblem problem) {
        isSafe(problem, Suppression.of(problem));
        isSafe(problem, LocalSuppression.of(problem));
    }

    private static void isSafe(ProtectionProblem problem, Suppression found) {
        assertThat(found.unprotected().stream()).as("left exposed").isEmpty();
        for (BitSet known : problem.attackers()) {
            BitSet unknown = (BitSet) found.hidden().clone();
            unknown.andNot(known);
            double[] published = published(problem, unknown);
            Audit.Findings findings = Audit.of(problem.tables(), published, unknown, problem.rules());
            assertThat(findings.exposures()).as("exposed of %s", found).isEmpty();
            assertThat(findings.contradicted().stream()).isEmpty();
            unknown.stream()
                    .forEach(cell -> assertThat(IndependentIntervals.of(problem.tables(), published, unknown, cell))
                            .matches(problem.rules().get(cell)::isSafe, "safe by another solver: cell " + cell));
        }
    }

    private static List<BitSet> patterns(ProtectionProblem problem) {
        int[] eligible = problem.eligible().stream().toArray();
        List<BitSet> patterns = new ArrayList<>();
        IntStream.range(0, 1 << eligible.length).forEach(number -> {
            BitSet pattern = (BitSet) problem.primary().clone();
            BitSet.valueOf(new long[] {number}).stream().forEach(one -> pattern.set(eligible[one]));
            patterns.add(pattern);
        });
        return patterns;
    }

    private static CrossedTable random(Random random, int most, int mostColumns) {
        boolean cube = random.nextInt(4) == 0;
        int[] sizes = cube
                ? new int[] {2 + random.nextInt(3), 2 + random.nextInt(3), 2 + random.nextInt(2)}
                : new int[] {2 + random.nextInt(most - 1), 2 + random.nextInt(mostColumns - 1)};
        int large = 5 + random.nextInt(200);
        return new CrossedTable(
                sizes,
                at -> random.nextInt(5) == 0
                        ? random.nextInt(4)
                        : random.nextInt(3) == 0 ? random.nextInt(THRESHOLD + 4) : random.nextInt(large));
    }

    private static double[] published(ProtectionProblem problem, BitSet hidden) {
        double[] published = problem.values().clone();
        hidden.stream().forEach(cell -> published[cell] = Double.NaN);
        return published;
    }
}
