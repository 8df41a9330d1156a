package fr.mediation.bilan.indicator.measure;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;

class TotalsTest {
    private static Totals one(long micros) {
        Totals totals = new Totals(1, 0, 0);
        totals.add(0, micros);
        return totals;
    }

    @Test
    void aSumWithoutValuesIsUnknownAndNotZero() {
        assertThat(new Totals(1, 0, 0).sum(0)).isNull();
        assertThat(one(0).sum(0)).isEqualByComparingTo("0");
    }

    @Test
    void millionthsAndExactNumbersAddUp() {
        Totals totals = one(1_500_000);
        totals.add(0, new BigDecimal("0.0000001"));

        assertThat(totals.sum(0)).isEqualByComparingTo("1.5000001");
    }

    @Test
    void theSumsOfSeveralGroupsAreAdded() {
        Totals exact = new Totals(1, 0, 0);
        exact.add(0, new BigDecimal("0.0000001"));

        assertThat(Totals.united(List.of(one(1_000_000), one(2_000_000), exact, new Totals(1, 0, 0)))
                        .sum(0))
                .isEqualByComparingTo("3.0000001");
    }

    @Test
    void whatIsWrittenIsReadAgain() throws IOException {
        Totals written = new Totals(2, 1, 0);
        written.add(0, 42);
        written.add(0, new BigDecimal("0.0000001"));
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        written.write(new DataOutputStream(bytes));

        Totals read = new Totals(2, 1, 0);
        read.read(new DataInputStream(new ByteArrayInputStream(bytes.toByteArray())));

        assertThat(read.sum(0)).isEqualByComparingTo("0.0000421");
        assertThat(read.sum(1)).isNull();
    }

    private static Totals days(long... values) {
        Totals totals = new Totals(0, 0, 1);
        for (long value : values) {
            totals.addValue(0, BigDecimal.valueOf(value));
        }
        return totals;
    }

    @Test
    void theMedianIsTheMiddleValueOrTheMeanOfTheTwoInTheMiddle() {
        assertThat(days(200, 40, 60).median(0)).isEqualByComparingTo("60");
        assertThat(days(200, 40, 60, 61).median(0)).isEqualByComparingTo("60.5");
        assertThat(days().median(0)).isNull();
    }

    @Test
    void theMedianOfSeveralGroupsIsThatOfAllTheirRows() {
        assertThat(Totals.united(List.of(days(10, 20, 900), days(30))).median(0))
                .isEqualByComparingTo("25");
    }

    @Test
    void valuesOfAMedianAreReadAsTheyWereWritten() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        days(7, 7, 900).write(new DataOutputStream(bytes));

        Totals read = new Totals(0, 0, 1);
        read.read(new DataInputStream(new ByteArrayInputStream(bytes.toByteArray())));

        assertThat(read.median(0)).isEqualByComparingTo("7");
    }
}
