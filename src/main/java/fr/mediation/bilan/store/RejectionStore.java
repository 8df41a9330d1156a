package fr.mediation.bilan.store;

import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

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
     * Marks rejected lines as corrected by a later delivery.
     *
     * @param delivery the delivery that brings them back
     * @param origin the delivery they were rejected from
     * @return how many lines
     */
    @Transactional
    public long markCorrected(long delivery, long origin) {
        // By nested loops 5,000 lines took seconds, by hash hundredths of one.
        return plans.byHash(() -> jdbc.sql("""
                with cleared as (
                    update rejection r set cleared_by = :delivery
                    from returned_line l
                    where l.delivery = :delivery and r.delivery = :origin and r.cleared_by is null
                      and r.line = l.origin_line and r.sheet in (l.sheet, '')
                    returning r.sheet, r.line)
                select count(distinct (sheet, line)) from cleared
                """)
                .param("delivery", delivery)
                .param("origin", origin)
                .query(Long.class)
                .single());
    }

    /**
     * {@return whether all lines that a delivery brings back corrected are rejected in the delivery they came from}
     *
     * @param delivery the delivery that brings them back
     * @param origin the delivery they were rejected from
     */
    public boolean holdLinesReturnedBy(long delivery, long origin) {
        return jdbc.sql("""
                select not exists (
                    select from returned_line l
                    where l.delivery = :delivery and not exists (
                        select from rejection r
                        where r.delivery = :origin and r.line = l.origin_line and r.sheet in (l.sheet, '')))
                """)
                .param("delivery", delivery)
                .param("origin", origin)
                .query(Boolean.class)
                .single();
    }

    /**
     * Forgets of lines that stand among returned ones and were not rejected which lines they say that they correct.
     *
     * @param delivery the delivery that brings lines back
     * @param origin the delivery they were rejected from
     */
    @Transactional
    public void forgetAdded(long delivery, long origin) {
        plans.byHash(() -> jdbc.sql("""
                delete from returned_line l
                where l.delivery = :delivery and not exists (
                    select from rejection r
                    where r.delivery = :origin and r.line = l.origin_line and r.sheet in (l.sheet, ''))
                """)
                .param("delivery", delivery)
                .param("origin", origin)
                .update());
    }

    /**
     * {@return how many accepted lines of a delivery that brings lines back were not rejected in the delivery they should come
     * from}
     *
     * @param table its fact table
     * @param delivery the delivery that brings lines back
     * @param origin the delivery they were rejected from
     */
    public long addedLines(String table, long delivery, long origin) {
        return plans.byHash(() -> jdbc.sql("""
                select count(distinct (f.sheet, f.line))
                from %s f
                where f.delivery = :delivery and not exists (
                    select from returned_line l
                    join rejection r on r.delivery = :origin and r.line = l.origin_line and r.sheet in (l.sheet, '')
                    where l.delivery = :delivery and l.own_sheet = f.sheet and l.own_line = f.line)
                """.formatted(table))
                .param("delivery", delivery)
                .param("origin", origin)
                .query(Long.class)
                .single());
    }

    /**
     * Takes that mark away from the lines that a delivery had corrected.
     *
     * @param delivery the delivery, no longer in force
     */
    @Transactional
    public void unmarkCorrected(long delivery) {
        jdbc.sql("update rejection set cleared_by = null where cleared_by = ?")
                .param(delivery)
                .update();
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
