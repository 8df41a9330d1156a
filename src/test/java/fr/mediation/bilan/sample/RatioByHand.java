package fr.mediation.bilan.sample;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What is missing from those that did not answer: last year's number of each, times the ratio of this year's to last year's
 * over those of its stratum that answered. Its error is that of a superpopulation in which each number is last year's times
 * the ratio, with a variance in proportion to last year's (K. R. W. Brewer, Ratio estimation and finite populations,
 * Australian Journal of Statistics 5, 1963; R. M. Royall, Biometrika 57, 1970).
 */
public final class RatioByHand {
    private RatioByHand() {}

    /**
     * Who reported a number last year.
     *
     * @param region where it lies
     * @param kind what kind of place it is; empty where unknown
     * @param volume how much it reported last year
     * @param before last year's number
     * @param now this year's; null where it did not answer
     */
    public record Asked(
            String region,
            String kind,
            BigDecimal volume,
            double before,
            @Nullable Double now) {
        private int size() {
            return volume.toBigInteger().toString().length();
        }
    }

    /**
     * What is missing.
     *
     * @param number how much
     * @param reach half the width of its 95 % interval
     */
    public record Missing(double number, double reach) {}

    /**
     * {@return what is missing; empty where nobody is, and where too little is known}
     *
     * @param asked all that were asked
     */
    public static Optional<Missing> missing(List<Asked> asked) {
        List<List<Asked>> cells = cells(asked);
        double missing = 0;
        double freedom = 0;
        double squares = 0;
        for (List<Asked> cell : cells) {
            double silent = silent(cell);
            if (silent == 0) {
                continue;
            }
            double answered = answered(cell);
            if (answered < silent) {
                return Optional.empty();
            }
            double ratio = ratio(cell);
            missing += silent * ratio;
            freedom += freedom(cell);
            squares += squares(cell, ratio);
        }
        if (cells.stream().allMatch(cell -> silent(cell) == 0) || freedom == 0) {
            return Optional.empty();
        }
        double variance = 0;
        for (List<Asked> cell : cells) {
            double silent = silent(cell);
            double answered = answered(cell);
            double spread = freedom(cell) > 0 ? squares(cell, ratio(cell)) / freedom(cell) : squares / freedom;
            variance += silent == 0 ? 0 : spread * silent * (silent + answered) / answered;
        }
        return Optional.of(new Missing(missing, StudentByHand.quantile(0.975, freedom) * Math.sqrt(variance)));
    }

    private static double silent(List<Asked> cell) {
        return sum(cell, one -> one.now() == null ? one.before() : 0);
    }

    private static double answered(List<Asked> cell) {
        return sum(cell, one -> one.now() == null ? 0 : one.before());
    }

    private static double ratio(List<Asked> cell) {
        return sum(cell, one -> one.now() == null ? 0 : one.now()) / answered(cell);
    }

    private static double sum(List<Asked> cell, Function<Asked, Number> number) {
        return cell.stream().mapToDouble(one -> number.apply(one).doubleValue()).sum();
    }

    private static double freedom(List<Asked> cell) {
        long weighed = cell.stream()
                .filter(one -> one.now() != null && one.before() > 0)
                .count();
        return Math.max(0, weighed - 1);
    }

    private static double squares(List<Asked> cell, double ratio) {
        return cell.stream()
                .filter(one -> one.now() != null && one.before() > 0)
                .mapToDouble(one -> Math.pow(one.now() - ratio * one.before(), 2) / one.before())
                .sum();
    }

    /** Strata of region, kind and size; those of fewer than five are joined within region and kind, then within the region. */
    private static List<List<Asked>> cells(List<Asked> all) {
        List<List<Asked>> cells = new ArrayList<>();
        Map<Boolean, List<List<Asked>>> fine =
                bySize(List.of(all), one -> one.region() + one.kind() + "#" + one.size());
        cells.addAll(fine.get(true));
        Map<Boolean, List<List<Asked>>> coarse = bySize(fine.get(false), one -> one.region() + one.kind());
        cells.addAll(coarse.get(true));
        bySize(coarse.get(false), Asked::region).values().forEach(cells::addAll);
        return cells;
    }

    private static Map<Boolean, List<List<Asked>>> bySize(List<List<Asked>> some, Function<Asked, String> stratum) {
        return some.stream()
                .flatMap(List::stream)
                .collect(Collectors.groupingBy(stratum, TreeMap::new, Collectors.toList()))
                .values()
                .stream()
                .collect(Collectors.partitioningBy(cell -> cell.size() >= 5));
    }
}
