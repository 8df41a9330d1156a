package fr.mediation.bilan.store;

import java.time.LocalDate;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What a delivery holds beside what its producer delivered before. */
@Repository
public class ComparisonStore {
    private final JdbcClient jdbc;

    ComparisonStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
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
     * Whether a producer had delivered lines of a source before.
     *
     * @param delivery the delivery
     * @return false for its first one, and for lines that come back corrected
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
     * @return the months in their order, with the lines in force a year before
     */
    public List<Month> months(String table, long delivery) {
        return jdbc.sql("""
                with this as (select * from delivery where id = :delivery),
                line as (
                    select date_trunc('month', f.date)::date as month, count(*) as lines
                    from %s f
                    join delivery d on d.id = f.delivery and d.status = 'in_force'
                    join this on this.producer = d.producer and this.source = d.source
                    where f.superseded_by is null
                    group by 1)
                select m::date as month, coalesce(b.lines, 0) as before, coalesce(n.lines, 0) as now
                from this,
                     generate_series(date_trunc('month', this.first_date), date_trunc('month', this.last_date),
                                     interval '1 month') m
                left join line n on n.month = m::date
                left join line b on b.month = (m - interval '1 year')::date
                order by 1
                """.formatted(table))
                .param("delivery", delivery)
                .query(Month.class)
                .list();
    }

    /**
     * Places that a delivery names and that were never seen: neither in a directory nor in an earlier delivery.
     *
     * @param table the fact table
     * @param delivery the delivery
     * @return their identifiers, by name
     */
    public List<String> newPlaces(String table, long delivery) {
        return jdbc.sql("""
                select distinct f.place
                from %s f
                where f.delivery = :delivery and f.place is not null
                  and not exists (select from place_location l where l.place = f.place)
                  and f.place not in (
                      select e.place
                      from %s e
                      join delivery d on d.id = e.delivery and d.status = 'in_force'
                      join delivery this on this.id = :delivery and this.producer = d.producer and d.id < this.id
                      where e.place is not null)
                order by 1
                """.formatted(table, table))
                .param("delivery", delivery)
                .query(String.class)
                .list();
    }

    /**
     * Keeps what was found.
     *
     * @param delivery the delivery
     * @param sentences each as its key and values separated by tabs, in their order
     */
    public void store(long delivery, List<String> sentences) {
        jdbc.sql("delete from anomaly where delivery = ?").param(delivery).update();
        for (int i = 0; i < sentences.size(); i++) {
            jdbc.sql("insert into anomaly (delivery, position, sentence) values (?, ?, ?)")
                    .params(delivery, i + 1, sentences.get(i))
                    .update();
        }
    }

    /**
     * What was found about a delivery.
     *
     * @param delivery the delivery
     * @return the sentences, as they were stored
     */
    public List<String> sentences(long delivery) {
        return jdbc.sql("select sentence from anomaly where delivery = ? order by position")
                .param(delivery)
                .query(String.class)
                .list();
    }
}
