package fr.mediation.bilan.indicator.measure;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What is missing from those that did not report, estimated by the ratio to last year within strata.
 *
 * <p>In a cell the respondents gave x last year in all and y this year; those that are missing gave z last year. They are
 * taken to have changed as the respondents of their cell did, and to be missing z · y / x. Where each unit's figure is
 * last year's times a common ratio, with an error whose variance grows with it, this is the best linear unbiased
 * prediction, and its variance is s² · z · (x + z) / x, with s² = Σ (yᵢ − xᵢ · y / x)² / xᵢ / (n − 1) (Brewer 1963).
 */
final class RatioEstimate {
    /** With fewer units a stratum says too little, and is joined to others of the region. */
    static final int LEAST_UNITS = 5;

    private static final double NORMAL = 1.959964;
    private static final double[] STUDENT = {Double.NaN, 12.7062, 4.3027, 3.1824, 2.7764, 2.5706};
    private static final double HALF = 0.5;

    private RatioEstimate() {}

    /**
     * A unit that reported last year.
     *
     * @param region the region's code
     * @param kind what kind of place it is; empty where unknown
     * @param size the order of magnitude of last year's volume
     * @param before last year's figure
     * @param now this year's, null where it did not report
     */
    record Unit(
            String region,
            String kind,
            int size,
            double before,
            @Nullable Double now) {
        private boolean answered() {
            return now != null;
        }
    }

    /**
     * What is missing.
     *
     * @param missing the estimate
     * @param halfWidth half the width of its 95 % interval
     */
    record Result(double missing, double halfWidth) {}

    /**
     * {@return what is missing; empty where nobody is, where those that answered are under half of a cell's volume, and
     * where too few answered to tell how far the ratio may be wrong}
     *
     * @param units all units of a territory
     */
    static Optional<Result> of(List<Unit> units) {
        List<Cell> cells =
                cells(units).stream().filter(cell -> cell.missing > 0).toList();
        if (cells.isEmpty() || cells.stream().anyMatch(cell -> cell.answered < HALF * (cell.answered + cell.missing))) {
            return Optional.empty();
        }
        long freedom = cells.stream().mapToLong(Cell::freedom).sum();
        if (freedom == 0) {
            return Optional.empty();
        }
        double pooled = cells.stream().mapToDouble(cell -> cell.squares).sum() / freedom;
        double missing = 0;
        double variance = 0;
        for (Cell cell : cells) {
            double spread = cell.freedom() > 0 ? cell.squares / cell.freedom() : pooled;
            missing += cell.missing * cell.ratio;
            variance += spread * cell.missing * (cell.answered + cell.missing) / cell.answered;
        }
        return Optional.of(new Result(missing, student(freedom) * Math.sqrt(variance)));
    }

    /** Strata of region, kind and size; those of too few units are joined within region and kind, then within the region. */
    private static List<Cell> cells(List<Unit> units) {
        List<Cell> cells = new ArrayList<>();
        List<Unit> rest = units;
        List<Function<Unit, String>> strata = List.of(
                unit -> unit.region() + '\n' + unit.kind() + '\n' + unit.size(),
                unit -> unit.region() + '\n' + unit.kind());
        for (Function<Unit, String> stratum : strata) {
            List<Unit> few = new ArrayList<>();
            grouped(rest, stratum).values().forEach(group -> {
                if (group.size() < LEAST_UNITS) {
                    few.addAll(group);
                } else {
                    cells.add(new Cell(group));
                }
            });
            rest = few;
        }
        grouped(rest, Unit::region).values().forEach(group -> cells.add(new Cell(group)));
        return cells;
    }

    private static Map<String, List<Unit>> grouped(List<Unit> units, Function<Unit, String> stratum) {
        Map<String, List<Unit>> groups = new LinkedHashMap<>();
        units.forEach(unit -> groups.computeIfAbsent(stratum.apply(unit), key -> new ArrayList<>())
                .add(unit));
        return groups;
    }

    /**
     * Student's quantile for 97.5 %, beyond the first ones by the expansion of Cornish and Fisher (M. Abramowitz and
     * I. A. Stegun, Handbook of Mathematical Functions, 1964, 26.7.5): four terms give the digits that tables print.
     */
    static double student(long freedom) {
        if (freedom < STUDENT.length) {
            return STUDENT[(int) freedom];
        }
        double z = NORMAL;
        double first = (Math.pow(z, 3) + z) / 4;
        double second = (5 * Math.pow(z, 5) + 16 * Math.pow(z, 3) + 3 * z) / 96;
        double third = (3 * Math.pow(z, 7) + 19 * Math.pow(z, 5) + 17 * Math.pow(z, 3) - 15 * z) / 384;
        double fourth =
                (79 * Math.pow(z, 9) + 776 * Math.pow(z, 7) + 1482 * Math.pow(z, 5) - 1920 * Math.pow(z, 3) - 945 * z)
                        / 92_160;
        return z + (first + (second + (third + fourth / freedom) / freedom) / freedom) / freedom;
    }

    /** What the units of a stratum come to. */
    private static final class Cell {
        private final double answered;
        private final double missing;
        private final double ratio;
        private final double squares;
        private final int respondents;

        Cell(List<Unit> units) {
            List<Unit> there = units.stream().filter(Unit::answered).toList();
            answered = there.stream().mapToDouble(Unit::before).sum();
            missing = units.stream()
                    .filter(unit -> !unit.answered())
                    .mapToDouble(Unit::before)
                    .sum();
            double now = there.stream().mapToDouble(Unit::now).sum();
            ratio = answered == 0 ? 0 : now / answered;
            // A unit of nothing last year would weigh without end.
            List<Unit> weighed =
                    there.stream().filter(unit -> unit.before() > 0).toList();
            respondents = weighed.size();
            squares = weighed.stream()
                    .mapToDouble(unit -> Math.pow(unit.now() - ratio * unit.before(), 2) / unit.before())
                    .sum();
        }

        long freedom() {
            return Math.max(0, respondents - 1);
        }
    }
}
