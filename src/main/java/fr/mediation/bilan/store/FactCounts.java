package fr.mediation.bilan.store;

import fr.mediation.bilan.fact.FactTable;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Holds how many facts are kept of each delivery against the facts. */
@Repository
public class FactCounts {
    private final JdbcClient jdbc;

    FactCounts(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * A delivery of which another number of facts is kept than it has.
     *
     * @param delivery its number
     * @param file the name of its file
     * @param year the year of the facts
     * @param kept how many are kept to be in force
     * @param counted how many there are
     */
    public record Miscounted(long delivery, String file, int year, long kept, long counted) {}

    /**
     * {@return the deliveries in force of which another number of facts is kept than they have, by year}
     *
     * @param facts what their lines became
     */
    public List<Miscounted> miscounted(FactTable facts) {
        return jdbc.sql("""
                select id as delivery, file, coalesce(y.year, f.year) as year,
                       coalesce(y.facts, 0) as kept, coalesce(f.facts, 0) as counted
                from (select * from delivery_year where source = :source) y
                full join (select delivery, cast(extract(year from date) as int) as year, count(*) as facts
                           from %s where superseded_by is null group by 1, 2) f
                    on f.delivery = y.delivery and f.year = y.year
                join delivery d on d.id = coalesce(y.delivery, f.delivery) and d.status = 'in_force'
                where coalesce(y.facts, 0) <> coalesce(f.facts, 0)
                order by 1, 3
                """.formatted(facts.id()))
                .param("source", facts.id())
                .query(Miscounted.class)
                .list();
    }
}
