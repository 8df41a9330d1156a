package fr.mediation.bilan.indicator;

import fr.mediation.bilan.fact.Dimension;
import fr.mediation.bilan.figure.Category;
import fr.mediation.bilan.figure.Figure;
import fr.mediation.bilan.value.FigureLookup;
import fr.mediation.bilan.value.Quantity;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** What a value map reads of the figures of one territory and year. */
public final class ValueMeasures implements FigureLookup {
    private final Map<Key, BigDecimal> values = new HashMap<>();

    private record Key(String indicator, Category category) {}

    /**
     * The figures of a territory and year.
     *
     * @param figures of one territory and year, totals and categories; months and quarters are ignored
     */
    public ValueMeasures(Collection<Figure> figures) {
        figures.stream()
                .filter(figure -> figure.period().isYear())
                // Where nobody has an identifier, how many persons something lasted for is not known.
                .filter(figure ->
                        figure.unknownRate() == null || figure.unknownRate().compareTo(BigDecimal.ONE) < 0)
                .forEach(figure -> Optional.ofNullable(figure.value())
                        .ifPresent(value -> values.put(new Key(figure.indicator(), figure.category()), value)));
    }

    @Override
    public Optional<BigDecimal> figure(Quantity.Measured quantity) {
        Optional<BigDecimal> total = value(quantity.indicator(), Category.TOTAL);
        // Where nothing is known of the whole, a category that counts zero of it is not known either.
        if (quantity.dimension().isEmpty() || total.isEmpty()) {
            return total;
        }
        // A category without facts has no figure: where there is a total, it counts zero.
        return dimension(quantity)
                .flatMap(dimension -> value(quantity.indicator(), new Category(dimension, quantity.category())))
                .or(() -> Optional.of(BigDecimal.ZERO));
    }

    private Optional<BigDecimal> value(String indicator, Category category) {
        return Optional.ofNullable(values.get(new Key(indicator, category)));
    }

    /**
     * {@return the dimension of a quantity, empty where it names none that there is}
     *
     * @param quantity what a map measures
     */
    public static Optional<Dimension> dimension(Quantity.Measured quantity) {
        return Arrays.stream(Dimension.values())
                .filter(dimension -> dimension.word().equals(quantity.dimension()))
                .findFirst();
    }
}
