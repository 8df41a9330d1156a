package fr.mediation.bilan.store;

import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Rows from which tests of the stores start. */
final class StoreRows {
    private final JdbcClient jdbc;

    StoreRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A delivery of attendance in force, with lines of some days. */
    long delivery(String producer, String firstDay, String lastDay) {
        return delivery("attendance", producer, firstDay, lastDay);
    }

    long delivery(String source, String producer, String firstDay, String lastDay) {
        long number =
                jdbc.sql("select count(*) from delivery").query(Long.class).single();
        return jdbc.sql("""
                insert into delivery (sha256, file, producer, source, profile, format, received_on, status,
                                      first_date, last_date)
                values (?, ?, ?, ?, 'canonique', 'csv', date '2017-01-10', 'in_force', cast(? as date), cast(? as date))
                returning id
                """)
                .params(
                        String.format("%064d", number),
                        "fichier-" + number + ".csv",
                        producer,
                        source,
                        firstDay,
                        lastDay)
                .query(Long.class)
                .single();
    }

    /** Says what a delivery replaces beside facts of the same key: a month or a year. */
    void replaces(long delivery, String period) {
        jdbc.sql("update delivery set replaces = ? where id = ?")
                .params(period, delivery)
                .update();
    }

    /** Says that a delivery brings back lines of another. */
    void corrects(long delivery, long origin) {
        jdbc.sql("update delivery set corrects = ? where id = ?")
                .params(origin, delivery)
                .update();
    }

    void withdraw(long delivery) {
        jdbc.sql("update delivery set status = 'withdrawn' where id = ?")
                .param(delivery)
                .update();
    }

    /** A line of attendance whose key names it alone. */
    void line(long delivery, int line, long key, String day) {
        line(delivery, line, key, day, true);
    }

    void line(long delivery, int line, long key, String day, boolean identified) {
        jdbc.sql("""
                insert into attendance (delivery, natural_key, activity, line, date, participants, activity_type, identified,
                                        minutes_banded, sheet)
                values (?, ?, ?, ?, cast(? as date), 1, 2, ?, false, '')
                """).params(delivery, key, key, line, day, identified).update();
        jdbc.sql("""
                update delivery set first_date = least(first_date, cast(:day as date)),
                    last_date = greatest(last_date, cast(:day as date))
                where id = :delivery
                """).param("delivery", delivery).param("day", day).update();
    }

    /** Where a line was held: a place or a commune, the other is empty. */
    void at(long delivery, int line, String place, String commune) {
        jdbc.sql("update attendance set place = nullif(?, ''), commune = nullif(?, '') where delivery = ? and line = ?")
                .params(place, commune, delivery, line)
                .update();
    }

    /** The lines of a delivery that nothing replaces. */
    List<Integer> inForce(long delivery) {
        return jdbc.sql("select line from attendance where delivery = ? and superseded_by is null order by line")
                .param(delivery)
                .query(Integer.class)
                .list();
    }

    void rejection(long delivery, int line, String rule) {
        jdbc.sql("""
                insert into rejection (delivery, sheet, line, column_name, value, rule)
                values (?, '', ?, 'date', '31/02/2016', ?)
                """).params(delivery, line, rule).update();
    }
}
