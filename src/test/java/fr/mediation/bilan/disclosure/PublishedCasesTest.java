package fr.mediation.bilan.disclosure;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.BitSet;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Cases that others published with their answers. */
class PublishedCasesTest {
    /** Table z1 of the package SSBtools; the answer is that of GaussSuppression's first test, cells of 1 to 3 being hidden. */
    @Test
    void eightRegionsByIncomeHideTheCheapestColumnBesideTheSmallCells() {
        double[][] sources = {
            {11, 7, 5, 13, 9, 12, 6, 9},
            {11, 1, 8, 2, 14, 9, 4, 3},
            {55, 29, 35, 17, 63, 24, 22, 38},
            {36, 18, 25, 13, 52, 22, 8, 15}
        };
        CrossedTable table = new CrossedTable(new int[] {8, 4}, at -> sources[at[1] - 1][at[0] - 1]);

        Suppression found = Suppression.of(table.problem(4, List.of()));

        assertThat(found.method()).isEqualTo(Suppression.Method.EXACT);
        assertThat(found.hidden())
                .isEqualTo(cells(
                        table.cell(2, 2),
                        table.cell(4, 2),
                        table.cell(8, 2),
                        table.cell(2, 1),
                        table.cell(4, 1),
                        table.cell(8, 1)));
        Attack attack = Attack.on(table.tables(), table.values(), found.hidden());
        assertThat(List.of(attack.interval(table.cell(2, 2)), attack.interval(table.cell(8, 2))))
                .containsOnly(new Interval(0, 6));
    }

    /** ex1 of the package checkTauArgus: region A has few women. */
    @Test
    void oneHiddenCellOfATableAsksForTheCheapestRectangle() {
        double[][] regions = {{895, 137}, {753, 973}, {569, 486}, {540, 793}};
        CrossedTable table = new CrossedTable(new int[] {4, 2}, at -> regions[at[0] - 1][at[1] - 1]);
        ProtectionProblem counts = table.problem(2, List.of());
        BitSet women = cells(table.cell(1, 2));
        BitSet others = (BitSet) counts.eligible().clone();
        others.andNot(women);
        ProtectionProblem problem = new ProtectionProblem(
                table.tables(),
                table.values(),
                women,
                others,
                table.values(),
                Collections.nCopies(table.values().length, new SafetyRule.Share(15)),
                Lines.alone(table.values().length),
                List.of());

        Suppression found = Suppression.of(problem);

        assertThat(found.method()).isEqualTo(Suppression.Method.EXACT);
        assertThat(found.hidden())
                .isEqualTo(cells(table.cell(1, 2), table.cell(1, 1), table.cell(3, 1), table.cell(3, 2)));
    }

    /** The linked tables of sdcTable's tests: each is safe by itself, and K is known from both. */
    @Test
    void tablesThatAreSafeOneByOneAreFoundUnsafeTogether() {
        double[] values = {2, 2, 8, 8, 3, 3, 3, 7, 20, 16, 6, 30};
        BitSet primary = cells(0, 1, 4, 5, 6);
        List<SafetyRule> rules = Collections.nCopies(values.length, new SafetyRule.Count(4));
        LinkedTables counties = linked(true, false);
        LinkedTables sizes = linked(false, true);
        LinkedTables both = linked(true, true);

        assertThat(Audit.of(counties, values, primary, rules).exposures()).isEmpty();
        assertThat(Audit.of(sizes, values, primary, rules).exposures()).isEmpty();
        assertThat(Audit.of(both, values, primary, rules).exposures())
                .containsExactly(new Audit.Exposure(4, new Interval(3, 3)));
    }

    @Test
    void linkedTablesAreProtectedTogether() {
        double[] values = {2, 2, 8, 8, 3, 3, 3, 7, 20, 16, 6, 30};
        BitSet eligible = cells(2, 3, 7);
        ProtectionProblem problem = new ProtectionProblem(
                linked(true, true),
                values,
                cells(0, 1, 4, 5, 6),
                eligible,
                values,
                Collections.nCopies(values.length, new SafetyRule.Count(4)),
                Lines.alone(values.length),
                List.of());

        Suppression found = Suppression.of(problem);

        assertThat(found.hidden()).isEqualTo(cells(0, 1, 4, 5, 6, 7));
        assertThat(Attack.on(problem.tables(), values, found.hidden()).interval(4))
                .isEqualTo(new Interval(0, 10));
    }

    /** A, B, I, J, K, L, M, N, county 1, county 2, big, small. */
    private static LinkedTables linked(boolean counties, boolean sizes) {
        LinkedTables.Builder builder = LinkedTables.builder();
        for (int cell = 0; cell < 12; cell++) {
            builder.count();
        }
        if (counties) {
            builder.total(8, 0, 1, 2, 3).total(9, 4, 5, 6, 7);
        }
        if (sizes) {
            builder.total(10, 5, 6).total(11, 0, 1, 2, 3, 4, 7);
        }
        return builder.build();
    }

    static BitSet cells(int... cells) {
        BitSet set = new BitSet();
        Arrays.stream(cells).forEach(set::set);
        return set;
    }
}
