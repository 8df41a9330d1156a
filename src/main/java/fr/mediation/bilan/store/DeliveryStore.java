package fr.mediation.bilan.store;

import fr.mediation.bilan.fact.FactTable;
import fr.mediation.bilan.fact.FactTable.CivilYears;
import fr.mediation.bilan.fact.YearBasis;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Deliveries: one row per file received. */
@Repository
public class DeliveryStore {
    private final JdbcClient jdbc;

    DeliveryStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Registers a delivery as loading, unless its bytes are known already.
     *
     * @param delivery the delivery; its id and counts are ignored
     * @return its number
     */
    public long register(Delivery delivery) {
        jdbc.sql("""
                insert into delivery (sha256, file, producer, source, profile, format, encoding, delimiter, received_on,
                                      status, unknown_columns, header_sheet, header_line, corrects, replaces)
                values (:sha256, :file, :producer, :source, :profile, :format, :encoding, :delimiter, :receivedOn,
                        'loading', :unknownColumns, :headerSheet, :headerLine, :corrects, :replaces)
                on conflict (sha256) do nothing
                """).paramSource(delivery).update();
        return find(delivery.sha256()).orElseThrow().id();
    }

    /**
     * The delivery of a file.
     *
     * @param sha256 the SHA-256 of its bytes
     * @return empty where it was never registered
     */
    public Optional<Delivery> find(String sha256) {
        return jdbc.sql("select * from delivery where sha256 = ?")
                .param(sha256)
                .query(Delivery.class)
                .optional();
    }

    /**
     * A delivery by its number.
     *
     * @param id its number
     * @return empty where there is none
     */
    public Optional<Delivery> find(long id) {
        return jdbc.sql("select * from delivery where id = ?")
                .param(id)
                .query(Delivery.class)
                .optional();
    }

    /**
     * All deliveries.
     *
     * @return in the order of their reception
     */
    public List<Delivery> all() {
        return jdbc.sql("select * from delivery order by id")
                .query(Delivery.class)
                .list();
    }

    /**
     * The identities of the deliveries in force that say or change something about one of some civil years.
     *
     * @param source a source's id
     * @param years the years
     * @return their hashes, in the order of their reception
     */
    public List<String> hashesOf(String source, CivilYears years) {
        return about(source, years, "sha256", String.class);
    }

    /**
     * The numbers of the deliveries in force that say or change something about one of some civil years.
     *
     * @param source a source's id
     * @param years the years
     * @return their numbers, in the order of their reception
     */
    public List<Long> idsOf(String source, CivilYears years) {
        return about(source, years, "id", Long.class);
    }

    private <T> List<T> about(String source, CivilYears years, String column, Class<T> type) {
        return jdbc.sql("""
                select d.%s from delivery d
                where d.status = 'in_force' and d.source = ?
                  and exists (select from delivery_year y where y.delivery = d.id and y.year between ? and ?)
                order by d.id
                """.formatted(column))
                .params(source, years.first(), years.last())
                .query(type)
                .list();
    }

    /**
     * The years that deliveries in force are about.
     *
     * @param facts what their lines became
     * @param basis how the reader counts years
     * @return in order
     */
    public List<Integer> years(FactTable facts, YearBasis basis) {
        return jdbc.sql("""
                select distinct year
                from delivery, generate_series(year_of(first_date, :basis), year_of(last_date, :basis)) as year
                where status = 'in_force' and source = :source
                order by year
                """)
                .param("source", facts.id())
                .param("basis", facts.time().counted(basis).code())
                .query(Integer.class)
                .list();
    }

    /**
     * What a loaded delivery is found to hold.
     *
     * @param id the delivery's number
     * @param read rows under a header
     * @param accepted lines that became facts
     * @param rejected lines refused
     * @param passedOver empty and total rows
     * @param corrected accepted lines in which something was put right
     * @param firstDate the earliest date of an accepted line
     * @param lastDate the latest
     * @param departments the departments that accepted lines name, joined by spaces
     * @param unknownValues values that the profile's lists do not name, by column
     */
    public record Contents(
            long id,
            long read,
            long accepted,
            long rejected,
            long passedOver,
            long corrected,
            @Nullable LocalDate firstDate,
            @Nullable LocalDate lastDate,
            String departments,
            String unknownValues) {}

    /**
     * Brings a delivery into force with what it holds.
     *
     * @param contents what it holds
     */
    public void bringIntoForce(Contents contents) {
        jdbc.sql("""
                update delivery
                set status = 'in_force', lines_read = :read, accepted = :accepted, rejected = :rejected,
                    passed_over = :passedOver, corrected = :corrected, first_date = :firstDate,
                    last_date = :lastDate, departments = :departments, unknown_values = :unknownValues
                where id = :id
                """).paramSource(contents).update();
        jdbc.sql("""
                insert into delivery_year
                select id, source, y
                from delivery
                cross join generate_series(
                    extract(year from first_date)::int, extract(year from last_date)::int) y
                where id = ?
                on conflict do nothing
                """).param(contents.id()).update();
    }

    /**
     * Notes how many facts a delivery replaced.
     *
     * @param id its number
     * @param replaced facts of this or earlier deliveries
     */
    public void replaced(long id, long replaced) {
        jdbc.sql("update delivery set replaced = ? where id = ?")
                .params(replaced, id)
                .update();
    }

    /**
     * Changes whether a settled delivery counts.
     *
     * @param id its number
     * @param status {@link Delivery#IN_FORCE} or {@link Delivery#WITHDRAWN}
     */
    public void setStatus(long id, String status) {
        jdbc.sql("update delivery set status = ? where id = ?")
                .params(status, id)
                .update();
    }

    /**
     * Refuses a whole delivery.
     *
     * @param id its number
     * @param refusal the key and values of the sentence that says why, separated by tabs
     */
    public void refuse(long id, String refusal) {
        jdbc.sql("update delivery set status = 'refused', refusal = ? where id = ?")
                .params(refusal, id)
                .update();
    }
}
