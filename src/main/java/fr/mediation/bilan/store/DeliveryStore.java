package fr.mediation.bilan.store;

import fr.mediation.bilan.fact.FactTable;
import fr.mediation.bilan.fact.FactTable.CivilYears;
import fr.mediation.bilan.fact.YearBasis;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** Deliveries: one row per file received. */
@Repository
public class DeliveryStore {
    /** What separates lists within a column. */
    private static final String COLUMNS = ", ";

    private static final String DEPARTMENTS = " ";
    private static final String VALUES = " ; ";

    private final JdbcClient jdbc;

    DeliveryStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** {@return whether any of them names a person, whose pseudonym is known} */
    public boolean knowPersons() {
        return jdbc.sql("""
                        select exists (select from attendance where person is not null)
                            or exists (select from training)
                            or exists (select from donation where beneficiary is not null)
                        """).query(Boolean.class).single();
    }

    /**
     * Registers a delivery as loading, unless its bytes are known already.
     *
     * @param received the file
     * @param reading as what it is read
     * @param relation what it has to do with other deliveries
     * @return its number
     */
    @Transactional
    public long register(Delivery.Received received, Delivery.Reading reading, Delivery.Relation relation) {
        // Looked for first: an insert that does nothing takes a number too, and users see these.
        Optional<Delivery> known = find(received.sha256());
        if (known.isPresent()) {
            return known.get().id();
        }
        jdbc.sql("""
                insert into delivery (sha256, file, producer, received_on,
                                      source, profile, format, encoding, delimiter, header_sheet, header_line,
                                      unknown_columns, corrects, replaces, complete, status)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 'loading')
                """)
                .params(
                        received.sha256(),
                        received.file(),
                        received.producer(),
                        received.day(),
                        reading.source(),
                        reading.profile(),
                        reading.format(),
                        reading.encoding(),
                        reading.delimiter(),
                        reading.headerSheet(),
                        reading.headerLine(),
                        String.join(COLUMNS, reading.unknownColumns()),
                        relation.corrects(),
                        relation.replaces(),
                        relation.complete())
                .update();
        return find(received.sha256()).orElseThrow().id();
    }

    /**
     * Registers a delivery as loading once more, in its place among the others; nothing of it is stored any more.
     *
     * @param id its number
     * @param received the file, as it came now
     * @param reading as what it is read now
     * @param relation what it has to do with other deliveries
     */
    @Transactional
    public void takeAgain(long id, Delivery.Received received, Delivery.Reading reading, Delivery.Relation relation) {
        clear(id);
        jdbc.sql("""
                update delivery
                set file = ?, producer = ?, received_on = ?, source = ?, profile = ?, format = ?, encoding = ?,
                    delimiter = ?, header_sheet = ?, header_line = ?, unknown_columns = ?, corrects = ?, replaces = ?,
                    complete = ?, status = 'loading', taken = taken + 1
                where id = ?
                """)
                .params(
                        received.file(),
                        received.producer(),
                        received.day(),
                        reading.source(),
                        reading.profile(),
                        reading.format(),
                        reading.encoding(),
                        reading.delimiter(),
                        reading.headerSheet(),
                        reading.headerLine(),
                        String.join(COLUMNS, reading.unknownColumns()),
                        relation.corrects(),
                        relation.replaces(),
                        relation.complete(),
                        id)
                .update();
    }

    /**
     * {@return the delivery of a file, empty where it was never registered}
     *
     * @param sha256 the SHA-256 of its bytes
     */
    public Optional<Delivery> find(String sha256) {
        return jdbc.sql("select * from delivery where sha256 = ?")
                .param(sha256)
                .query(DeliveryStore::delivery)
                .optional();
    }

    /**
     * {@return a delivery by its number, empty where there is none}
     *
     * @param id its number
     */
    public Optional<Delivery> find(long id) {
        return jdbc.sql("select * from delivery where id = ?")
                .param(id)
                .query(DeliveryStore::delivery)
                .optional();
    }

    /** {@return the latest day on which anything was received or published, empty where nothing was} */
    public Optional<LocalDate> lastDay() {
        return jdbc.sql(
                        "select greatest((select max(received_on) from delivery), (select max(published_on) from publication))")
                .query(LocalDate.class)
                .optional();
    }

    /** {@return all deliveries, in the order of their reception} */
    public List<Delivery> all() {
        return jdbc.sql("select * from delivery order by id")
                .query(DeliveryStore::delivery)
                .list();
    }

    /**
     * What identifies the facts of the deliveries in force that say or change something about one of some civil years.
     *
     * @param source a source's id
     * @param years the years
     * @return their hashes, in the order of their reception; of one that was taken again, with how many times it was taken
     */
    public List<String> hashesOf(String source, CivilYears years) {
        return about(source, years, "sha256 || case when taken > 1 then '-' || taken else '' end", String.class);
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

    /**
     * How many facts of some civil years count.
     *
     * @param source a source's id
     * @param years the years
     * @return facts of the deliveries in force that are not replaced
     */
    public long facts(String source, CivilYears years) {
        return jdbc.sql("""
                select coalesce(sum(y.facts), 0)
                from delivery_year y
                join delivery d on d.id = y.delivery and d.status = 'in_force' and d.source = ?
                where y.year between ? and ?
                """)
                .params(source, years.first(), years.last())
                .query(Long.class)
                .single();
    }

    private <T> List<T> about(String source, CivilYears years, String column, Class<T> type) {
        return jdbc.sql("""
                select %s from delivery d
                where d.status = 'in_force' and d.source = ?
                  and exists (select from delivery_year y where y.delivery = d.id and y.year between ? and ?)
                order by d.id
                """.formatted(column))
                .params(source, years.first(), years.last())
                .query(type)
                .list();
    }

    /**
     * {@return the years that deliveries in force are about, in order}
     *
     * @param facts what their lines became
     * @param basis how the reader counts years
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
     * Notes what a delivery holds; it does not count yet.
     *
     * @param id its number
     * @param contents what it is found to hold; what it replaces is noted later
     */
    @Transactional
    public void storeContents(long id, Delivery.Contents contents) {
        Delivery.Lines lines = contents.lines();
        jdbc.sql("""
                update delivery
                set lines_read = ?, accepted = ?, rejected = ?, corrected = ?, passed_over = ?,
                    first_date = ?, last_date = ?, departments = ?, unknown_values = ?
                where id = ?
                """)
                .params(
                        lines.read(),
                        lines.accepted(),
                        lines.rejected(),
                        lines.corrected(),
                        lines.passedOver(),
                        contents.firstDate(),
                        contents.lastDate(),
                        String.join(DEPARTMENTS, contents.departments()),
                        String.join(VALUES, contents.unknownValues()),
                        id)
                .update();
        jdbc.sql("""
                insert into delivery_year
                select id, source, y
                from delivery
                cross join generate_series(
                    extract(year from first_date)::int, extract(year from last_date)::int) y
                where id = ?
                on conflict do nothing
                """).param(id).update();
    }

    /**
     * Stores what is to be told of a delivery, in place of what was stored before.
     *
     * @param id its number
     * @param sentences each as its key and values separated by tabs, in their order
     */
    @Transactional
    public void storeWarnings(long id, List<String> sentences) {
        jdbc.sql("delete from warning where delivery = ?").param(id).update();
        for (int i = 0; i < sentences.size(); i++) {
            jdbc.sql("insert into warning (delivery, position, sentence) values (?, ?, ?)")
                    .params(id, i + 1, sentences.get(i))
                    .update();
        }
    }

    /**
     * {@return what is to be told of a delivery, as it was stored}
     *
     * @param id its number
     */
    public List<String> warnings(long id) {
        return jdbc.sql("select sentence from warning where delivery = ? order by position")
                .param(id)
                .query(String.class)
                .list();
    }

    /**
     * Notes how many facts a delivery replaced.
     *
     * @param id its number
     * @param replaced facts of this or earlier deliveries
     */
    @Transactional
    public void replaced(long id, long replaced) {
        jdbc.sql("update delivery set replaced = ? where id = ?")
                .params(replaced, id)
                .update();
    }

    /**
     * Changes whether a settled delivery counts.
     *
     * @param id its number
     * @param status {@link Delivery#IN_FORCE}, {@link Delivery#HELD} or {@link Delivery#WITHDRAWN}
     */
    @Transactional
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
    @Transactional
    public void refuse(long id, String refusal) {
        jdbc.sql("update delivery set status = 'refused', refusal = ? where id = ?")
                .params(refusal, id)
                .update();
    }

    /**
     * Removes what was noted of the contents of a delivery whose facts are removed.
     *
     * @param id its number
     */
    @Transactional
    public void clear(long id) {
        for (String about : List.of("delivery_year", "anomaly", "warning")) {
            jdbc.sql("delete from " + about + " where delivery = ?").param(id).update();
        }
        jdbc.sql("""
                update delivery set lines_read = 0, accepted = 0, rejected = 0, corrected = 0, replaced = 0, passed_over = 0,
                    first_date = null, last_date = null, departments = '', unknown_values = '' where id = ?
                """).param(id).update();
    }

    /**
     * {@return whether a delivery whose contents are removed is forgotten: not where a publication or a correction rests on it}
     *
     * @param id its number
     */
    @Transactional
    public boolean forget(long id) {
        return jdbc.sql("""
                delete from delivery where id = ?
                and id not in (select delivery from publication_delivery union select corrects from delivery where corrects > 0)
                """).param(id).update() > 0;
    }

    private static Delivery delivery(ResultSet row, int number) throws SQLException {
        return new Delivery(
                row.getLong("id"),
                new Delivery.Received(
                        row.getString("sha256"),
                        row.getString("file"),
                        row.getString("producer"),
                        row.getObject("received_on", LocalDate.class)),
                new Delivery.Reading(
                        row.getString("source"),
                        row.getString("profile"),
                        row.getString("format"),
                        row.getString("encoding"),
                        row.getString("delimiter"),
                        row.getString("header_sheet"),
                        row.getInt("header_line"),
                        split(row.getString("unknown_columns"), COLUMNS)),
                new Delivery.Relation(
                        row.getObject("corrects", Long.class), row.getString("replaces"), row.getBoolean("complete")),
                new Delivery.State(row.getString("status"), row.getString("refusal")),
                new Delivery.Contents(
                        new Delivery.Lines(
                                row.getLong("lines_read"),
                                row.getLong("accepted"),
                                row.getLong("rejected"),
                                row.getLong("corrected"),
                                row.getLong("replaced"),
                                row.getLong("passed_over")),
                        row.getObject("first_date", LocalDate.class),
                        row.getObject("last_date", LocalDate.class),
                        split(row.getString("departments"), DEPARTMENTS),
                        split(row.getString("unknown_values"), VALUES)),
                row.getInt("taken"));
    }

    private static List<String> split(String joined, String separator) {
        return joined.isEmpty() ? List.of() : List.of(joined.split(separator));
    }
}
