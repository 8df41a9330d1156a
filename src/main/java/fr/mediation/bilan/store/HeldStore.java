package fr.mediation.bilan.store;

import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** What deliveries that are held would change, and what those that were taken have changed. */
@Repository
public class HeldStore {
    private final JdbcClient jdbc;

    HeldStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * What a delivery would change in a year.
     *
     * @param year the civil year
     * @param replaced facts of earlier deliveries that it would replace and that do not come again unchanged
     * @param counting facts of its producer and source that count
     */
    public record HeldYear(int year, long replaced, long counting) {}

    /**
     * Keeps what a delivery would change, in place of what was kept before.
     *
     * @param delivery its number
     * @param replacement what it would replace
     */
    @Transactional
    public void store(long delivery, Replacement replacement) {
        forget(delivery);
        replacement
                .changedByYear()
                .forEach((year, facts) -> jdbc.sql("insert into held_replacement values (?, ?, ?, ?)")
                        .params(
                                delivery,
                                year,
                                facts,
                                replacement.countingByYear().getOrDefault(year, 0L))
                        .update());
    }

    /**
     * Forgets that a delivery is or was held.
     *
     * @param delivery its number
     */
    @Transactional
    public void forget(long delivery) {
        jdbc.sql("delete from held_replacement where delivery = ?")
                .param(delivery)
                .update();
    }

    /**
     * {@return what a delivery would change, by year; empty where it was not held}
     *
     * @param delivery its number
     */
    public List<HeldYear> of(long delivery) {
        return jdbc.sql("select year, replaced, counting from held_replacement where delivery = ? order by year")
                .param(delivery)
                .query(HeldYear.class)
                .list();
    }

    /**
     * {@return how many facts the other deliveries of its producer and source changed in the days before a delivery, since
     * somebody last confirmed one}
     *
     * @param delivery its number
     * @param days how many days
     */
    public long changedLately(long delivery, int days) {
        return jdbc.sql("""
                select coalesce(sum(other.changed), 0)
                from delivery this
                join delivery other on other.producer = this.producer and other.source = this.source and other.id <> this.id
                where this.id = ? and other.status = 'in_force'
                  and other.received_on between this.received_on - ? and this.received_on
                """).params(delivery, days).query(Long.class).single();
    }

    /**
     * Notes how many facts a delivery changes without anybody having been asked.
     *
     * @param delivery its number
     * @param facts how many
     */
    @Transactional
    public void changed(long delivery, long facts) {
        jdbc.sql("update delivery set changed = ? where id = ?")
                .params(facts, delivery)
                .update();
    }

    /**
     * Notes that somebody confirmed a delivery, and with it what its producer has in its source.
     *
     * @param delivery its number
     */
    @Transactional
    public void confirmed(long delivery) {
        jdbc.sql("""
                update delivery set changed = 0
                where changed > 0 and (producer, source) = (select producer, source from delivery where id = ?)
                """).param(delivery).update();
    }
}
