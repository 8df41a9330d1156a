package fr.mediation.bilan.store;

import fr.mediation.bilan.fact.FactTable;
import fr.mediation.bilan.fact.FactTable.Trait;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/**
 * Decides which of the facts that were loaded are in force: later deliveries replace facts of earlier ones, and a withdrawn
 * delivery gives back what it had replaced.
 */
@Repository
public class FactStore {
    // The sheet is compared only where the line number matches: as a part of the join it would be read from every row.
    private static final String REPEATED = """
            select f.ctid as row_id
            from %s f
            join repeated_line r on r.delivery = :delivery and f.delivery = :delivery and f.line = r.line
              and not f.sheet <> r.sheet and f.natural_key = coalesce(r.natural_key, f.natural_key)
            where r.duplicate = :duplicate
            """;

    // The older date_part takes a third of the time of extract, which gives decimal numbers: 0.8 s of three million
    // lines.
    private static final String FOUND_PLACE = """
            create temporary table found_place on commit drop as
            select delivery, cast(date_part('year', date) as int) as year,
                   year_of(date, 'convention') as convention_year, %2$s as commune, place, %3$s is null as unlocated,
                   count(*) filter (where superseded_by is null) as facts,
                   min(date) filter (where superseded_by is null) as first_date,
                   max(date) filter (where superseded_by is null) as last_date
            from %1$s
            where delivery = ?
            group by 1, 2, 3, 4, 5, 6
            """;

    private static final String FOUND_YEAR = """
            create temporary table found_place on commit drop as
            select cast(date_part('year', date) as int) as year, count(*) as facts
            from %s where delivery = ? and superseded_by is null group by 1
            """;

    private final JdbcClient jdbc;
    private final CubeStore cubes;
    private final GroupMemberStore members;
    private final FoundFacts found;
    private final QueryPlans plans;

    FactStore(JdbcClient jdbc, CubeStore cubes, GroupMemberStore members, QueryPlans plans) {
        this.jdbc = jdbc;
        this.members = members;
        found = new FoundFacts(jdbc, plans);
        this.cubes = cubes;
        this.plans = plans;
    }

    /**
     * Removes the lines of a delivery that are duplicates of others in it, as was known at the end of the file.
     *
     * @param facts what its lines became
     * @param delivery the delivery
     */
    @Transactional
    public void removeDuplicates(FactTable facts, long delivery) {
        found.find(facts, REPEATED.formatted(facts.id()), Map.of("delivery", delivery, "duplicate", true));
        jdbc.sql("delete from " + facts.id() + FoundFacts.WHERE).update();
    }

    /**
     * Marks the lines of a delivery that later lines in it replace, as was known at the end of the file.
     *
     * @param facts what its lines became
     * @param delivery the delivery
     * @return how many facts a later line of the same delivery replaces
     */
    @Transactional
    public long supersedeWithin(FactTable facts, long delivery) {
        found.find(facts, REPEATED.formatted(facts.id()), Map.of("delivery", delivery, "duplicate", false));
        return supersedeFound(facts, delivery);
    }

    private long supersedeFound(FactTable facts, long delivery) {
        return jdbc.sql("update " + facts.id() + " set superseded_by = ?" + FoundFacts.WHERE)
                .param(delivery)
                .update();
    }

    /**
     * Forgets which lines were repeated, after they were removed or marked.
     *
     * @param delivery the delivery
     */
    @Transactional
    public void forgetRepeats(long delivery) {
        jdbc.sql("delete from repeated_line where delivery = ?").param(delivery).update();
    }

    /**
     * Marks the facts that a delivery replaces, and those of its own that deliveries received later replace. A fact is
     * replaced by a later one of the same producer and source with the same key, or by a delivery that replaces the whole
     * month or year of the fact, or its activity. Corrected lines whose natural key is not an identifier do not replace lines of the delivery
     * that they were rejected from: they are added to them. A line that comes back a second time replaces what it was the first
     * time, whatever was corrected.
     *
     * @param facts what its lines became
     * @param delivery the delivery
     * @return how many facts of others it replaces
     */
    @Transactional
    public long supersede(FactTable facts, long delivery) {
        List<Long> inOrder = inOrder(delivery);
        long replaced = supersede(facts, delivery, inOrder.subList(0, inOrder.indexOf(delivery)));
        supersedeByLater(facts, delivery, inOrder);
        resolveMembers(facts, delivery);
        return replaced;
    }

    /**
     * Finds what a delivery would replace, and changes nothing.
     *
     * @param facts what its lines became
     * @param delivery the delivery
     * @return what it would replace
     */
    @Transactional
    public Replacement replacement(FactTable facts, long delivery) {
        List<Long> inOrder = inOrder(delivery);
        List<Long> earlier = inOrder.subList(0, inOrder.indexOf(delivery));
        return found.replaced(facts, delivery, earlier) ? found.counted(facts, delivery, earlier) : Replacement.NOTHING;
    }

    /**
     * Marks what {@link #replacement} found last in the same transaction, and the facts of the delivery that deliveries received
     * later replace.
     *
     * @param facts what its lines became
     * @param delivery the delivery
     * @param replacement what was found
     * @return how many facts of others it replaces
     */
    @Transactional
    public long supersede(FactTable facts, long delivery, Replacement replacement) {
        long replaced = replacement.replaced() == 0 ? 0 : supersedeOthers(facts, delivery);
        supersedeByLater(facts, delivery, inOrder(delivery));
        resolveMembers(facts, delivery);
        return replaced;
    }

    private void supersedeByLater(FactTable facts, long delivery, List<Long> inOrder) {
        for (long later : inOrder.subList(inOrder.indexOf(delivery) + 1, inOrder.size())) {
            supersede(facts, later, List.of(delivery));
        }
    }

    /** Groups have other members when other lines are in force than before: those of a delivery, and those that it replaces. */
    private void resolveMembers(FactTable facts, long delivery) {
        if (facts.is(Trait.ACTIVITY)) {
            found.days(delivery).ifPresent(days -> members.resolve(delivery, days));
        }
    }

    /**
     * Puts the facts that a withdrawn delivery had replaced in force again, unless another delivery replaces them too.
     *
     * @param facts what its lines became
     * @param delivery the delivery, no longer in force
     */
    @Transactional
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
        refresh(facts, changed);
        // Only what was given back can be replaced by others now: also by those that came between, while they did not
        // count.
        List<Long> earlier = new ArrayList<>();
        for (long other : inOrder(delivery)) {
            if (other != delivery) {
                supersede(facts, other, earlier);
            }
            if (changed.contains(other)) {
                earlier.add(other);
            }
        }
        resolveMembers(facts, delivery);
    }

    /** Updates what is kept about deliveries when other facts of theirs are in force than before. */
    private void refresh(FactTable facts, List<Long> deliveries) {
        if (!deliveries.isEmpty()) {
            cubes.discard(deliveries);
            deliveries.forEach(delivery -> summarise(facts, delivery));
        }
    }

    /**
     * Stores what is asked of all lines after each run: how many facts of a delivery are in force, by year; which places and
     * communes its lines name; and how many of these facts say of no department that they lie in it.
     *
     * @param facts what its lines became; only facts that lie where a place is have places
     * @param delivery the delivery, settled
     */
    @Transactional
    public void summarise(FactTable facts, long delivery) {
        boolean located = facts.is(Trait.LOCATED);
        // Creating a table from a query runs on all cores, inserting its rows on one.
        jdbc.sql("drop table if exists found_place").update();
        String found = located
                ? FOUND_PLACE.formatted(facts.id(), column(facts, "commune"), column(facts, "department"))
                : FOUND_YEAR.formatted(facts.id());
        plans.byBlock(facts.id(), () -> jdbc.sql(found).param(delivery).update());
        jdbc.sql("""
                update delivery_year
                set facts = coalesce((select sum(f.facts) from found_place f where f.year = delivery_year.year), 0)
                where delivery = ?
                """).param(delivery).update();
        if (located) {
            storePlaces(facts, delivery);
        }
    }

    private void storePlaces(FactTable facts, long delivery) {
        for (String about : List.of("delivery_commune", "delivery_place")) {
            jdbc.sql("delete from " + about + " where delivery = ?")
                    .param(delivery)
                    .update();
        }
        if (facts.is(Trait.ACTIVITY)) {
            jdbc.sql("""
                    insert into delivery_commune
                        (delivery, year, convention_year, commune, place, first_date, last_date)
                    select delivery, year, convention_year, commune, case when commune is null then place end,
                           min(first_date), max(last_date)
                    from found_place where facts > 0 group by 1, 2, 3, 4, 5
                    """).update();
        }
        jdbc.sql("""
                insert into delivery_place (delivery, place, unlocated, first_date, last_date)
                select delivery, place, coalesce(sum(facts) filter (where unlocated), 0),
                       min(first_date) filter (where unlocated), max(last_date) filter (where unlocated)
                from found_place group by 1, 2
                """).update();
    }

    /** A column of a fact table; null where its lines do not say it. */
    private String column(FactTable facts, String name) {
        boolean exists =
                jdbc.sql("""
                        select exists (select from information_schema.columns
                                       where table_schema = current_schema() and table_name = ? and column_name = ?)
                        """).params(facts.id(), name).query(Boolean.class).single();
        return exists ? name : "cast(null as text)";
    }

    /**
     * A delivery and the others in force of the same producer and source, in the order of their reception. Corrected lines
     * stand behind the delivery that they were rejected from: what came after that one is newer than they are.
     */
    private List<Long> inOrder(long delivery) {
        return jdbc.sql("""
                with recursive placed(id, place) as (
                    select id, id from delivery where corrects is null
                    union all
                    select d.id, p.place from delivery d join placed p on d.corrects = p.id)
                select d.id
                from placed
                join delivery d using (id)
                join delivery this on this.producer = d.producer and this.source = d.source
                where this.id = :delivery and (d.status = 'in_force' or d.id = this.id)
                order by place, d.id
                """).param("delivery", delivery).query(Long.class).list();
    }

    /**
     * {@return the later deliveries that replace facts of a delivery, by the names of their files}
     *
     * @param facts what its lines became
     * @param delivery the delivery
     */
    @Transactional
    public SortedMap<String, Long> overtaken(FactTable facts, long delivery) {
        SortedMap<String, Long> overtaken = new TreeMap<>();
        plans.byBlock(facts.id(), () -> {
            jdbc.sql("""
                    select d.file, count(*) as lines
                    from %s f join delivery d on d.id = f.superseded_by
                    where f.delivery = :delivery and f.superseded_by <> :delivery
                    group by d.file
                    """.formatted(facts.id())).param("delivery", delivery).query(row -> {
                overtaken.put(row.getString("file"), row.getLong("lines"));
            });
            return overtaken;
        });
        return overtaken;
    }

    private long supersede(FactTable facts, long delivery, List<Long> earlier) {
        return found.replaced(facts, delivery, earlier) ? supersedeOthers(facts, delivery) : 0;
    }

    private long supersedeOthers(FactTable facts, long delivery) {
        List<Long> changed = jdbc.sql("select distinct delivery from " + facts.id() + FoundFacts.WHERE)
                .query(Long.class)
                .list();
        long replaced = supersedeFound(facts, delivery);
        refresh(facts, changed);
        return replaced;
    }

    /**
     * How many themes a delivery brings.
     *
     * @param delivery its number
     * @param file the name of its file
     * @param themes how many different ones
     */
    public record ThemedDelivery(long delivery, String file, long themes) {}

    /**
     * {@return the deliveries in force that bring most themes, the first ones first}
     *
     * @param most how many deliveries
     */
    public List<ThemedDelivery> withMostThemes(int most) {
        return jdbc.sql("""
                select d.id as delivery, d.file, count(distinct theme) as themes
                from attendance a
                join delivery d on d.id = a.delivery and d.status = 'in_force'
                cross join lateral string_to_table(a.themes, '|') theme
                where a.superseded_by is null
                group by d.id order by 3 desc, 1 limit ?
                """).param(most).query(ThemedDelivery.class).list();
    }

    /**
     * Removes the facts and rejections of a delivery that was refused as a whole, or is loaded again.
     *
     * @param facts what its lines became
     * @param delivery the delivery
     */
    @Transactional
    public void forget(FactTable facts, long delivery) {
        cubes.discard(List.of(delivery));
        jdbc.sql("delete from " + facts.id() + " where delivery = ?")
                .param(delivery)
                .update();
        for (String about : List.of(
                "rejection",
                "correction",
                "unlisted_correction",
                "repeated_line",
                "returned_line",
                "held_replacement",
                "delivery_commune",
                "delivery_place")) {
            jdbc.sql("delete from " + about + " where delivery = ?")
                    .param(delivery)
                    .update();
        }
    }
}
