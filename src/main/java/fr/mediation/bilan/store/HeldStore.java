package fr.mediation.bilan.store;

import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** What deliveries that are held would replace. */
@Repository
public class HeldStore {
    private final JdbcClient jdbc;

    HeldStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * What a delivery would replace in a year.
     *
     * @param year the civil year
     * @param replaced facts of earlier deliveries that it would replace
     * @param counting facts of its producer and source that count
     */
    public record HeldYear(int year, long replaced, long counting) {}

    /**
     * Keeps what a delivery would replace, in place of what was kept before.
     *
     * @param delivery its number
     * @param replacement what it would replace
     */
    @Transactional
    public void store(long delivery, Replacement replacement) {
        forget(delivery);
        replacement
                .replacedByYear()
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
     * {@return what a delivery would replace, by year; empty where it was not held}
     *
     * @param delivery its number
     */
    public List<HeldYear> of(long delivery) {
        return jdbc.sql("select year, replaced, counting from held_replacement where delivery = ? order by year")
                .param(delivery)
                .query(HeldYear.class)
                .list();
    }
}
