package fr.mediation.bilan.disclosure;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.BitSet;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class OuterBoundsTest {
    static LongStream seeds() {
        return LongStream.range(0, 20);
    }

    @Test
    void whatTheLargestOfTheOthersLeaveIsTheLeast() {
        LinkedTables.Builder builder = LinkedTables.builder();
        int total = builder.count();
        int small = builder.cell(0, 10);
        int other = builder.count();
        LinkedTables tables = builder.total(total, small, other).build();
        BitSet unknown = new BitSet();
        unknown.set(small);
        unknown.set(other);

        assertThat(new OuterBounds(tables, new double[] {50, 0, 0}, unknown).least(other))
                .isEqualTo(40);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void noneIsAboveTheLeastThatFits(long seed) {
        Random random = new Random(seed);
        CrossedTable table = new CrossedTable(new int[] {4, 3}, at -> random.nextInt(30));
        BitSet unknown = new BitSet();
        for (int cell = 0; cell < table.values().length; cell++) {
            unknown.set(cell, random.nextInt(2) == 0);
        }

        OuterBounds bounds = new OuterBounds(table.tables(), table.values(), unknown);

        unknown.stream()
                .forEach(cell -> assertThat(bounds.least(cell))
                        .isLessThanOrEqualTo(IndependentIntervals.of(table.tables(), table.values(), unknown, cell)
                                        .least()
                                + SafetyRule.TOLERANCE));
    }
}
