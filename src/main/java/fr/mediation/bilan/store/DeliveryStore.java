package fr.mediation.bilan.store;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
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
                                      status, unknown_columns)
                values (:sha256, :file, :producer, :source, :profile, :format, :encoding, :delimiter, :receivedOn,
                        'loading', :unknownColumns)
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
     * The identities of what counts.
     *
     * @return the hashes of the deliveries in force, in the order in which they came into force
     */
    public List<String> hashesInForce() {
        return jdbc.sql("select sha256 from delivery where status = 'in_force' order by sha256")
                .query(String.class)
                .list();
    }

    /**
     * Brings a delivery into force with its counts.
     *
     * @param id its number
     * @param read rows under a header
     * @param accepted lines that became facts
     * @param rejected lines refused
     * @param replaced facts replaced
     * @param passedOver empty and total rows
     * @param firstDateOrNull the earliest date of an accepted line
     * @param lastDateOrNull the latest
     */
    public void bringIntoForce(
            long id,
            long read,
            long accepted,
            long rejected,
            long replaced,
            long passedOver,
            LocalDate firstDateOrNull,
            LocalDate lastDateOrNull) {
        jdbc.sql("""
                update delivery
                set status = 'in_force', lines_read = ?, accepted = ?, rejected = ?, replaced = ?, passed_over = ?,
                    first_date = ?, last_date = ?
                where id = ?
                """)
                .params(read, accepted, rejected, replaced, passedOver, firstDateOrNull, lastDateOrNull, id)
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
