package fr.mediation.bilan.source;

import java.io.Serializable;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The values of one row of a fact table, each put under the name of its column. An array, since looking up names would
 * be too slow for three million rows of 29 values.
 *
 * @param <C> the columns that a source fills, in the order of the row
 */
public final class FactValues<C extends Enum<C>> {
    private final Serializable[] values;

    /**
     * A row whose values are all null.
     *
     * @param columns how many of the first columns it has
     */
    public FactValues(int columns) {
        values = new Serializable[columns];
    }

    /**
     * {@return the names of columns in the database, in their order}
     *
     * @param columns the columns
     */
    public static List<String> names(Enum<?>... columns) {
        return Stream.of(columns)
                .map(column -> column.name().toLowerCase(Locale.ROOT))
                .toList();
    }

    /**
     * Puts a value.
     *
     * @param column its column, one of those that the row has
     * @param value the value, of the class that stands for the column's type; null where unknown
     */
    public void put(C column, @Nullable Serializable value) {
        values[column.ordinal()] = value;
    }

    /** The values in the order of their columns. */
    List<Serializable> list() {
        return Collections.unmodifiableList(Arrays.asList(values));
    }
}
