package fr.mediation.bilan.store;

import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Compares a delivery with what other producers delivered: what both have counts twice. */
@Repository
public class OtherProducersStore {
    private final JdbcClient jdbc;
    private final QueryPlans plans;

    OtherProducersStore(JdbcClient jdbc, QueryPlans plans) {
        this.jdbc = jdbc;
        this.plans = plans;
    }

    /**
     * A file of another producer that has entries of the register too.
     *
     * @param entries how many
     * @param file its name
     * @param producer who delivered it
     */
    public record EntriesOfOthers(long entries, String file, String producer) {}

    /**
     * {@return the files of other producers that count and have entries of a delivery too: of the same day, kind and subject}
     *
     * @param delivery the delivery, of the register
     */
    public List<EntriesOfOthers> entriesOfOthers(long delivery) {
        return jdbc.sql("""
                select count(distinct own.natural_key) as entries, other.file, other.producer
                from delivery this
                join governance own on own.delivery = this.id and own.superseded_by is null
                join governance told on told.date = own.date and told.nature = own.nature
                    and lower(trim(told.subject)) = lower(trim(own.subject)) and told.superseded_by is null
                    and coalesce(told.territory = own.territory, true)
                join delivery other on other.id = told.delivery and other.status = 'in_force'
                    and other.producer <> this.producer
                where this.id = ?
                group by other.id
                order by other.id
                """).param(delivery).query(EntriesOfOthers.class).list();
    }

    /**
     * A file of another producer that has the same lines as a delivery, or most of them.
     *
     * @param lines how many different ones both have
     * @param file its name
     * @param producer who delivered it
     */
    public record LinesOfOthers(long lines, String file, String producer) {}

    /**
     * {@return the files of other producers that count and have at least half of their lines, or of the delivery's, in common
     * with it, to the letter}
     *
     * @param table the fact table
     * @param delivery the delivery
     */
    public List<LinesOfOthers> linesOfOthers(String table, long delivery) {
        return plans.byBlock(
                table,
                () -> jdbc.sql("""
                        with own as (
                            select distinct content from %1$s where delivery = :delivery and superseded_by is null),
                        told as (
                            select f.delivery, count(distinct f.content) as lines,
                                   count(distinct own.content) as common
                            from %1$s f left join own using (content)
                            where f.superseded_by is null
                            group by 1)
                        select told.common as lines, other.file, other.producer
                        from told
                        join delivery other on other.id = told.delivery and other.status = 'in_force'
                        join delivery this on this.id = :delivery and this.producer <> other.producer
                        where told.common > 0 and 2 * told.common >= least(told.lines, (select count(*) from own))
                        order by other.id
                        """.formatted(table))
                        .param("delivery", delivery)
                        .query(LinesOfOthers.class)
                        .list());
    }
}
