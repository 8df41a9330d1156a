package fr.mediation.bilan.value;

import fr.mediation.bilan.text.Label;
import fr.mediation.bilan.text.ProblemException;
import java.math.BigDecimal;
import java.util.Collections;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * Yearly levels of consumer prices, which convert the euros of one year to the prices of another.
 *
 * @param file the file it was read from, named when a year is missing
 * @param title what it is called
 * @param base what its levels are measured in
 * @param source where the levels come from
 * @param pages where the figure of a year was read; years that nobody read are left out
 * @param levels the average level of each calendar year, above 0, in any base
 */
public record PriceIndex(
        String file,
        Label title,
        Label base,
        Label source,
        Map<Integer, String> pages,
        NavigableMap<Integer, BigDecimal> levels) {
    /**
     * Keeps its own copies.
     */
    public PriceIndex {
        pages = Map.copyOf(pages);
        levels = Collections.unmodifiableNavigableMap(new TreeMap<>(levels));
    }

    /**
     * An index without sources.
     *
     * @param file the file it was read from
     * @param levels the level of each year
     */
    public PriceIndex(String file, NavigableMap<Integer, BigDecimal> levels) {
        this(file, Label.of(""), Label.of(""), Label.of(""), Map.of(), levels);
    }

    /**
     * Converts an amount to the prices of another year: amount × level(to) / level(from).
     *
     * @param amount euros of the year {@code from}
     * @param from the calendar year of the amount's prices
     * @param to the calendar year of the prices asked for
     * @return euros of the year {@code to}; the amount itself where both are the same year
     * @throws ProblemException {@code value.no-price-index} if either year has no level
     */
    public BigDecimal convert(BigDecimal amount, int from, int to) {
        if (from == to) {
            return amount;
        }
        return amount.multiply(level(to)).divide(level(from), Rounding.QUOTIENT);
    }

    private BigDecimal level(int year) {
        BigDecimal level = levels.get(year);
        if (level == null) {
            Map.Entry<Integer, BigDecimal> first = levels.firstEntry();
            String known = first == null ? "" : first.getKey() + "–" + levels.lastKey();
            throw new ProblemException("value.no-price-index", file, Integer.toString(year), known);
        }
        return level;
    }
}
