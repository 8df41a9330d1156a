package fr.mediation.bilan.indicator.cube;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class KeyNumbersTest {
    private static final int KEYS = 1_000;

    private static LongStream keys() {
        return LongStream.concat(
                LongStream.of(0, -1, Long.MIN_VALUE, Long.MAX_VALUE),
                new SplittableRandom(1).longs(KEYS).distinct());
    }

    @Test
    void keysHaveNumbersInTheOrderOfTheirFirstAppearanceAlsoOnceWritten() throws IOException {
        KeyNumbers numbers = new KeyNumbers();
        long[] given = LongStream.concat(keys(), keys()).map(numbers::number).toArray();
        int count = (int) keys().count();
        assertThat(given)
                .containsExactly(LongStream.concat(LongStream.range(0, count), LongStream.range(0, count))
                        .toArray());

        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        numbers.write(new DataOutputStream(bytes));
        KeyNumbers read = new KeyNumbers();
        read.read(new DataInputStream(new ByteArrayInputStream(bytes.toByteArray())));

        assertThat(read.size()).isEqualTo(count);
        assertThat(keys().mapToInt(read::find).toArray())
                .isSorted()
                .startsWith(0)
                .endsWith(count - 1);
        assertThat(read.find(4)).isNegative();
        assertThat(read.number(4)).isEqualTo(count);
    }
}
