package fr.mediation.bilan.store;

import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The faults of rejected lines. */
@Repository
public class RejectionStore {
    /** The columns of the table, for {@link FactStore#copy}. */
    public static final List<String> COLUMNS =
            List.of("delivery", "sheet", "line", "column_name", "value", "rule", "expected");

    private final JdbcClient jdbc;

    RejectionStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * One fault of a rejected line.
     *
     * @param sheet the sheet, empty in a text file
     * @param line the line's number
     * @param columnName the canonical column, empty where the whole line is at fault
     * @param value what the cell held, masked in a personal column
     * @param rule the rule's code
     * @param expected what the cell should hold
     */
    public record Rejection(String sheet, int line, String columnName, String value, String rule, String expected) {}

    /**
     * Gives the faults of a delivery one by one.
     *
     * @param delivery the delivery
     * @param consumer takes each fault, in the order of the file
     */
    public void forEach(long delivery, Consumer<Rejection> consumer) {
        try (var faults = jdbc.sql("""
                select sheet, line, column_name, value, rule, expected
                from rejection where delivery = ? order by sheet, line, column_name, rule
                """).param(delivery).query(Rejection.class).stream()) {
            faults.forEach(consumer);
        }
    }

    /**
     * How many lines of a delivery broke each rule.
     *
     * @param delivery the delivery
     * @return lines by rule; a line with two faults counts under both
     */
    public SortedMap<String, Long> linesByRule(long delivery) {
        SortedMap<String, Long> counts = new TreeMap<>();
        jdbc.sql("select rule, count(distinct (sheet, line)) as lines from rejection where delivery = ? group by rule")
                .param(delivery)
                .query(row -> {
                    counts.put(row.getString("rule"), row.getLong("lines"));
                });
        return counts;
    }
}
