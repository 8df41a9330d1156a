package fr.mediation.bilan.value;

import fr.mediation.bilan.text.Label;
import fr.mediation.bilan.text.ProblemException;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * A parameter that somebody publishes and revises: wages, rates, the value of carbon.
 *
 * @param name its name in a map
 * @param title what it is called
 * @param unit its unit
 * @param editions what was published, by the year from which it is used
 */
public record Series(String name, Label title, Label unit, List<Edition> editions) {
    private static final int MONTHS = 12;

    /** Keeps its own copy. */
    public Series {
        editions =
                editions.stream().sorted(Comparator.comparingInt(Edition::from)).toList();
    }

    /**
     * One publication.
     *
     * @param from the first year it is used for
     * @param priceYear the year of its prices, 0 where they are those of each year
     * @param source where it was published
     * @param page where the values were read, empty where they were not
     * @param unverified the days of those that nobody read there
     * @param values by the day from which they are in force
     */
    public record Edition(
            int from,
            int priceYear,
            Label source,
            String page,
            Set<LocalDate> unverified,
            NavigableMap<LocalDate, BigDecimal> values) {
        /** Keeps its own copies. */
        public Edition {
            unverified = Set.copyOf(unverified);
            values = new TreeMap<>(values);
        }
    }

    /**
     * {@return the edition that is used for a year, the last one that began by then, empty before the first}
     *
     * @param year the calendar year
     */
    public Optional<Edition> edition(int year) {
        return editions.stream().filter(edition -> edition.from() <= year).reduce((earlier, later) -> later);
    }

    /**
     * The mean over the months of a year of what was in force on their first day.
     *
     * @param year the calendar year
     * @return in the unit and the prices of the year's edition
     * @throws ProblemException {@code value.series-before} if the series starts later
     */
    public BigDecimal in(int year) {
        Edition edition = edition(year).orElseThrow(() -> before(year));
        BigDecimal sum = BigDecimal.ZERO;
        for (int month = 1; month <= MONTHS; month++) {
            Map.Entry<LocalDate, BigDecimal> inForce = edition.values().floorEntry(LocalDate.of(year, month, 1));
            if (inForce == null) {
                throw before(year);
            }
            sum = sum.add(inForce.getValue());
        }
        return sum.divide(BigDecimal.valueOf(MONTHS), Rounding.QUOTIENT);
    }

    /**
     * {@return where the value of a year was read, empty where nobody read it}
     *
     * @param year the calendar year
     */
    public String page(int year) {
        return edition(year)
                .filter(edition -> Optional.ofNullable(edition.values().floorKey(LocalDate.of(year, MONTHS, 1)))
                        .filter(day -> !edition.unverified().contains(day))
                        .isPresent())
                .map(Edition::page)
                .orElse("");
    }

    private ProblemException before(int year) {
        return new ProblemException("value.series-before", name, Integer.toString(year), Integer.toString(firstYear()));
    }

    private int firstYear() {
        Edition first = editions.get(0);
        return Math.max(first.from(), first.values().firstKey().getYear());
    }

    /** The mean of each year in which something changes, each edition's from its own first year. */
    NavigableMap<Integer, BigDecimal> byYear() {
        NavigableMap<Integer, BigDecimal> rates = new TreeMap<>();
        Stream.concat(
                        Stream.of(firstYear()),
                        editions.stream()
                                .flatMap(edition -> Stream.concat(
                                        Stream.of(edition.from()),
                                        edition.values().keySet().stream()
                                                .flatMap(day -> Stream.of(day.getYear(), day.getYear() + 1)))))
                .filter(year -> year >= firstYear())
                .forEach(year -> rates.put(year, in(year)));
        return rates;
    }
}
