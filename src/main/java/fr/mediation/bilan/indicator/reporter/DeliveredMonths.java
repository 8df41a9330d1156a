package fr.mediation.bilan.indicator.reporter;

import fr.mediation.bilan.fact.YearBasis;
import java.util.BitSet;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The months of two years that each producer's deliveries reach. */
public final class DeliveredMonths {
    /** Who reports of so many months more in one of the years than in the other did not report of the same. */
    private static final int MORE = 3;

    private final Map<String, BitSet> before;
    private final Map<String, BitSet> now;

    /**
     * Looks which they are.
     *
     * @param delivered the deliveries
     * @param basis how years are counted
     * @param year the later year
     */
    public DeliveredMonths(List<DeliveredPeriod> delivered, YearBasis basis, int year) {
        before = DeliveredPeriod.months(delivered, basis, year - 1);
        now = DeliveredPeriod.months(delivered, basis, year);
    }

    /**
     * {@return the producer of a reporter, whose place stands after a slash; slashes may stand in names too}
     *
     * @param reporter the producer, and the place as its lines name it
     */
    public String producer(String reporter) {
        return IntStream.iterate(reporter.length(), at -> at > 0, at -> reporter.lastIndexOf('/', at - 1))
                .mapToObj(at -> reporter.substring(0, at))
                .filter(now::containsKey)
                .findFirst()
                .orElseGet(() -> reporter.contains("/") ? reporter.substring(0, reporter.indexOf('/')) : reporter);
    }

    /**
     * {@return whether one reporter delivered a part of one of the years alone, and more of the other}
     *
     * @param reporters all its names
     */
    public boolean areUnlike(Collection<String> reporters) {
        int then = reached(reporters, before);
        int today = reached(reporters, now);
        return then > 0
                && today > 0
                && Math.min(then, today) < DeliveredPeriod.ENOUGH
                && Math.abs(then - today) >= MORE;
    }

    /**
     * {@return whether one reporter delivered the later year, or nearly so}
     *
     * @param reporters all its names
     */
    public boolean reachesTheYear(Collection<String> reporters) {
        return reached(reporters, now) >= DeliveredPeriod.ENOUGH;
    }

    private int reached(Collection<String> reporters, Map<String, BitSet> months) {
        BitSet all = new BitSet();
        reporters.stream()
                .map(this::producer)
                .collect(Collectors.toSet())
                .forEach(producer -> all.or(months.getOrDefault(producer, new BitSet())));
        return all.cardinality();
    }
}
