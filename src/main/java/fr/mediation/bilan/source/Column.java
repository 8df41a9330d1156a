package fr.mediation.bilan.source;

import fr.mediation.bilan.text.Folding;
import java.io.Serializable;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A canonical column of a source.
 *
 * @param name its name in files and messages
 * @param personal whether its values point to a person, so that they are masked wherever they are shown
 * @param quantity whether its values add up over lines: one that is written over several lines at once counts once
 */
public record Column(String name, boolean personal, boolean quantity) implements Serializable {
    /**
     * {@return a column without personal values}
     *
     * @param name its name
     */
    public static Column of(String name) {
        return new Column(name, false, false);
    }

    /**
     * {@return columns without personal values, in their order}
     *
     * @param names their names, separated by white space
     */
    public static List<Column> list(String names) {
        return Stream.of(names.strip().split("\\s+")).map(Column::of).toList();
    }

    /**
     * {@return a column whose values point to a person}
     *
     * @param name its name
     */
    public static Column personal(String name) {
        return new Column(name, true, false);
    }

    /**
     * {@return a column of numbers that add up over lines}
     *
     * @param name its name
     */
    public static Column quantity(String name) {
        return new Column(name, false, true);
    }

    /**
     * {@return columns with some of them made quantities}
     *
     * @param columns the columns
     * @param names the names of those whose numbers add up over lines
     */
    public static List<Column> quantities(List<Column> columns, Set<String> names) {
        return columns.stream()
                .map(column -> names.contains(column.name()) ? quantity(column.name()) : column)
                .toList();
    }

    /** The name by which headers are matched, without case, accents and punctuation. */
    public String folded() {
        return Folding.fold(name);
    }
}
