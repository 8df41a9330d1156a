package fr.mediation.bilan.value;

import fr.mediation.bilan.text.ProblemException;
import java.math.BigDecimal;
import java.util.Collections;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The rate at which euros of later years are discounted to the first year; it may change over the years. A step such as
 * the British Green Book's (3.5 % for thirty years, then 3 %) is written with the calendar years it starts from.
 */
public final class DiscountRate {
    private final NavigableMap<Integer, BigDecimal> inForceFrom;

    private DiscountRate(NavigableMap<Integer, BigDecimal> inForceFrom) {
        this.inForceFrom = Collections.unmodifiableNavigableMap(inForceFrom);
    }

    /**
     * {@return a schedule of one rate for every year}
     *
     * @param rate the rate, 0 to 1
     */
    public static DiscountRate constant(BigDecimal rate) {
        return new DiscountRate(new TreeMap<>(Map.of(Integer.MIN_VALUE, rate)));
    }

    /**
     * Rates that change over the years.
     *
     * @param inForceFrom the rate, 0 to 1, by the calendar year from which it is in force; at least one
     * @return the schedule
     */
    public static DiscountRate schedule(Map<Integer, BigDecimal> inForceFrom) {
        if (inForceFrom.isEmpty()) {
            throw new IllegalArgumentException("a discount schedule has at least one rate");
        }
        return new DiscountRate(new TreeMap<>(inForceFrom));
    }

    /**
     * {@return the rate in force in a year, 0 to 1}
     *
     * @param year the calendar year
     * @throws ProblemException {@code value.discount-rate-before} if the schedule starts later
     */
    public BigDecimal in(int year) {
        Map.Entry<Integer, BigDecimal> entry = inForceFrom.floorEntry(year);
        if (entry == null) {
            throw new ProblemException(
                    "value.discount-rate-before", Integer.toString(year), Integer.toString(inForceFrom.firstKey()));
        }
        return entry.getValue();
    }

    /** {@return the first calendar year the schedule knows, empty where one rate holds for every year} */
    public Optional<Integer> firstYear() {
        return Optional.of(inForceFrom.firstKey()).filter(year -> year != Integer.MIN_VALUE);
    }

    /**
     * {@return what a euro of a later year is worth in the first: factor(1) = 1, factor(t) = factor(t − 1) / (1 + rate
     * of the calendar year t), the factor of each year from the first, with fifty significant digits}
     *
     * @param firstYear the calendar year that is year 1
     * @param horizon how many years, at least 0
     */
    BigDecimal[] factors(int firstYear, int horizon) {
        BigDecimal[] factors = new BigDecimal[horizon];
        BigDecimal factor = BigDecimal.ONE;
        for (int year = 0; year < horizon; year++) {
            if (year > 0) {
                factor = factor.divide(BigDecimal.ONE.add(in(firstYear + year)), Rounding.QUOTIENT);
            }
            factors[year] = factor;
        }
        return factors;
    }
}
