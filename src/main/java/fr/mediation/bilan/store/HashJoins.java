package fr.mediation.bilan.store;

import java.util.function.Supplier;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Lets the server join by hash. It knows nothing of rows that were just stored, takes them for few, and scans all of the other
 * table for each of them.
 */
final class HashJoins {
    private HashJoins() {}

    /** What a query in the running transaction gives without nested loops. */
    static <T> T only(JdbcClient jdbc, Supplier<T> query) {
        jdbc.sql("set local enable_nestloop = off").update();
        T found = query.get();
        jdbc.sql("set local enable_nestloop = on").update();
        return found;
    }
}
