package fr.mediation.bilan.store;

import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/**
 * The rejected lines that come back from their producers. One may be rejected again, and come back from the return of that
 * return: it is followed to where it was rejected first.
 */
@Repository
public class ReturnedLineStore {
    /**
     * The delivery that lines were first rejected from and all that brought some of them back, or some of what was rejected of
     * these, as {@code family}.
     */
    static final String FAMILY = """
            ancestor(id, corrects) as (
                select id, corrects from delivery where id = :delivery
                union all
                select d.id, d.corrects from delivery d join ancestor a on d.id = a.corrects),
            family(id, corrects) as (
                select id, corrects from ancestor where corrects is null
                union all
                select d.id, d.corrects from delivery d join family f on d.corrects = f.id)""";

    /** The places where each line of the family that came back was rejected before, as {@code rejected_before}. */
    static final String REJECTED_BEFORE = FAMILY + """
            ,
            rejected_before(own, own_sheet, own_line, accepted, delivery, sheet, line) as (
                select l.delivery, l.own_sheet, l.own_line, l.accepted, f.corrects, l.sheet, l.origin_line
                from family f
                join returned_line l on l.delivery = f.id
                union all
                select b.own, b.own_sheet, b.own_line, b.accepted, f.corrects, l.sheet, l.origin_line
                from rejected_before b
                join returned_line l on l.delivery = b.delivery and l.own_line = b.line and l.own_sheet = b.sheet
                join family f on f.id = l.delivery)""";

    private final JdbcClient jdbc;
    private final QueryPlans plans;

    ReturnedLineStore(JdbcClient jdbc, QueryPlans plans) {
        this.jdbc = jdbc;
        this.plans = plans;
    }

    /**
     * {@return the files in force that bring back rejected lines of a delivery, or what was rejected of these again}
     *
     * @param delivery its number
     */
    public List<String> filesThatBringBack(long delivery) {
        return jdbc.sql("""
                with recursive back(id) as (
                    select id from delivery where corrects = ?
                    union
                    select d.id from delivery d join back b on d.corrects = b.id)
                select d.file from delivery d join back using (id) where d.status = 'in_force' and d.accepted > 0 order by d.id
                """).param(delivery).query(String.class).list();
    }

    /**
     * Finds the rejected lines that the lines of a delivery bring back, and forgets of the others which they say that they
     * correct: these were added.
     *
     * @param delivery the delivery that brings lines back
     * @param origin the delivery they were rejected from
     */
    @Transactional
    public void settle(long delivery, long origin) {
        plans.byHash(() -> jdbc.sql("""
                delete from returned_line l
                where l.delivery = :delivery and not exists (
                    select from rejection r
                    where r.delivery = :origin and r.line = l.origin_line and r.sheet in (l.sheet, ''))
                """)
                .param("delivery", delivery)
                .param("origin", origin)
                .update());
        // What a text file rejected comes back in a sheet of any name.
        plans.byHash(() -> jdbc.sql("""
                update returned_line l set sheet = ''
                from rejection r
                where l.delivery = :delivery and l.sheet <> ''
                  and r.delivery = :origin and r.line = l.origin_line and r.sheet = ''
                """)
                .param("delivery", delivery)
                .param("origin", origin)
                .update());
    }

    /**
     * Marks the rejected lines that have come back corrected, and no others, after a delivery that brings lines back came into
     * force or went: a line that came back several times, whichever way, stays corrected while one of these counts.
     *
     * @param delivery the delivery
     */
    @Transactional
    public void markCorrected(long delivery) {
        // By nested loops 5,000 lines took seconds, by hash hundredths of one.
        plans.byHash(() -> jdbc.sql("with recursive " + REJECTED_BEFORE + """
                ,
                corrected as (
                    select b.delivery, b.sheet, b.line, max(b.own) as cleared_by
                    from rejected_before b
                    join delivery d on d.id = b.own and d.status = 'in_force'
                    where b.accepted
                    group by 1, 2, 3),
                rejected as (
                    select delivery, sheet, line, max(cleared_by) as cleared_by
                    from (select * from corrected
                          union all
                          select b.own, b.own_sheet, b.own_line, c.cleared_by
                          from rejected_before b
                          join corrected c using (delivery, sheet, line)
                          where not b.accepted) also
                    group by 1, 2, 3),
                standing as (
                    select r.ctid as row_id, c.cleared_by
                    from rejection r
                    left join rejected c using (delivery, sheet, line)
                    where r.delivery in (select id from family) and r.cleared_by is distinct from c.cleared_by)
                update rejection r set cleared_by = s.cleared_by
                from standing s
                where r.ctid = s.row_id
                """)
                .param("delivery", delivery)
                .update());
    }

    /**
     * {@return the file where a line that a delivery brings back corrected is rejected no longer, empty where all are}
     *
     * @param delivery the delivery that brings them back
     */
    public Optional<String> fileThatAccepted(long delivery) {
        return jdbc.sql("with recursive " + REJECTED_BEFORE + """

                select d.file
                from rejected_before b
                join delivery d on d.id = b.delivery
                where b.own = :delivery and b.accepted and not exists (
                    select from rejection r where r.delivery = b.delivery and r.line = b.line and r.sheet = b.sheet)
                order by d.id limit 1
                """)
                .param("delivery", delivery)
                .query(String.class)
                .optional();
    }

    /**
     * {@return how many accepted lines of a delivery that brings lines back are more than these: they were not rejected in the
     * delivery they should come from, or their rejected line came back in another line already}
     *
     * @param table its fact table
     * @param delivery the delivery that brings lines back
     */
    public long added(String table, long delivery) {
        return plans.byHash(() -> jdbc.sql("""
                with first as (
                    select distinct on (sheet, origin_line) own_sheet, own_line
                    from returned_line
                    where delivery = :delivery and accepted
                    order by sheet, origin_line, own_sheet, own_line)
                select count(distinct (f.sheet, f.line))
                from %s f
                where f.delivery = :delivery and not exists (
                    select from first l where l.own_sheet = f.sheet and l.own_line = f.line)
                """.formatted(table))
                .param("delivery", delivery)
                .query(Long.class)
                .single());
    }
}
