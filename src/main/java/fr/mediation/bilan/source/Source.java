package fr.mediation.bilan.source;

import java.io.Serializable;
import java.util.List;
import java.util.Set;

/**
 * One of the kinds of input. A source says which columns it knows, which of them a header must have, and how a line
 * becomes a fact. Implementations hold no state, so that one instance may check lines of several files at once.
 */
public interface Source extends Serializable {
    /**
     * The name of the source and of its fact table.
     *
     * @return {@code attendance}, {@code training}, {@code donation}, {@code directory} or {@code funding}
     */
    String id();

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
     * The columns of the fact table that {@link Fact#values()} fills.
     *
     * @return their names, in the order of the values
     */
    List<String> factColumns();

    /**
     * Reads one line. Faults are collected in the reading; the fact of a line with faults is thrown away.
     *
     * @param line access to the line's cells
     * @return the fact
     */
    Fact read(Line line);
}
