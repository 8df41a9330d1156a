package fr.mediation.bilan.store.query;

import fr.mediation.bilan.store.query.FactReader.Type;
import java.util.List;
import java.util.function.Consumer;

/** Gives the rows of queries on facts. */
public interface FactRows {
    /**
     * {@return the types of the expressions of a query, in the order of the expressions}
     *
     * @param query the query
     * @throws WrongQueryException if the database does not understand one
     */
    List<Type> types(FactQuery query);

    /**
     * Reads the facts of a query.
     *
     * @param query the query
     * @param consumer takes each row; it may be the same object every time
     * @return how many rows there were
     * @throws WrongQueryException if the database cannot evaluate one of its expressions, or takes too long
     */
    long read(FactQuery query, Consumer<FactRow> consumer);
}
