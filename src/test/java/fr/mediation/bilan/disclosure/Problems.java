package fr.mediation.bilan.disclosure;

import java.util.BitSet;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/** Problems about counts. */
final class Problems {
    private Problems() {}

    /** Counts from 1 to below a threshold are hidden; zeros are published; a cell costs what it counts. */
    static ProtectionProblem hidingBelow(int threshold, LinkedTables tables, double[] values, List<BitSet> insiders) {
        BitSet primary = new BitSet();
        BitSet eligible = new BitSet();
        for (int cell = 0; cell < values.length; cell++) {
            primary.set(cell, values[cell] > 0 && values[cell] < threshold);
            eligible.set(cell, values[cell] >= threshold);
        }
        return new ProtectionProblem(
                tables,
                values,
                primary,
                eligible,
                values.clone(),
                Collections.nCopies(values.length, new SafetyRule.Count(threshold)),
                Lines.alone(values.length),
                insiders);
    }

    /** Regions by one breakdown and by another, whose totals are the same cells, and the country above both. */
    static ProtectionProblem linked(Random random, int threshold) {
        int regions = 2 + random.nextInt(7);
        int[] breakdowns = {2 + random.nextInt(4), 2 + random.nextInt(4)};
        int[] starts = {regions + 1, regions + 1 + (regions + 1) * breakdowns[0]};
        double[] values = new double[starts[1] + (regions + 1) * breakdowns[1]];
        LinkedTables.Builder builder = LinkedTables.builder();
        for (int cell = 0; cell < values.length; cell++) {
            builder.count();
        }
        int[] inner = new int[regions];
        for (int region = 1; region <= regions; region++) {
            inner[region - 1] = region;
            int whole = random.nextInt(4) == 0 ? random.nextInt(20) : random.nextInt(200);
            values[region] = whole;
            values[0] += whole;
            for (int breakdown = 0; breakdown < 2; breakdown++) {
                int left = whole;
                int[] parts = new int[breakdowns[breakdown]];
                for (int category = 0; category < parts.length; category++) {
                    parts[category] = starts[breakdown] + region * parts.length + category;
                    int part = category == parts.length - 1 ? left : random.nextInt(left + 1);
                    values[parts[category]] = part;
                    values[starts[breakdown] + category] += part;
                    left -= part;
                }
                builder.total(region, parts);
            }
        }
        builder.total(0, inner);
        for (int breakdown = 0; breakdown < 2; breakdown++) {
            int categories = breakdowns[breakdown];
            int[] totals = new int[categories];
            for (int category = 0; category < categories; category++) {
                totals[category] = starts[breakdown] + category;
                int[] parts = new int[regions];
                for (int region = 1; region <= regions; region++) {
                    parts[region - 1] = starts[breakdown] + region * categories + category;
                }
                builder.total(totals[category], parts);
            }
            builder.total(0, totals);
        }
        return hidingBelow(threshold, builder.build(), values, List.of());
    }
}
