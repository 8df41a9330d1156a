package fr.mediation.bilan.source;

import fr.mediation.bilan.fact.FactTable;
import fr.mediation.bilan.text.Label;
import java.io.Serializable;
import java.util.List;
import java.util.Set;

/**
 * One of the kinds of input. A source says which columns it knows, which of them a header must have, and how a line
 * becomes a fact. Implementations hold no state, so that one instance may check lines of several files at once.
 */
public interface Source extends Serializable {
    /**
     * What its lines become.
     *
     * @return the same table every time
     */
    FactTable facts();

    /**
     * The name of the source and of its facts.
     *
     * @return a word, such as {@code attendance}
     */
    default String id() {
        return facts().id();
    }

    /**
     * What its files are called.
     *
     * @return what their facts are called, where files have no other name
     */
    default Label label() {
        return facts().label();
    }

    /**
     * What is drawn from it.
     *
     * @return a phrase
     */
    Label about();

    /**
     * How a file of this source begins its name, by convention.
     *
     * @return a folded word, such as {@code frequentation}
     */
    String filePrefix();

    /**
     * The canonical columns.
     *
     * @return all of them, in the order of the documentation
     */
    List<Column> columns();

    /**
     * What a header must have to be this source's: of each set, one column at least.
     *
     * @return sets of column names
     */
    List<Set<String>> required();

    /**
     * The columns of the fact table that a line fills: those of its {@link FactValues}.
     *
     * @return their names, in the order of the values
     */
    List<String> factColumns();

    /**
     * Reads one line. The line collects faults; the fact of a line with faults is discarded.
     *
     * @param line access to the line's cells
     * @return the fact
     */
    Fact read(Line line);
}
