package fr.mediation.bilan.store;

import fr.mediation.bilan.fact.FactTable;
import fr.mediation.bilan.fact.FactTable.Trait;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * The fact tables. Facts come in by COPY on the connection of the running transaction, so that they and the checkpoint
 * of the step that reads them commit together. COPY was measured to load 0.5 million rows a second where batches of
 * inserts load 0.1.
 */
@Repository
public class FactStore {
    // The sheet is compared where the line fits alone: as part of the join it would be read from every row.
    private static final String REPEATED = """
            select f.ctid as place
            from %s f
            join repeated_line r on r.delivery = :delivery and f.delivery = :delivery and f.line = r.line
              and not f.sheet <> r.sheet
            where r.duplicate = :duplicate
            """;

    private static final String SAME_KEY = """
            select earlier.ctid as place
            from %1$s earlier
            where earlier.delivery in (:earlier) and earlier.superseded_by is null
              and (earlier.identified or earlier.delivery not in (
                  with recursive origin(id) as (
                      select corrects from delivery where id = :delivery and corrects is not null
                      union all
                      select d.corrects from delivery d join origin o on d.id = o.id where d.corrects is not null)
                  select id from origin))
              and earlier.natural_key in (select natural_key from %1$s where delivery = :delivery)
            """;

    private static final String SAME_PERIOD = """
            select earlier.ctid as place
            from %s earlier
            join delivery this on this.id = :delivery
            where earlier.delivery in (:earlier) and earlier.superseded_by is null
              and earlier.date >= date_trunc(:period, this.first_date)
              and earlier.date < date_trunc(:period, this.last_date) + cast('1 ' || :period as interval)
            """;

    private static final String FOUND = " where ctid = any(array(select place from found_row))";

    private static final String NO_PERIOD = "none";

    private final JdbcClient jdbc;
    private final CubeStore cubes;

    FactStore(JdbcClient jdbc, CubeStore cubes) {
        this.jdbc = jdbc;
        this.cubes = cubes;
    }

    /**
     * Takes out the lines that the end of their file showed to be there already.
     *
     * @param facts what its lines became
     * @param delivery the delivery
     */
    public void removeDuplicates(FactTable facts, long delivery) {
        find(REPEATED.formatted(facts.id()), Map.of("delivery", delivery, "duplicate", true));
        jdbc.sql("delete from " + facts.id() + FOUND).update();
    }

    /**
     * Marks the lines that the end of their file showed to be replaced by a later one.
     *
     * @param facts what its lines became
     * @param delivery the delivery
     * @return how many facts a later line of the same delivery replaces
     */
    public long supersedeWithin(FactTable facts, long delivery) {
        find(REPEATED.formatted(facts.id()), Map.of("delivery", delivery, "duplicate", false));
        return supersedeFound(facts, delivery);
    }

    private long supersedeFound(FactTable facts, long delivery) {
        // What a delivery replaces may lie in years that its own lines say nothing about.
        jdbc.sql(
                        "insert into delivery_year select distinct cast(? as bigint), ?, cast(extract(year from date) as int) from "
                                + facts.id() + FOUND + " on conflict do nothing")
                .params(delivery, facts.id())
                .update();
        return jdbc.sql("update " + facts.id() + " set superseded_by = ?" + FOUND)
                .param(delivery)
                .update();
    }

    /**
     * Finds rows before they are changed: looking through millions of rows runs on all cores, and a statement that changes
     * rows on one. Fresh rows have no statistics, and the server takes them for few: it looked through 300,000 of them for
     * each of 1,500 repeated lines, in 35 s; joined by hash it takes 0.2 s, without statistics to be gathered first.
     */
    private void find(String query, Map<String, ?> values) {
        jdbc.sql("set local enable_nestloop = off").update();
        jdbc.sql("set local enable_mergejoin = off").update();
        jdbc.sql("drop table if exists found_row").update();
        jdbc.sql("create temporary table found_row on commit drop as " + query)
                .params(values)
                .update();
        // The rows are then fetched by their place, one by one.
        jdbc.sql("set local enable_nestloop = on").update();
    }

    /**
     * Forgets which lines were repeated, once that was seen to.
     *
     * @param delivery the delivery
     */
    public void forgetRepeats(long delivery) {
        jdbc.sql("delete from repeated_line where delivery = ?").param(delivery).update();
    }

    /**
     * Marks what the facts of a delivery replace, and which of them deliveries registered later replace: facts of the
     * same producer and source with the same key, and those of the periods that a delivery takes the place of. Lines
     * without a key of their own that come back corrected join those of the delivery they were rejected from.
     *
     * @param facts what its lines became
     * @param delivery the delivery
     * @return how many facts of others it replaces
     */
    public long supersede(FactTable facts, long delivery) {
        List<Long> others = others(delivery);
        // Nothing can collide with a producer's first delivery: the join over the whole table is then spared.
        if (others.isEmpty()) {
            return 0;
        }
        List<Long> earlier = others.stream().filter(other -> other < delivery).toList();
        long replaced = supersede(facts, delivery, earlier);
        others.stream().filter(other -> other > delivery).forEach(later -> supersede(facts, later, List.of(delivery)));
        return replaced;
    }

    /**
     * Brings back what a withdrawn delivery had replaced, as far as no later delivery replaces it too.
     *
     * @param facts what its lines became
     * @param delivery the delivery, no longer in force
     */
    public void release(FactTable facts, long delivery) {
        List<Long> changed = jdbc.sql("select distinct delivery from " + facts.id()
                        + " where superseded_by = :delivery and delivery <> :delivery")
                .param("delivery", delivery)
                .query(Long.class)
                .list();
        jdbc.sql("update " + facts.id()
                        + " set superseded_by = null where superseded_by = :delivery and delivery <> :delivery")
                .param("delivery", delivery)
                .update();
        changed(facts, changed);
        List<Long> others = others(delivery);
        others.stream()
                .filter(other -> other > delivery)
                .forEach(later -> supersede(
                        facts,
                        later,
                        others.stream().filter(other -> other < later).toList()));
    }

    /** Other facts of some deliveries are in force than before: what rests on them is thrown away or noted again. */
    private void changed(FactTable facts, List<Long> deliveries) {
        if (!deliveries.isEmpty()) {
            cubes.discard(facts.id(), deliveries);
            deliveries.forEach(delivery -> noteCommunes(facts, delivery));
        }
    }

    /**
     * Notes which communes the facts of a delivery name.
     *
     * @param facts what its lines became; activities alone tell where people were reached
     * @param delivery the delivery, settled
     */
    public void noteCommunes(FactTable facts, long delivery) {
        if (facts.is(Trait.ACTIVITY)) {
            jdbc.sql("delete from delivery_commune where delivery = ?")
                    .param(delivery)
                    .update();
            // Looking through millions of rows runs on all cores where a table is made, and on one where rows are
            // inserted.
            jdbc.sql("drop table if exists found_commune").update();
            jdbc.sql("""
                    create temporary table found_commune on commit drop as
                    select delivery, cast(extract(year from date) as int) as year,
                           year_of(date, 'convention') as convention_year, commune,
                           case when commune is null then place end as place
                    from %s
                    where delivery = ? and superseded_by is null
                    group by 1, 2, 3, 4, 5
                    """.formatted(facts.id())).param(delivery).update();
            jdbc.sql("insert into delivery_commune select * from found_commune").update();
        }
    }

    /** The other deliveries in force of the same producer and source, in their order. */
    private List<Long> others(long delivery) {
        return jdbc.sql("""
                select other.id
                from delivery this
                join delivery other on other.producer = this.producer and other.source = this.source
                where this.id = ? and other.id <> this.id and other.status = 'in_force'
                order by other.id
                """).param(delivery).query(Long.class).list();
    }

    private long supersede(FactTable facts, long delivery, List<Long> earlier) {
        if (earlier.isEmpty()) {
            return 0;
        }
        find(SAME_KEY.formatted(facts.id()), Map.of("delivery", delivery, "earlier", earlier));
        long replaced = supersedeOthers(facts, delivery);
        String period = jdbc.sql("select replaces from delivery where id = ? and corrects is null")
                .param(delivery)
                .query(String.class)
                .optional()
                .orElse(NO_PERIOD);
        if (period.equals(NO_PERIOD)) {
            return replaced;
        }
        find(SAME_PERIOD.formatted(facts.id()), Map.of("delivery", delivery, "earlier", earlier, "period", period));
        return replaced + supersedeOthers(facts, delivery);
    }

    private long supersedeOthers(FactTable facts, long delivery) {
        List<Long> changed = jdbc.sql("select distinct delivery from " + facts.id() + FOUND)
                .query(Long.class)
                .list();
        long replaced = supersedeFound(facts, delivery);
        changed(facts, changed);
        return replaced;
    }

    /**
     * Removes the facts and rejections of a delivery that was refused as a whole.
     *
     * @param facts what its lines became
     * @param delivery the delivery
     */
    public void forget(FactTable facts, long delivery) {
        jdbc.sql("delete from " + facts.id() + " where delivery = ?")
                .param(delivery)
                .update();
        for (String about : List.of("rejection", "correction", "repeated_line", "returned_line", "delivery_commune")) {
            jdbc.sql("delete from " + about + " where delivery = ?")
                    .param(delivery)
                    .update();
        }
    }
}
