package fr.mediation.bilan.indicator.reporter;

import fr.mediation.bilan.fact.YearBasis;
import fr.mediation.bilan.figure.PartialDelivery;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The days that the lines of a delivery reach from and to.
 *
 * @param producer who delivered it
 * @param first the day of its first line
 * @param last the day of its last line
 */
public record DeliveredPeriod(String producer, LocalDate first, LocalDate last) {
    private static final int MONTHS = 12;

    /** Who delivers so much each year delivers a part of each. */
    private static final int HALF = 6;

    /** Who delivered less than this, and less than the year before, is not taken for somebody who reported the year. */
    static final int ENOUGH = 10;

    /**
     * {@return the producers whose deliveries reach a part of a year alone, by name}
     *
     * @param all the deliveries
     * @param facts what they are of, by id
     * @param basis how years are counted
     * @param year the year
     */
    public static List<PartialDelivery> partial(List<DeliveredPeriod> all, String facts, YearBasis basis, int year) {
        Map<String, BitSet> now = months(all, basis, year);
        Map<String, BitSet> before = months(all, basis, year - 1);
        List<PartialDelivery> partial = new ArrayList<>();
        now.forEach((producer, months) -> {
            int reached = months.cardinality();
            int earlier = before.getOrDefault(producer, new BitSet()).cardinality();
            // One that is new may have begun late in the year; it is asked for what came after.
            boolean fewer = earlier > 0 ? reached < earlier || reached <= HALF : months.length() < ENOUGH;
            if (reached > 0 && reached < ENOUGH && fewer) {
                partial.add(new PartialDelivery(year, facts, producer, reached, earlier));
            }
        });
        return partial;
    }

    /** The months of a year that the deliveries of each producer reach, of any year, by name. */
    static Map<String, BitSet> months(List<DeliveredPeriod> all, YearBasis basis, int year) {
        Map<String, BitSet> months = new TreeMap<>();
        for (DeliveredPeriod period : all) {
            BitSet own = months.computeIfAbsent(period.producer(), producer -> new BitSet(MONTHS));
            for (int month = 0; month < MONTHS; month++) {
                LocalDate begin = basis.firstDay(year).plusMonths(month);
                LocalDate end = basis.firstDay(year).plusMonths(month + 1L);
                if (period.first().isBefore(end) && !period.last().isBefore(begin)) {
                    own.set(month);
                }
            }
        }
        return months;
    }
}
