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
        Totals totals = new Totals(1, 0);
        totals.add(0, micros);
        return totals;
    }

    @Test
    void aSumWithoutValuesIsUnknownAndNotZero() {
        assertThat(new Totals(1, 0).sum(0)).isNull();
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
        Totals exact = new Totals(1, 0);
        exact.add(0, new BigDecimal("0.0000001"));

        assertThat(Totals.united(List.of(one(1_000_000), one(2_000_000), exact, new Totals(1, 0)))
                        .sum(0))
                .isEqualByComparingTo("3.0000001");
    }

    @Test
    void whatIsWrittenIsReadAgain() throws IOException {
        Totals written = new Totals(2, 1);
        written.add(0, 42);
        written.add(0, new BigDecimal("0.0000001"));
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        written.write(new DataOutputStream(bytes));

        Totals read = new Totals(2, 1);
        read.read(new DataInputStream(new ByteArrayInputStream(bytes.toByteArray())));

        assertThat(read.sum(0)).isEqualByComparingTo("0.0000421");
        assertThat(read.sum(1)).isNull();
    }
}
