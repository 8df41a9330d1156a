package fr.mediation.bilan.store;

import fr.mediation.bilan.store.QueryPlans.Days;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** Compares a delivery with what its producer delivered before, and keeps the anomalies that were found. */
@Repository
public class AnomalyStore {
    /** A day that was corrected is near the one before; to look through the lines of a year each night would cost seconds. */
    private static final int NEAR = 31;

    /** In days: who comes several times comes again within them. */
    private static final int MONTHS_BEFORE = 92;

    /** Fewer persons who come several times say nothing of others. */
    private static final int ENOUGH = 10;

    private final JdbcClient jdbc;
    private final QueryPlans plans;

    AnomalyStore(JdbcClient jdbc, QueryPlans plans) {
        this.jdbc = jdbc;
        this.plans = plans;
    }

    /**
     * How many lines a producer has in a month.
     *
     * @param month the month's first day
     * @param before the lines in force of the same month a year before
     * @param now the lines in force of the month
     */
    public record Month(LocalDate month, long before, long now) {}

    /**
     * Whether the producer of a delivery had delivered lines of its source before.
     *
     * @param delivery the delivery
     * @return false for the first delivery, and for one that brings rejected lines back corrected
     */
    public boolean anyEarlier(long delivery) {
        return jdbc.sql("""
                select exists (
                    select from delivery this
                    join delivery other on other.producer = this.producer and other.source = this.source
                    where this.id = ? and this.corrects is null and other.id < this.id and other.status = 'in_force')
                """).param(delivery).query(Boolean.class).single();
    }

    /**
     * The months that a delivery covers, from that of its first line to that of its last.
     *
     * @param table the fact table
     * @param delivery the delivery
     * @return the months in their order, with the lines in force a year before; none where no delivery has lines of these months
     *     a year before
     */
    @Transactional
    public List<Month> months(String table, long delivery) {
        Optional<Days> days = reachingTheYearBefore(delivery);
        if (days.isEmpty()) {
            return List.of();
        }
        LocalDate first = days.get().first().withDayOfMonth(1);
        LocalDate end = days.get().last().withDayOfMonth(1).plusMonths(1);
        return plans.byBlock(
                table,
                () -> jdbc.sql("""
                with day as (
                    select date, count(*) as lines
                    from %s
                    where superseded_by is null and delivery in (:deliveries)
                      and (date >= :first and date < :end or date >= :firstBefore and date < :endBefore)
                    group by date),
                line as (select date_trunc('month', date)::date as month, sum(lines) as lines from day group by 1)
                select m::date as month, coalesce(b.lines, 0) as before, coalesce(n.lines, 0) as now
                from generate_series(cast(:first as date), cast(:end as date) - 1, interval '1 month') m
                left join line n on n.month = m::date
                left join line b on b.month = (m - interval '1 year')::date
                order by 1
                """.formatted(table))
                        .param("deliveries", comparable(delivery))
                        .param("first", first)
                        .param("end", end)
                        .param("firstBefore", first.minusYears(1))
                        .param("endBefore", end.minusYears(1))
                        .query(Month.class)
                        .list());
    }

    /** The days of a delivery; empty where no delivery has lines a year before: there is no need to look through any then. */
    private Optional<Days> reachingTheYearBefore(long delivery) {
        return jdbc.sql("""
                select this.first_date as first, this.last_date as last
                from delivery this
                where this.id = :delivery and exists (
                    select from delivery other
                    where other.id in (:deliveries)
                      and other.first_date < date_trunc('month', this.last_date) + interval '1 month' - interval '1 year')
                """)
                .param("delivery", delivery)
                .param("deliveries", comparable(delivery))
                .query(Days.class)
                .optional();
    }

    /**
     * Places that a delivery is the first to name: no directory has them and no earlier delivery of the producer names them.
     *
     * @param delivery the delivery
     * @return their identifiers, by name
     */
    public List<String> newPlaces(long delivery) {
        return jdbc.sql("""
                select place from delivery_place where delivery = :delivery and place is not null
                except
                select place from place_location
                except
                select named.place
                from delivery_place named
                join delivery earlier on earlier.id = named.delivery and earlier.status = 'in_force' and earlier.id < :delivery
                join delivery this on this.producer = earlier.producer and this.source = earlier.source
                where this.id = :delivery
                order by 1
                """).param("delivery", delivery).query(String.class).list();
    }

    /**
     * Activities that came again on another day.
     *
     * @param activities how many
     * @param line the first line of one of them
     * @param before the day that it has in an earlier delivery
     * @param now the day that it has in this one
     */
    public record OtherDay(long activities, int line, LocalDate before, LocalDate now) {}

    /**
     * {@return the activities of a delivery whose identifier an earlier one in force of the same producer has on another day of
     * the same year, up to a month before or after those of the delivery} Where one of both has it on several of these days, it
     * names something that happens again.
     *
     * @param delivery the delivery, of attendance
     */
    @Transactional
    public Optional<OtherDay> onAnotherDay(long delivery) {
        List<Long> earlier = jdbc.sql("""
                select other.id
                from delivery this
                join delivery other on other.producer = this.producer and other.source = this.source and other.id < this.id
                where this.id = ? and this.replaces = 'none' and this.corrects is null and other.status = 'in_force'
                  and other.first_date <= date_trunc('year', this.last_date) + interval '1 year' - interval '1 day'
                  and other.last_date >= date_trunc('year', this.first_date)
                """).param(delivery).query(Long.class).list();
        Optional<Days> own = plans.days(delivery);
        if (earlier.isEmpty() || own.isEmpty()) {
            return Optional.empty();
        }
        Days near = new Days(own.get().first().minusDays(NEAR), own.get().last().plusDays(NEAR));
        String identifier = "activity # cast(date - date '1970-01-01' as bigint)";
        String onOneDay = """
                select %1$s as identifier, extract(year from date) as year, min(date) as day, min(line) as line
                from attendance
                where delivery in (%2$s) and superseded_by is null
                group by 1, 2
                having min(date) = max(date)
                """;
        String here = onOneDay.formatted(identifier, ":delivery");
        // Of all that came before, only what has an identifier of the delivery is grouped.
        String known = identifier + " in (select " + identifier + " from attendance where delivery = :delivery)";
        String was = onOneDay.formatted(identifier, ":earlier) and date between :first and :last and (" + known);
        return plans.byBlock(
                "attendance",
                () -> jdbc.sql(
                                "select count(*) over () as activities, own.line, was.day as before, own.day as now from ("
                                        + here + ") own join (" + was
                                        + ") was using (identifier, year) where was.day <> own.day order by own.line limit 1")
                        .param("delivery", delivery)
                        .param("earlier", earlier)
                        .params(near.values())
                        .query(OtherDay.class)
                        .optional());
    }

    /**
     * Activities whose persons are named for the first time.
     *
     * @param activities how many
     * @param line the first line of one of them
     */
    public record NamedNow(long activities, int line) {}

    /**
     * {@return the activities of which a delivery names persons, and an earlier one in force of the same producer has lines
     * without an identifier}
     *
     * @param delivery the delivery, of attendance
     */
    @Transactional
    public Optional<NamedNow> namedNow(long delivery) {
        List<Long> earlier = jdbc.sql("""
                select other.id
                from delivery this
                join delivery other on other.producer = this.producer and other.source = this.source and other.id < this.id
                where this.id = ? and this.corrects is null and other.status = 'in_force'
                  and other.first_date <= this.last_date and other.last_date >= this.first_date
                """).param(delivery).query(Long.class).list();
        Optional<Days> own = plans.days(delivery);
        if (earlier.isEmpty() || own.isEmpty()) {
            return Optional.empty();
        }
        return plans.byBlock(
                "attendance",
                () -> jdbc.sql("""
                        select count(distinct activity) as activities, min(line) as line
                        from attendance
                        where delivery = :delivery and superseded_by is null and person is not null
                          and activity in (select activity from attendance
                                           where delivery in (:earlier) and date between :first and :last
                                             and superseded_by is null and not identified)
                        having count(*) > 0
                        """)
                        .param("delivery", delivery)
                        .param("earlier", earlier)
                        .params(own.get().values())
                        .query(NamedNow.class)
                        .optional());
    }

    /**
     * Persons who are all others than those of before.
     *
     * @param persons how many a delivery names
     * @param before how many the producer had named in the months before
     */
    public record AllNew(long persons, long before) {}

    /**
     * {@return the persons of a delivery, where none of them is of those whom earlier ones in force of the same producer name in
     * the three months before it} Nothing is said where fewer than ten come on several days: who comes once comes no more.
     *
     * @param delivery the delivery, of attendance
     */
    @Transactional
    public Optional<AllNew> allNew(long delivery) {
        List<Long> earlier =
                jdbc.sql("""
                select other.id
                from delivery this
                join delivery other on other.producer = this.producer and other.source = this.source and other.id < this.id
                where this.id = ? and this.corrects is null and other.status = 'in_force'
                  and other.first_date < this.first_date and other.last_date >= this.first_date - ?
                """).params(delivery, MONTHS_BEFORE).query(Long.class).list();
        Optional<Days> own = plans.days(delivery);
        if (earlier.isEmpty() || own.isEmpty()) {
            return Optional.empty();
        }
        String visitors = """
                select person, min(date) < max(date) as again
                from attendance
                where delivery in (%s) and date between %s and superseded_by is null and person is not null
                group by person
                """;
        LocalDate first = own.get().first();
        return plans.byBlock(
                "attendance",
                () -> jdbc.sql("with own as (" + visitors.formatted(":delivery", ":first and :last") + "), earlier as ("
                                + visitors.formatted(":earlier", ":from and :until") + """
                        )
                        select (select count(*) from own) as persons, (select count(*) from earlier) as before
                        where (select count(*) from own where again) >= :enough
                          and (select count(*) from earlier where again) >= :enough
                          and not exists (select from own join earlier using (person))
                        """)
                        .param("delivery", delivery)
                        .param("earlier", earlier)
                        .params(own.get().values())
                        .param("from", first.minusDays(MONTHS_BEFORE))
                        .param("until", first.minusDays(1))
                        .param("enough", ENOUGH)
                        .query(AllNew.class)
                        .optional());
    }

    /** {@return the producers of all deliveries in force, by name} */
    public List<String> producers() {
        return jdbc.sql("select distinct producer from delivery where status = 'in_force' order by 1")
                .query(String.class)
                .list();
    }

    /** The deliveries in force of the same producer and source, the delivery itself included. */
    private List<Long> comparable(long delivery) {
        return jdbc.sql("""
                select other.id
                from delivery this
                join delivery other on other.producer = this.producer and other.source = this.source
                where this.id = ? and other.status = 'in_force'
                """).param(delivery).query(Long.class).list();
    }

    /**
     * Stores the anomalies of a delivery in place of those stored before.
     *
     * @param delivery the delivery
     * @param sentences each as its key and values separated by tabs, in their order
     */
    @Transactional
    public void store(long delivery, List<String> sentences) {
        jdbc.sql("delete from anomaly where delivery = ?").param(delivery).update();
        for (int i = 0; i < sentences.size(); i++) {
            jdbc.sql("insert into anomaly (delivery, position, sentence) values (?, ?, ?)")
                    .params(delivery, i + 1, sentences.get(i))
                    .update();
        }
    }

    /**
     * {@return the anomalies of a delivery, as they were stored}
     *
     * @param delivery the delivery
     */
    public List<String> sentences(long delivery) {
        return jdbc.sql("select sentence from anomaly where delivery = ? order by position")
                .param(delivery)
                .query(String.class)
                .list();
    }
}
