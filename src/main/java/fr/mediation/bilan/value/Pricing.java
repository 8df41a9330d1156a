package fr.mediation.bilan.value;

import fr.mediation.bilan.text.Label;
import fr.mediation.bilan.text.ProblemException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Turns the assumptions of a map into euros of one year, by the price index, the series and the discount factors. */
final class Pricing {
    private final PriceIndex prices;
    private final @Nullable Integer year;
    private final BigDecimal[] factors;

    /**
     * The pricing of a map.
     *
     * @param map the map, for its discount rate and horizon
     * @param prices the price levels
     * @param year the calendar year of the prices, null where proxies are taken as they are written
     * @param firstYear the calendar year that is year 1 of the discount schedule
     */
    Pricing(ValueMap map, PriceIndex prices, @Nullable Integer year, int firstYear) {
        this.prices = prices;
        this.year = year;
        int horizon = map.outcomes().stream().mapToInt(Outcome::lastYear).max().orElse(0);
        this.factors = map.discountRate().factors(firstYear, horizon);
    }

    /** How many years bring value. */
    int horizon() {
        return factors.length;
    }

    /** What a euro of a year, counted from 1, is worth in the first. */
    BigDecimal factor(int year) {
        return factors[year - 1];
    }

    /** Euros of an input: its amount, or its hours at the year's price. */
    BigDecimal input(ValueMap.Input input, BigDecimal amount) {
        Series series = input.times();
        return series == null ? amount : amount.multiply(priced(BigDecimal.ONE, series, input.id()));
    }

    /** Euros for one unit of an outcome's quantity: its central proxy, in the year's prices. */
    BigDecimal proxy(Outcome outcome) {
        Assumption proxy = outcome.proxy();
        Series series = outcome.times();
        if (series != null) {
            return priced(proxy.central(), series, outcome.id());
        }
        return proxy.year() == 0 || year == null
                ? proxy.central()
                : prices.convert(proxy.central(), proxy.year(), year);
    }

    /** What it takes from the series and the price index, each once: nothing where the map gives no year. */
    List<Parameter> parameters(ValueMap map) {
        List<Parameter> parameters = new ArrayList<>();
        if (year == null) {
            return parameters;
        }
        for (Series series : map.series()) {
            Series.Edition edition = series.edition(year).orElseThrow();
            parameters.add(new Parameter(
                    series.title(),
                    year,
                    series.in(year),
                    series.unit(),
                    new Source(series.name(), edition.source(), Label.of(""), series.page(year), false)));
        }
        SortedSet<Integer> years = new TreeSet<>(List.of(year));
        map.outcomes().stream()
                .filter(outcome -> outcome.times() == null)
                .forEach(outcome -> years.add(outcome.proxy().year()));
        map.series().forEach(series -> series.edition(year).ifPresent(edition -> years.add(edition.priceYear())));
        for (int priced : years) {
            Optional.ofNullable(prices.levels().get(priced))
                    .ifPresent(level -> parameters.add(new Parameter(
                            prices.title(),
                            priced,
                            Rounding.ratio(level),
                            prices.base(),
                            new Source(
                                    "price_index",
                                    prices.source(),
                                    Label.of(""),
                                    prices.pages().getOrDefault(priced, ""),
                                    false))));
        }
        return parameters;
    }

    /** A multiple of a series, in the year's prices. */
    private BigDecimal priced(BigDecimal multiple, Series series, String id) {
        if (year == null) {
            throw new ProblemException("value.needs-year", id, series.name());
        }
        BigDecimal value = multiple.multiply(series.in(year));
        int priceYear = series.edition(year).orElseThrow().priceYear();
        return priceYear == 0 ? value : prices.convert(value, priceYear, year);
    }
}
