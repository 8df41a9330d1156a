package fr.mediation.bilan.store;

import fr.mediation.bilan.fact.FactTable;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Lets the server choose good plans. It knows nothing of rows that were just stored: it takes them for few, scans all of the
 * other table for each of them, and looks through all facts for those of one delivery.
 */
@Component
public class QueryPlans {
    /** Of each table 3,000 rows are looked at: of three million lines in 0.1 s, where the server's own 30,000 take 0.9 s. */
    private static final int TARGET = 10;

    // What was loaded within the last second may not be counted yet; the size of the table tells.
    private static final String CHANGED_MUCH = """
            select quote_ident(c.relname)
            from pg_class c
            left join pg_stat_user_tables s on s.relid = c.oid
            where c.relnamespace = to_regnamespace(current_schema()) and c.relkind = 'r' and pg_relation_size(c.oid) > 0
              and (s.last_analyze is null and s.last_autoanalyze is null
                   or s.n_mod_since_analyze > 50 + 0.1 * greatest(c.reltuples, 0)
                   or pg_relation_size(c.oid) > 1.1 * c.relpages * cast(current_setting('block_size') as bigint))
            order by c.relname
            """;

    private static final String BLOCK_INDEXES = """
            select brin_summarize_new_values(i.indexrelid)
            from pg_index i
            join pg_class c on c.oid = i.indexrelid
            join pg_am m on m.oid = c.relam and m.amname = 'brin'
            where i.indrelid = to_regclass(?)
            """;

    private final JdbcClient jdbc;

    QueryPlans(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Gathers statistics of the tables that changed much since that was last done: to be called before large statements. Where
     * the user of an external server may not, the server says so and goes on.
     */
    @Transactional
    public void gatherStatistics() {
        List<String> changed = jdbc.sql(CHANGED_MUCH).query(String.class).list();
        if (!changed.isEmpty()) {
            gather(String.join(", ", changed));
        }
    }

    /**
     * Prepares for statements about lines that were loaded: they are found without a look through all others.
     *
     * @param facts what the lines became
     */
    @Transactional
    public void loaded(FactTable facts) {
        jdbc.sql(BLOCK_INDEXES).param(facts.id()).query(row -> {});
        gatherStatistics();
    }

    /** Gathers statistics of a temporary table that was just filled. */
    @Transactional
    void filled(String temporary) {
        gather(temporary);
    }

    @Transactional
    private void gather(String tables) {
        jdbc.sql("set local default_statistics_target = " + TARGET).update();
        jdbc.sql("analyze " + tables).update();
    }

    /**
     * Some days.
     *
     * @param first the first of them
     * @param last the last
     */
    record Days(LocalDate first, LocalDate last) {
        /** Them, as values of a statement. */
        Map<String, Object> values() {
            return Map.of("first", first, "last", last);
        }
    }

    /**
     * The days that the facts of a delivery lie on: what has a key or an activity in common with one of them lies on its day.
     * Empty where it has none.
     */
    Optional<Days> days(long delivery) {
        return jdbc.sql("""
                select first_date as first, last_date as last from delivery where id = ? and first_date is not null
                """).param(delivery).query(Days.class).optional();
    }

    /** What a query in the running transaction gives without nested loops. */
    @Transactional
    <T> T byHash(Supplier<T> query) {
        jdbc.sql("set local enable_nestloop = off").update();
        T found = query.get();
        jdbc.sql("set local enable_nestloop = on").update();
        return found;
    }

    /**
     * What a query in the running transaction about facts of one delivery, or of some days, gives by the index of these. A server
     * without statistics of the table would not use it.
     */
    @Transactional
    <T> T byBlock(String facts, Supplier<T> query) {
        boolean known = jdbc.sql("""
                        select exists (select from pg_stats
                                       where schemaname = current_schema() and tablename = ? and attname = 'delivery')
                        """).param(facts).query(Boolean.class).single();
        if (!known) {
            jdbc.sql("set local enable_seqscan = off").update();
        }
        T found = byHash(query);
        jdbc.sql("set local enable_seqscan = on").update();
        return found;
    }
}
