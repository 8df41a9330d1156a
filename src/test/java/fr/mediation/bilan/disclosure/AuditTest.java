package fr.mediation.bilan.disclosure;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.BitSet;
import java.util.Collections;
import org.junit.jupiter.api.Test;

class AuditTest {
    private final LinkedTables.Builder builder = LinkedTables.builder();

    private Audit.Findings audit(double... published) {
        BitSet hidden = new BitSet();
        for (int cell = 0; cell < published.length; cell++) {
            hidden.set(cell, Double.isNaN(published[cell]));
        }
        double[] values = published.clone();
        hidden.stream().forEach(cell -> values[cell] = 0);
        return Audit.of(
                builder.build(), values, hidden, Collections.nCopies(published.length, new SafetyRule.Count(11)));
    }

    /** That it is none tells of nobody, though single sums leave it open between 0 and 5. */
    @Test
    void whatIsNoneByAllSumsTogetherIsSafe() {
        int none = builder.count();
        int five = builder.count();
        int[] four = {builder.count(), builder.count(), builder.count(), builder.count()};
        builder.total(builder.count(), none, five);
        builder.total(builder.count(), four[0], four[1]);
        builder.total(builder.count(), four[0], four[2], none);
        builder.total(builder.count(), four[3], four[1]);
        builder.total(builder.count(), four[3], four[2]);
        double hidden = Double.NaN;

        Audit.Findings findings = audit(hidden, hidden, hidden, hidden, hidden, hidden, 5, 20, 20, 20, 20);

        assertThat(findings.exposures()).containsExactly(new Audit.Exposure(five, new Interval(5, 5)));
    }
}
