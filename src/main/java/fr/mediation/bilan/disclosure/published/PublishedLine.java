package fr.mediation.bilan.disclosure.published;

import fr.mediation.bilan.territory.Perimeter;
import java.math.BigDecimal;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A line of an open file of figures.
 *
 * @param key what it is about
 * @param unit its unit, as the file writes it
 * @param hidden whether it is marked as confidential
 * @param quantities what it publishes; nothing where it is hidden or where there is nothing to say
 */
public record PublishedLine(Key key, String unit, boolean hidden, Map<Quantity, BigDecimal> quantities) {
    /** What a line tells of its subject. */
    public enum Quantity {
        /** The figure itself. */
        VALUE("valeur"),
        /** What a quotient divides. */
        NUMERATOR("numerateur"),
        /** What it divides by. */
        DENOMINATOR("denominateur"),
        /** How many places contributed. */
        CONTRIBUTORS("contributeurs"),
        /** What a share leaves out, which no file writes and anybody works out: the men where a share is that of women. */
        COMPLEMENT("denominateur-numerateur");

        /** Those that files write. */
        static final List<Quantity> WRITTEN = List.of(VALUE, NUMERATOR, DENOMINATOR, CONTRIBUTORS);

        private final String column;

        Quantity(String column) {
            this.column = column;
        }

        /** {@return its column in open files, or how it is worked out from columns} */
        public String column() {
            return column;
        }
    }

    /**
     * What a line is about.
     *
     * @param folder the number of the folder that it was read from
     * @param year the year
     * @param perimeter the map of regions
     * @param territory {@code FR} or the region's code
     * @param indicator the indicator's id
     * @param dimension the dimension's code, empty for the total
     * @param category the category, empty for the total
     */
    public record Key(
            int folder,
            int year,
            Perimeter perimeter,
            String territory,
            String indicator,
            String dimension,
            String category) {
        /** {@return the same of another folder} */
        Key in(int other) {
            return new Key(other, year, perimeter, territory, indicator, dimension, category);
        }

        /** {@return the same of another territory} */
        Key at(Perimeter map, String code) {
            return new Key(folder, year, map, code, indicator, dimension, category);
        }

        /** {@return the same by another indicator} */
        Key by(String other) {
            return new Key(folder, year, perimeter, territory, other, dimension, category);
        }

        /** {@return the same of another category} */
        Key of(String otherDimension, String otherCategory) {
            return new Key(folder, year, perimeter, territory, indicator, otherDimension, otherCategory);
        }
    }

    /** {@return what it publishes of one quantity; empty where nothing} */
    Optional<BigDecimal> quantity(Quantity quantity) {
        return quantity == Quantity.COMPLEMENT
                ? quantity(Quantity.DENOMINATOR)
                        .flatMap(whole -> quantity(Quantity.NUMERATOR).map(whole::subtract))
                : Optional.ofNullable(quantities.get(quantity));
    }

    /** {@return the given quantities without those that are not there} */
    static Map<Quantity, BigDecimal> quantities(Map<Quantity, Optional<BigDecimal>> given) {
        Map<Quantity, BigDecimal> present = new EnumMap<>(Quantity.class);
        given.forEach((quantity, value) -> value.ifPresent(one -> present.put(quantity, one)));
        return present;
    }
}
