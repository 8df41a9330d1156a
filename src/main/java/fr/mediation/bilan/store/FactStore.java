package fr.mediation.bilan.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import javax.sql.DataSource;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceUtils;
import org.springframework.stereotype.Repository;

/**
 * The fact tables. Facts come in by COPY on the connection of the running transaction, so that they and the checkpoint
 * of the step that reads them commit together. COPY was measured to load 0.5 million rows a second where batches of
 * inserts load 0.1.
 */
@Repository
public class FactStore {
    private final DataSource dataSource;
    private final JdbcClient jdbc;

    FactStore(DataSource dataSource, JdbcClient jdbc) {
        this.dataSource = dataSource;
        this.jdbc = jdbc;
    }

    /**
     * Copies rows into a table.
     *
     * @param table the table
     * @param columns its columns, in the order of the values
     * @param rows the values of each row; null where unknown
     */
    public void copy(String table, List<String> columns, List<? extends List<?>> rows) {
        if (rows.isEmpty()) {
            return;
        }
        Connection connection = DataSourceUtils.getConnection(dataSource);
        try {
            CopyIn copy = connection
                    .unwrap(PGConnection.class)
                    .getCopyAPI()
                    .copyIn("copy " + table + " (" + String.join(", ", columns) + ") from stdin");
            try {
                byte[] text = CopyText.of(rows).getBytes(StandardCharsets.UTF_8);
                copy.writeToCopy(text, 0, text.length);
                copy.endCopy();
            } finally {
                if (copy.isActive()) {
                    copy.cancelCopy();
                }
            }
        } catch (SQLException e) {
            throw new UncheckedIOException(new IOException("COPY into " + table + " failed", e));
        } finally {
            DataSourceUtils.releaseConnection(connection, dataSource);
        }
    }

    /**
     * Marks what the facts of a delivery replace: lines of the same delivery that a later line with the same key
     * replaces, and facts of earlier deliveries of the same producer and source.
     *
     * @param table the fact table
     * @param delivery the delivery
     * @param repeatsWithin whether keys come again within the delivery; where they do not, nothing is looked for
     * @return how many facts were replaced
     */
    public long supersede(String table, long delivery, boolean repeatsWithin) {
        long within = repeatsWithin ? supersedeWithin(table, delivery) : 0;
        return within + supersedeEarlier(table, delivery);
    }

    private long supersedeWithin(String table, long delivery) {
        return jdbc.sql("""
                with ranked as (
                    select ctid as row, row_number() over (partition by natural_key order by sheet desc, line desc) as nth
                    from %s
                    where delivery = :delivery and identified
                )
                update %s set superseded_by = :delivery
                from ranked
                where %s.ctid = ranked.row and ranked.nth > 1
                """.formatted(table, table, table))
                .param("delivery", delivery)
                .update();
    }

    private long supersedeEarlier(String table, long delivery) {
        List<Long> earlier = jdbc.sql("""
                select other.id
                from delivery this
                join delivery other on other.producer = this.producer and other.source = this.source
                where this.id = ? and other.id <> this.id and other.status = 'in_force'
                """).param(delivery).query(Long.class).list();
        // Nothing can collide with a producer's first delivery: the join over the whole table is then spared.
        if (earlier.isEmpty()) {
            return 0;
        }
        // Fresh rows have no statistics yet: without them the join of two years of lines took 16 s instead of 0.1 s.
        jdbc.sql("analyze " + table).update();
        return jdbc.sql("""
                update %s earlier set superseded_by = :delivery
                where earlier.delivery in (:earlier) and earlier.superseded_by is null
                  and earlier.natural_key in (select natural_key from %s where delivery = :delivery)
                """.formatted(table, table))
                .param("delivery", delivery)
                .param("earlier", earlier)
                .update();
    }

    /**
     * Removes the facts and rejections of a delivery that was refused as a whole.
     *
     * @param table the fact table
     * @param delivery the delivery
     */
    public void forget(String table, long delivery) {
        jdbc.sql("delete from " + table + " where delivery = ?").param(delivery).update();
        jdbc.sql("delete from rejection where delivery = ?").param(delivery).update();
    }
}
