package fr.mediation.bilan.indicator.cube;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import org.junit.jupiter.api.Test;

class SumsTest {
    private static Sums one(long micros) {
        Sums sums = new Sums(1, 0);
        sums.add(0, micros);
        return sums;
    }

    private static Sums added(Sums first, Sums... others) {
        Sums sums = first.none();
        sums.add(first);
        for (Sums other : others) {
            sums.add(other);
        }
        return sums;
    }

    @Test
    void aSumWithoutValuesIsUnknownAndNotZero() {
        assertThat(new Sums(1, 0).sum(0)).isNull();
        assertThat(one(0).sum(0)).isEqualByComparingTo("0");
    }

    @Test
    void millionthsAndExactNumbersAddUp() {
        Sums sums = one(1_500_000);
        sums.add(0, new BigDecimal("0.0000001"));

        assertThat(sums.sum(0)).isEqualByComparingTo("1.5000001");
    }

    @Test
    void theSumsOfSeveralGroupsAreAdded() {
        Sums exact = new Sums(1, 0);
        exact.add(0, new BigDecimal("0.0000001"));

        assertThat(added(one(1_000_000), one(2_000_000), exact, new Sums(1, 0)).sum(0))
                .isEqualByComparingTo("3.0000001");
    }

    @Test
    void whatIsWrittenIsReadAgain() throws IOException {
        Sums written = new Sums(2, 0);
        written.add(0, 42);
        written.add(0, new BigDecimal("0.0000001"));
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        written.write(new DataOutputStream(bytes));

        Sums read = new Sums(2, 0);
        read.read(new DataInputStream(new ByteArrayInputStream(bytes.toByteArray())));

        assertThat(read.sum(0)).isEqualByComparingTo("0.0000421");
        assertThat(read.sum(1)).isNull();
    }

    private static Sums days(long... values) {
        Sums sums = new Sums(0, 1);
        for (long value : values) {
            sums.addValue(0, BigDecimal.valueOf(value));
        }
        return sums;
    }

    @Test
    void theMedianIsTheMiddleValueOrTheMeanOfTheTwoInTheMiddle() {
        assertThat(days(200, 40, 60).median(0)).isEqualByComparingTo("60");
        assertThat(days(200, 40, 60, 61).median(0)).isEqualByComparingTo("60.5");
        assertThat(days().median(0)).isNull();
    }

    @Test
    void theMedianOfSeveralGroupsIsThatOfAllTheirRows() {
        assertThat(added(days(10, 20, 900), days(30)).median(0)).isEqualByComparingTo("25");
    }

    @Test
    void valuesOfAMedianAreReadAsTheyWereWritten() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        days(7, 7, 900).write(new DataOutputStream(bytes));

        Sums read = new Sums(0, 1);
        read.read(new DataInputStream(new ByteArrayInputStream(bytes.toByteArray())));

        assertThat(read.median(0)).isEqualByComparingTo("7");
    }
}
