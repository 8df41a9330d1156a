package fr.mediation.bilan.store;

import fr.mediation.bilan.fact.FactTable;
import fr.mediation.bilan.store.QueryPlans.Days;
import java.time.temporal.TemporalAdjusters;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The facts that are about to be changed, in a table that lasts until the end of the transaction. */
final class FoundFacts {
    // A key holds the day of its fact: who has the same one lies on the same day.
    private static final String SAME_KEY = """
            select earlier.ctid as row_id
            from %1$s earlier
            where earlier.delivery in (:earlier) and earlier.superseded_by is null
              and earlier.date between :first and :last
              and (earlier.identified or earlier.delivery not in (%2$s))
              and earlier.natural_key in (select natural_key from %1$s where delivery = :delivery)
            """;

    // What was corrected may be the day, which keys hold.
    private static final String SAME_ORIGIN = "with recursive " + ReturnedLineStore.REJECTED_BEFORE + """

            select earlier.ctid as row_id
            from %s earlier
            join rejected_before was on was.own = earlier.delivery and was.own_line = earlier.line
              and was.own_sheet = earlier.sheet
            join rejected_before own on own.own = :delivery and own.accepted
              and (own.delivery, own.sheet, own.line) = (was.delivery, was.sheet, was.line)
            where earlier.delivery in (:earlier) and earlier.superseded_by is null
            """;

    /**
     * The deliveries whose lines stand beside those of one that brings lines back, where they are not the same rejected line.
     * Where the others of a delivery stand is not known of those of before: their keys have to tell.
     */
    private static final String BESIDE = "with recursive " + ReturnedLineStore.FAMILY + """

            select f.id from family f
            where f.corrects is distinct from (select corrects from delivery where id = :delivery)
               or f.id <> :delivery and not exists (
                      select from returned_line l where l.delivery = f.id and l.own_line is null)
            """;

    /**
     * Lines of persons who were forgotten have a key that no line gives again. In an activity, as many of them come again as a
     * delivery names persons there for the first time, or has lines without a name more than any delivery before.
     */
    private static final String FORGOTTEN = """
            with forgotten as materialized (
                select f.ctid as row_id, %2$s as part,
                       row_number() over (partition by %2$s order by f.delivery, f.sheet, f.line) as nth
                from %1$s f
                where f.delivery in (:earlier) and f.superseded_by is null and f.date between :first and :last
                  and f.%3$s in (select person from forgotten_person)
                  and not exists (select from %1$s k where k.delivery = :delivery and k.natural_key = f.natural_key)),
            line as materialized (
                select %2$s as part, l.natural_key, l.delivery = :delivery as own, l.%3$s is not null as named, %4$s as nameless,
                       coalesce(l.%3$s in (select person from forgotten_person), false) as forgotten,
                       l.superseded_by is null as counts, coalesce(l.superseded_by = l.delivery, false) as repeated,
                       coalesce(l.superseded_by = :delivery, false) as replaced
                from %1$s l
                where (l.delivery = :delivery or l.delivery in (%5$s)) and l.date between :first and :last
                  and %2$s in (select part from forgotten)),
            again as (
                select part,
                       count(*) filter (where own and named and not forgotten and not repeated
                           and natural_key not in (select natural_key from line where not own))
                       + greatest(0, count(*) filter (where own and nameless)
                           - count(*) filter (where not own and nameless and (counts or replaced)))
                       - count(*) filter (where not own and forgotten and replaced
                           and natural_key not in (select natural_key from line where own)) as lines
                from line group by part)
            select row_id from forgotten join again using (part) where nth <= lines
            """;

    /** The deliveries in force of a producer and source that came before one of them. */
    private static final String BEFORE = """
            select d.id from delivery d join delivery this on this.producer = d.producer and this.source = d.source
            where this.id = :delivery and d.id < this.id and d.status = 'in_force'
            """;

    private static final String SAME_PERIOD = """
            select earlier.ctid as row_id
            from %s earlier
            where earlier.delivery in (:earlier) and earlier.superseded_by is null
              and earlier.date between :from and :until
            """;

    // The number of an activity holds its day; without it the identifier is left, for a day may have been corrected. In
    // another year the identifier may be a restarted one.
    private static final String SAME_ACTIVITY = """
            select earlier.ctid as row_id
            from %1$s earlier
            where earlier.delivery in (:earlier) and earlier.superseded_by is null
              and earlier.date between :from and :until
              and (earlier.activity # cast(earlier.date - date '1970-01-01' as bigint), extract(year from earlier.date)) in (
                  select activity # cast(date - date '1970-01-01' as bigint), extract(year from date)
                  from %1$s where delivery = :delivery)
            """;

    // Of lines that add up, those come again of which the delivery has as many.
    private static final String CHANGED = """
            create temporary table %4$s on commit drop as
            select natural_key, year, sum(was.facts - least(was.facts, coalesce(own.facts, 0))) as facts
            from (select natural_key, %3$s as said, cast(extract(year from date) as int) as year, count(*) as facts
                  from %1$s%2$s group by 1, 2, 3) was
            left join (select natural_key, %3$s as said, count(*) as facts
                       from %1$s
                       where delivery = :delivery and superseded_by is null
                         and natural_key in (select natural_key from %1$s%2$s)
                       group by 1, 2) own
                using (natural_key, said)
            group by 1, 2
            having sum(was.facts - least(was.facts, coalesce(own.facts, 0))) > 0
            """;

    /** What tells where a fact stands, and whether it counts, and not what it says. */
    private static final String SAYS_NOTHING = "delivery, sheet, line, content, superseded_by, identified";

    /** The rows of a fact table that were found. */
    static final String WHERE = " where ctid = any(array(select row_id from found_row))";

    private static final String NO_PERIOD = "none";
    private static final String ACTIVITIES = "activity";

    private final JdbcClient jdbc;
    private final QueryPlans plans;

    FoundFacts(JdbcClient jdbc, QueryPlans plans) {
        this.jdbc = jdbc;
        this.plans = plans;
    }

    /** The days of the facts that a delivery may replace, its own included; empty where it has none. */
    Optional<Days> days(long delivery) {
        return plans.days(delivery)
                .map(days -> replacedBy(days, period(delivery)))
                .map(days -> jdbc.sql("""
                select least(:first, min(first_date)) as first, greatest(:last, max(last_date)) as last
                from delivery where id in (%s) and corrects is not null
                """.formatted(BESIDE))
                        .params(days.values())
                        .param("delivery", delivery)
                        .query(Days.class)
                        .single());
    }

    /** All days that a delivery of some days replaces facts of. An identifier names one activity within its year. */
    private static Days replacedBy(Days days, String period) {
        return switch (period) {
            case "month" ->
                new Days(days.first().withDayOfMonth(1), days.last().with(TemporalAdjusters.lastDayOfMonth()));
            case "year", ACTIVITIES ->
                new Days(days.first().withDayOfYear(1), days.last().with(TemporalAdjusters.lastDayOfYear()));
            default -> days;
        };
    }

    private boolean bringsLinesBack(long delivery) {
        return jdbc.sql("select corrects is not null from delivery where id = :delivery")
                .param("delivery", delivery)
                .query(Boolean.class)
                .single();
    }

    private String period(long delivery) {
        return jdbc.sql("select replaces from delivery where id = ? and corrects is null")
                .param(delivery)
                .query(String.class)
                .optional()
                .orElse(NO_PERIOD);
    }

    /**
     * Finds rows into a table before they are changed: a query runs on all cores, a statement that changes rows on one. New
     * rows have no statistics, and the server assumes that they are few: it scanned 300,000 of them for each of 1,500
     * repeated lines, in 35 s. Without nested loops it joins by hash, in 0.2 s.
     */
    void find(FactTable facts, String query, Map<String, ?> values) {
        jdbc.sql("set local enable_mergejoin = off").update();
        jdbc.sql("drop table if exists found_row").update();
        // The rows are then fetched by their row ids, one by one.
        plans.byBlock(
                facts.id(),
                () -> jdbc.sql("create temporary table found_row on commit drop as " + query)
                        .params(values)
                        .update());
    }

    /** Finds the facts of earlier deliveries that one replaces, and says whether there may be any. */
    boolean replaced(FactTable facts, long delivery, List<Long> earlier) {
        if (earlier.isEmpty()) {
            return false;
        }
        Optional<Days> days = plans.days(delivery);
        if (days.isEmpty()) {
            return false;
        }
        String period = period(delivery);
        Days replaced = replacedBy(days.get(), period);
        Map<String, Object> values = new HashMap<>(Map.of("delivery", delivery, "earlier", earlier));
        values.putAll(days.get().values());
        values.putAll(Map.of("from", replaced.first(), "until", replaced.last()));
        String query = SAME_KEY.formatted(facts.id(), BESIDE);
        if (bringsLinesBack(delivery)) {
            query += " union (" + SAME_ORIGIN.formatted(facts.id()) + ")";
        }
        if (period.equals(ACTIVITIES)) {
            query = SAME_ACTIVITY.formatted(facts.id());
        } else if (!period.equals(NO_PERIOD)) {
            query += " union " + SAME_PERIOD.formatted(facts.id());
        }
        Optional<PersonStore.Named> named = PersonStore.named(facts);
        if (named.isPresent() && anyForgotten()) {
            query += " union (" + forgotten(named.get()) + ")";
        }
        find(facts, query, values);
        return true;
    }

    private boolean anyForgotten() {
        return jdbc.sql("select exists (select from forgotten_person)")
                .query(Boolean.class)
                .single();
    }

    private static String forgotten(PersonStore.Named named) {
        return FORGOTTEN.formatted(named.facts(), named.activity(), named.column(), named.nameless(), BEFORE);
    }

    /** What was found last would replace and change, beside what counts. */
    Replacement counted(FactTable facts, long delivery, List<Long> earlier) {
        long replaced =
                jdbc.sql("select count(*) from found_row").query(Long.class).single();
        if (replaced == 0) {
            return Replacement.NOTHING;
        }
        jdbc.sql("drop table if exists written_otherwise, changed_key").update();
        findChanged(facts, delivery, WHERE, "content", "written_otherwise");
        String otherwise = WHERE + " and natural_key in (select natural_key from written_otherwise)";
        findChanged(
                facts,
                delivery,
                otherwise,
                readsAll(delivery, earlier) ? meaning(facts, otherwise) : "content",
                "changed_key");
        SortedMap<Integer, Long> changed = new TreeMap<>();
        jdbc.sql("select year, sum(facts) as facts from changed_key group by 1").query(row -> {
            changed.put(row.getInt("year"), row.getLong("facts"));
        });
        if (changed.isEmpty()) {
            return Replacement.unchanged(replaced);
        }
        String own = "select date from " + facts.id() + " f where delivery = :delivery and superseded_by is null";
        Map<String, Object> ofDelivery = Map.of("delivery", delivery);
        return plans.byBlock(
                facts.id(),
                () -> new Replacement(
                        replaced,
                        changed,
                        counting(earlier),
                        byYear(own, ofDelivery).keySet(),
                        // Of "not in" the server would compare each with each, where it has little memory.
                        byYear(
                                        own
                                                + " and not exists (select from changed_key c where c.natural_key = f.natural_key)",
                                        ofDelivery)
                                .keySet()));
    }

    private void findChanged(FactTable facts, long delivery, String where, String said, String into) {
        plans.byBlock(
                facts.id(),
                () -> jdbc.sql(CHANGED.formatted(facts.id(), where, said, into))
                        .param("delivery", delivery)
                        .update());
    }

    /** Whether facts hold all that their lines say: a column that is not known is told from another by its cells alone. */
    private boolean readsAll(long delivery, List<Long> earlier) {
        return jdbc.sql("""
                select not exists (
                    select from delivery
                    where unknown_columns <> ''
                      and (id = :delivery
                           or id in (:earlier) and (source, producer) = (select source, producer from delivery where id = :delivery)))
                """)
                .param("delivery", delivery)
                .param("earlier", earlier)
                .query(Boolean.class)
                .single();
    }

    /**
     * What facts say, however their lines are written, in the columns that any of some facts fills: what is filled for the
     * first time takes nothing back.
     */
    private String meaning(FactTable facts, String where) {
        List<String> columns = jdbc.sql("""
                select quote_ident(column_name) from information_schema.columns
                where table_schema = current_schema() and table_name = ? and column_name <> all (string_to_array(?, ', '))
                order by 1
                """)
                .params(facts.id(), SAYS_NOTHING)
                .query(String.class)
                .list();
        String filled = jdbc.sql(columns.stream()
                        .map(column -> "case when count(" + column + ") > 0 then '" + column + "' end")
                        .collect(Collectors.joining(", ", "select concat_ws(', ', ", ") from " + facts.id() + where)))
                .query(String.class)
                .single();
        return filled.isEmpty() ? "0" : "hashtextextended(cast(row(" + filled + ") as text), 0)";
    }

    /** Deliveries keep how many of their facts count. */
    private SortedMap<Integer, Long> counting(List<Long> deliveries) {
        SortedMap<Integer, Long> counting = new TreeMap<>();
        jdbc.sql("""
                select year, sum(facts) as facts from delivery_year
                where delivery in (:deliveries) group by 1 having sum(facts) > 0
                """).param("deliveries", deliveries).query(row -> {
            counting.put(row.getInt("year"), row.getLong("facts"));
        });
        return counting;
    }

    private SortedMap<Integer, Long> byYear(String dates, Map<String, ?> values) {
        SortedMap<Integer, Long> byYear = new TreeMap<>();
        jdbc.sql("select cast(extract(year from date) as int) as year, count(*) as facts from (" + dates
                        + ") as dated group by 1")
                .params(values)
                .query(row -> {
                    byYear.put(row.getInt("year"), row.getLong("facts"));
                });
        return byYear;
    }
}
