package fr.mediation.bilan.store;

import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The faults of rejected lines, and the corrections of accepted ones. */
@Repository
public class RejectionStore {
    /** The columns of the table, for {@link BulkLoader#load}. */
    public static final List<String> COLUMNS =
            List.of("delivery", "sheet", "line", "column_name", "value", "rule", "expected", "place");

    /** The columns of the table of corrections, for {@link BulkLoader#load}. */
    public static final List<String> CORRECTION_COLUMNS =
            List.of("delivery", "sheet", "line", "column_name", "before", "after", "rule");

    // Different lines are found by hash; counting them within each rule would sort them.
    private static final String BY_RULE = """
            select rule, count(*) as lines from (select distinct rule, sheet, line from %s) faulty group by rule
            """;

    private final JdbcClient jdbc;
    private final QueryPlans plans;

    RejectionStore(JdbcClient jdbc, QueryPlans plans) {
        this.jdbc = jdbc;
        this.plans = plans;
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
     * Streams the faults of a delivery.
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
     * One corrected cell of an accepted line.
     *
     * @param sheet the sheet, empty in a text file
     * @param line the line's number
     * @param columnName the canonical column
     * @param before what the cell held, masked in a personal column
     * @param after what was taken instead, empty where nothing was
     * @param rule the correction's code
     */
    public record Correction(String sheet, int line, String columnName, String before, String after, String rule) {}

    /**
     * Streams the corrections of a delivery that are listed.
     *
     * @param delivery the delivery
     * @param consumer takes each correction, in the order of the file
     */
    public void forEachCorrection(long delivery, Consumer<Correction> consumer) {
        try (var corrections = jdbc.sql("""
                select sheet, line, column_name, before, after, rule
                from correction where delivery = ? order by sheet, line, column_name, rule
                """).param(delivery).query(Correction.class).stream()) {
            corrections.forEach(consumer);
        }
    }

    /**
     * Whether any line of a delivery was rejected.
     *
     * @param delivery the delivery
     * @return true where one was
     */
    public boolean anyRejection(long delivery) {
        return any("rejection", delivery);
    }

    /**
     * Whether any cell of a delivery was corrected.
     *
     * @param delivery the delivery
     * @return true where one was
     */
    public boolean anyCorrection(long delivery) {
        return any("correction", delivery);
    }

    private boolean any(String table, long delivery) {
        return jdbc.sql("select exists (select from " + table + " where delivery = ?)")
                .param(delivery)
                .query(Boolean.class)
                .single();
    }

    /**
     * {@return how many lines of a delivery were corrected, by the code of the correction}
     *
     * @param delivery the delivery
     */
    public SortedMap<String, Long> correctedByRule(long delivery) {
        SortedMap<String, Long> counts = lines(BY_RULE.formatted("correction where delivery = ?"), delivery);
        unlistedByRule(delivery).forEach((rule, lines) -> counts.merge(rule, lines, Long::sum));
        return counts;
    }

    /**
     * {@return how many lines of a delivery were corrected beyond those that are listed, by the code of the correction}
     *
     * @param delivery the delivery
     */
    public SortedMap<String, Long> unlistedByRule(long delivery) {
        return lines(
                "select rule, sum(lines) as lines from unlisted_correction where delivery = ? group by rule", delivery);
    }

    /**
     * How many lines of a delivery broke each rule and have not come back corrected.
     *
     * @param delivery the delivery
     * @return lines by rule; a line with two faults counts under both
     */
    public SortedMap<String, Long> uncorrectedByRule(long delivery) {
        return lines(BY_RULE.formatted("rejection where delivery = ? and cleared_by is null"), delivery);
    }

    private SortedMap<String, Long> lines(String sql, long delivery) {
        SortedMap<String, Long> counts = new TreeMap<>();
        jdbc.sql(sql).param(delivery).query(row -> {
            counts.put(row.getString("rule"), row.getLong("lines"));
        });
        return counts;
    }

    /**
     * How many lines of a delivery broke each rule when it was received.
     *
     * @param delivery the delivery
     * @return lines by rule; a line with two faults counts under both
     */
    public SortedMap<String, Long> rejectedByRule(long delivery) {
        return lines(BY_RULE.formatted("rejection where delivery = ?"), delivery);
    }
}
