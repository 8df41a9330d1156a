package fr.mediation.bilan.bench;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/**
 * How large the measured countries are, from system properties. One that is not given or empty has its usual value.
 *
 * @param lines {@code bench.lines}: the lines of the country that is held against the targets, 3,000,000
 * @param repetitions {@code bench.repetitions}: how often each is measured, 3
 * @param growthLines {@code bench.growth.lines}: the lines of the countries that differ in nothing else; a tenth of the
 *     lines, a third and all
 * @param growthPlaces {@code bench.growth.places}: the places of the countries that differ in nothing else, the fewest
 *     first; 80, 5,000, 25,000
 * @param producers {@code bench.producers}: the producers of the country whose files are taken in one night; 300
 * @param history {@code bench.history}: the lines of the country with a long history, 0 for none
 */
record Sizes(
        long lines, int repetitions, List<Long> growthLines, List<Integer> growthPlaces, int producers, long history) {
    private static final int YEARS = 3;

    static Sizes given() {
        long lines = property("lines", Long::valueOf, 3_000_000L);
        return new Sizes(
                lines,
                property("repetitions", Integer::valueOf, 3),
                property("growth.lines", list(Long::valueOf), List.of(lines / 10, lines / 3, lines)),
                property("growth.places", list(Integer::valueOf), List.of(80, 5_000, 25_000)),
                property("producers", Integer::valueOf, 300),
                property("history", Long::valueOf, 0L));
    }

    /**
     * A country of so many lines over three years. {@code bench.places}, {@code bench.communes}, {@code bench.persons},
     * {@code bench.returning}, {@code bench.alone} and {@code bench.order} go before what the country usually is.
     */
    static Plan plan(long lines) {
        Shape usual = Shape.country(lines);
        return Plan.history(
                lines,
                YEARS,
                new Shape(
                        property("places", Integer::valueOf, usual.places()),
                        property("communes", Integer::valueOf, usual.communes()),
                        1,
                        property("persons", Integer::valueOf, usual.persons()),
                        property("returning", Integer::valueOf, usual.returning()),
                        property("alone", Integer::valueOf, usual.placeAlone()),
                        property(
                                "order", order -> Shape.Order.valueOf(order.toUpperCase(Locale.ROOT)), usual.order())));
    }

    private static <T> T property(String name, Function<String, T> read, T usual) {
        String given = System.getProperty("bench." + name, "");
        return given.isBlank() ? usual : read.apply(given);
    }

    private static <T> Function<String, List<T>> list(Function<String, T> read) {
        return text ->
                Arrays.stream(text.split(",")).map(String::strip).map(read).toList();
    }
}
