package fr.mediation.bilan.store;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Compares a delivery with what other producers delivered: what both have counts twice. */
@Repository
public class OtherProducersStore {
    /**
     * What a line says, where no key of its producer is in it: two producers write the same in two ways. Of other facts the cells
     * of the line are compared.
     */
    private static final Map<String, String> MEANINGS = Map.of(
            "funding",
            "cast(row(f.date, f.level, f.territory, f.funder, f.nature, f.planned, f.amount, f.hours) as text)",
            "donation",
            """
            cast(row(f.date, f.place, f.workshop, f.equipment, f.quantity, f.made_in, f.condition, f.destination, f.unit_value,
                     f.homes, f.convention, f.wiped) as text)""");

    /** So few lines of two producers may be alike by chance. */
    private static final int FEW_LINES = 20;

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
     * with it: those that say the same, or, of facts with keys of their producer, the same to the letter}
     *
     * @param table the fact table
     * @param delivery the delivery
     */
    public List<LinesOfOthers> linesOfOthers(String table, long delivery) {
        return plans.byBlock(
                table,
                () -> jdbc.sql("""
                        with own as (
                            select distinct %2$s as said from %1$s f
                            where f.delivery = :delivery and f.superseded_by is null),
                        told as (
                            select f.delivery, count(distinct %2$s) as lines, count(distinct own.said) as common
                            from %1$s f left join own on own.said = %2$s
                            where f.superseded_by is null and f.delivery in (
                                select other.id from delivery other
                                join delivery this on this.id = :delivery and this.producer <> other.producer
                                    and other.source = this.source and other.status = 'in_force'
                                    and other.first_date <= this.last_date and other.last_date >= this.first_date)
                            group by 1)
                        select told.common as lines, other.file, other.producer
                        from told
                        join delivery other on other.id = told.delivery
                        where told.common > 0 and 2 * told.common >= least(told.lines, (select count(*) from own))
                        order by other.id
                        """.formatted(table, MEANINGS.getOrDefault(table, "f.content")))
                        .param("delivery", delivery)
                        .query(LinesOfOthers.class)
                        .list());
    }

    /**
     * {@return the files of other producers that have nearly all of their lines, or of the delivery's, in common with it, for the
     * first delivery of a producer: a folder that was renamed is another producer. There may be too many lines to compare them
     * all: those of the three deliveries are that name most of the same places and communes in the same years. Lines are compared
     * by their days and cells but for their keys, which are the producer's; a few that are alike say nothing}
     *
     * @param table the fact table, of attendance
     * @param delivery the delivery
     */
    public List<LinesOfOthers> linesOfANewName(String table, long delivery) {
        return deliveriesInTheSamePlaces(delivery).stream()
                .flatMap(other -> commonLines(table, delivery, other).stream())
                .toList();
    }

    private List<Long> deliveriesInTheSamePlaces(long delivery) {
        return jdbc.sql("""
                select other.id
                from delivery this
                join delivery other on other.producer <> this.producer and other.source = this.source
                    and other.status = 'in_force'
                    and other.first_date <= this.last_date and other.last_date >= this.first_date
                join delivery_commune told on told.delivery = other.id
                join delivery_commune own on own.delivery = this.id and own.year = told.year
                    and coalesce(own.place, '') = coalesce(told.place, '')
                    and coalesce(own.commune, '') = coalesce(told.commune, '')
                where this.id = ? and not exists (
                    select from delivery earlier
                    where earlier.producer = this.producer and earlier.source = this.source
                        and earlier.status = 'in_force' and earlier.id <> this.id)
                group by other.id
                order by count(*) desc, other.id
                limit 3
                """).param(delivery).query(Long.class).list();
    }

    private Optional<LinesOfOthers> commonLines(String table, long delivery, long other) {
        return plans.byBlock(
                table,
                () -> jdbc.sql("""
                        with own as (
                            select date, content, count(*) as lines from %1$s
                            where delivery = :delivery and superseded_by is null and content is not null
                            group by 1, 2),
                        told as (
                            select date, content, count(*) as lines from %1$s
                            where delivery = :other and superseded_by is null
                            group by 1, 2),
                        common as (
                            select sum(least(coalesce(own.lines, 0), told.lines)) as lines, sum(told.lines) as told
                            from told left join own on own.date = told.date and own.content = told.content)
                        select common.lines, other.file, other.producer
                        from common
                        join delivery other on other.id = :other
                        where common.lines >= :few and common.lines >= 0.9 * least(common.told, (select sum(lines) from own))
                        """.formatted(table))
                        .param("delivery", delivery)
                        .param("other", other)
                        .param("few", FEW_LINES)
                        .query(LinesOfOthers.class)
                        .optional());
    }
}
