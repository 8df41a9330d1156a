package fr.mediation.bilan.source;

import fr.mediation.bilan.fact.FactTable;
import fr.mediation.bilan.text.Label;
import java.io.Serializable;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One of the kinds of input. A source says which columns it knows, which of them a header must have, and how a line
 * becomes a fact. Implementations hold no state, so that one instance may check lines of several files at once.
 */
public interface Source extends Serializable {
    /** {@return what its lines become, the same table every time} */
    FactTable facts();

    /** {@return the name of the source and of its facts, such as {@code attendance}} */
    default String id() {
        return facts().id();
    }

    /** {@return what its files are called, the same as their facts where they have no other name} */
    default Label label() {
        return facts().label();
    }

    /** {@return a phrase that says what is drawn from it} */
    Label about();

    /**
     * {@return how a file of this source begins its name, by convention, a folded word, such as {@code frequentation}}
     */
    String filePrefix();

    /** {@return whether a line is about a place, and never about a person} */
    default boolean isOfPlaces() {
        return facts().is(FactTable.Trait.LOCATES);
    }

    /**
     * {@return the place that a fact names, null where it names none}
     *
     * @param fact a fact of its own
     */
    default @Nullable String place(Fact fact) {
        int column = factColumns().indexOf("place");
        return column < 0 || column >= fact.values().size()
                ? null
                : (String) fact.values().get(column);
    }

    /** {@return whether a line is about an activity, of which there may be several lines} */
    default boolean isOfActivities() {
        return facts().is(FactTable.Trait.ACTIVITY);
    }

    /** {@return the canonical columns, all of them, in the order of the documentation} */
    List<Column> columns();

    /** {@return what a header must have to be this source's: of each set, one column at least, sets of column names} */
    List<Set<String>> required();

    /** {@return the columns of the fact table that a line fills, in the order of a fact's values} */
    List<? extends Enum<?>> stored();

    /** {@return the names of these columns in the database, in their order} */
    default List<String> factColumns() {
        return stored().stream()
                .map(column -> column.name().toLowerCase(Locale.ROOT))
                .toList();
    }

    /**
     * Reads one line. The line collects faults; the facts of a line with faults are discarded.
     *
     * @param line access to the line's cells
     * @return its fact; several where it names several persons and the profile parts them, at least one
     */
    List<Fact> read(Line line);
}
