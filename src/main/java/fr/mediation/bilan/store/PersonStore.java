package fr.mediation.bilan.store;

import fr.mediation.bilan.fact.FactTable;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.BinaryOperator;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/**
 * What is kept about persons: a number for each, made of its identifier and a key, and the lines it is in; how that number is
 * replaced where somebody is to be forgotten.
 */
@Repository
public class PersonStore {
    /** The facts that name persons, and how. A donation is of one activity with those that differ from it in nothing else. */
    private static final List<Named> NAMED = List.of(
            new Named("attendance", "person", "activity", "(person is null and participants = 1)"),
            new Named("training", "person", "session", "false"),
            new Named(
                    "donation",
                    "beneficiary",
                    "cast(row(date, place, equipment, made_in, condition, destination, convention) as text)",
                    "false"));

    /** A key from which nobody finds the one that it replaces: the salt is not kept. Keys that were the same remain it. */
    private static final String OTHER_KEY = """
            cast(cast('x' || left(encode(sha256(convert_to(:salt || natural_key, 'UTF8')), 'hex'), 16) as bit(64)) as bigint)
            """;

    /** The key of a line of attendance holds the pseudonym, unless the profile says what it is made of. */
    private static final String OTHER_ATTENDANCE_KEY =
            "case natural_key when activity # :old_high then activity # :new_high else " + OTHER_KEY + " end";

    /**
     * The keys of a person's lines that took the place of forgotten ones, by their activity alone: from now on they are found
     * by the key of the line that they replaced. What waits or is withdrawn would take it.
     */
    private static final String AGAIN = """
            with own as (
                select natural_key, delivery, part, row_number() over (partition by delivery, part order by first) as nth
                from (select natural_key, delivery, %3$s as part, min(line) as first
                      from %1$s where %2$s = :old group by 1, 2, 3) k
                where not exists (
                    select from %1$s e where e.natural_key = k.natural_key and e.delivery < k.delivery)),
            before as (
                select natural_key as replaced, delivery, part,
                       row_number() over (partition by delivery, part order by first) as nth
                from (select f.natural_key, d.id as delivery, %3$s as part, min(f.line) as first
                      from %1$s f
                      join delivery was on was.id = f.delivery
                      join delivery d on d.id in (:deliveries) and d.id > was.id
                        and d.producer = was.producer and d.source = was.source
                      where f.%2$s in (select person from forgotten_person)
                        and (f.superseded_by = d.id or d.status <> 'in_force')
                        and not exists (select from %1$s k where k.delivery = d.id and k.natural_key = f.natural_key)
                      group by 1, 2, 3) k),
            again as (
                select natural_key, min(replaced) as replaced
                from own join before using (delivery, part, nth) group by 1)
            """;

    /** Texts that say what stood in a line, with what tells the column that it stood in. */
    private static final List<Told> TOLD = List.of(
            new Told("rejection", "value", "column_name"),
            new Told("rejection", "expected", "column_name"),
            new Told("correction", "before", "column_name"),
            new Told("correction", "after", "column_name"),
            new Told("anomaly", "sentence", "''"),
            new Told("delivery", "unknown_values", "''"));

    private final JdbcClient jdbc;
    private final CubeStore cubes;

    PersonStore(JdbcClient jdbc, CubeStore cubes) {
        this.jdbc = jdbc;
        this.cubes = cubes;
    }

    /**
     * How facts name persons.
     *
     * @param facts the table
     * @param column the column of the pseudonym
     * @param activity what lines of one activity have in common, in SQL
     * @param nameless whether a line is of one person without a name, in SQL
     */
    record Named(String facts, String column, String activity, String nameless) {}

    private record Told(String table, String column, String of) {}

    /** How some facts name persons; empty where they name none. */
    static Optional<Named> named(FactTable facts) {
        return NAMED.stream().filter(named -> named.facts().equals(facts.id())).findFirst();
    }

    /**
     * {@return whether the facts of a source name persons}
     *
     * @param source its id
     */
    public static boolean names(String source) {
        return NAMED.stream().anyMatch(named -> named.facts().equals(source));
    }

    /**
     * What is kept of one source.
     *
     * @param source its id
     * @param persons how many persons, in lines in force and others
     * @param lines how many lines name one
     * @param first the day of the first of them; null where there is none
     * @param last the day of the last
     */
    public record Kept(
            String source,
            long persons,
            long lines,
            @Nullable LocalDate first,
            @Nullable LocalDate last) {}

    /** {@return what is kept of each source that names persons} */
    public List<Kept> kept() {
        return NAMED.stream().map(this::kept).toList();
    }

    private Kept kept(Named named) {
        return jdbc.sql("""
                select count(distinct %1$s), count(%1$s), min(date), max(date) from %2$s where %1$s is not null
                """.formatted(named.column(), named.facts()))
                .query((row, number) -> new Kept(
                        named.facts(),
                        row.getLong(1),
                        row.getLong(2),
                        row.getObject(3, LocalDate.class),
                        row.getObject(4, LocalDate.class)))
                .single();
    }

    /**
     * That the identifier of a person was erased.
     *
     * @param forgottenOn when
     * @param producer who had given the identifier
     * @param facts how many facts were under it
     */
    public record Forgetting(LocalDate forgottenOn, String producer, long facts) {}

    /** {@return when identifiers of persons were erased, the first time first} */
    public List<Forgetting> forgettings() {
        return jdbc.sql("select forgotten_on, producer, facts from forgetting order by id")
                .query(Forgetting.class)
                .list();
    }

    /**
     * Puts another pseudonym in the place of one, in the facts of a source. All lines of the person remain those of one
     * person, so that every count stays as it is; the keys of these lines are made anew, and what would tell by the cells of a
     * line who it was of is removed.
     *
     * @param source the source
     * @param old the pseudonym that the identifier gives
     * @param drawn the one that nobody can compute
     * @return how many facts had the old one
     */
    @Transactional
    public long replace(String source, UUID old, UUID drawn) {
        Named named = NAMED.stream()
                .filter(one -> one.facts().equals(source))
                .findFirst()
                .orElseThrow();
        List<Long> deliveries = jdbc.sql(
                        "select distinct delivery from %s where %s = ?".formatted(named.facts(), named.column()))
                .param(old)
                .query(Long.class)
                .list();
        if (deliveries.isEmpty()) {
            return 0;
        }
        // Of a line that names several persons, each fact has the hash over all its cells.
        jdbc.sql("""
                update %1$s f set content = null
                from (select distinct delivery, sheet, line from %1$s where %2$s = ?) own
                where (f.delivery, f.sheet, f.line) = (own.delivery, own.sheet, own.line)
                """.formatted(named.facts(), named.column())).param(old).update();
        String key = source.equals("attendance") ? OTHER_ATTENDANCE_KEY : OTHER_KEY;
        long facts = jdbc.sql((AGAIN + """
                update %1$s f set %2$s = :drawn, natural_key = coalesce(
                    (select replaced from again where again.natural_key = f.natural_key), %4$s)
                where %2$s = :old
                """).formatted(named.facts(), named.column(), named.activity(), key))
                .param("deliveries", deliveries)
                .param("drawn", drawn)
                .param("old", old)
                .param("old_high", old.getMostSignificantBits())
                .param("new_high", drawn.getMostSignificantBits())
                .param("salt", UUID.randomUUID().toString())
                .update();
        cubes.discard(deliveries);
        keep(drawn);
        return facts;
    }

    /** Where a row lies in its table must not tell either when somebody was forgotten. */
    private void keep(UUID drawn) {
        TreeSet<UUID> all = new TreeSet<>(jdbc.sql("select person from forgotten_person")
                .query(UUID.class)
                .list());
        all.add(drawn);
        jdbc.sql("delete from forgotten_person").update();
        all.forEach(person -> jdbc.sql("insert into forgotten_person (person) values (?)")
                .param(person)
                .update());
    }

    /**
     * Notes that the identifier of a person was erased.
     *
     * @param forgetting when, of which producer, from how many facts
     */
    @Transactional
    public void note(Forgetting forgetting) {
        jdbc.sql("insert into forgetting (forgotten_on, producer, facts) values (?, ?, ?)")
                .params(forgetting.forgottenOn(), forgetting.producer(), forgetting.facts())
                .update();
    }

    /**
     * Rewrites what is told of the lines of a delivery.
     *
     * @param delivery the delivery
     * @param pieces texts of which one is in whatever is to be rewritten
     * @param rewriting gives the new text for the column that a text stood in, empty where it is not known, and the text
     */
    @Transactional
    public void rewrite(long delivery, List<String> pieces, BinaryOperator<String> rewriting) {
        for (Told told : TOLD) {
            Map<String, String> rows = new HashMap<>();
            jdbc.sql("""
                    select cast(ctid as text) as row_id, %1$s as told_of, %2$s as told from %3$s
                    where %4$s = :delivery and exists (
                        select from unnest(array[:pieces]) piece where position(piece in %2$s) > 0)
                    """.formatted(
                                    told.of(),
                                    told.column(),
                                    told.table(),
                                    told.table().equals("delivery") ? "id" : "delivery"))
                    .param("delivery", delivery)
                    .param("pieces", pieces)
                    .query(row -> {
                        String text = row.getString("told");
                        String other = rewriting.apply(row.getString("told_of"), text);
                        if (!other.equals(text)) {
                            rows.put(row.getString("row_id"), other);
                        }
                    });
            rows.forEach((row, text) -> jdbc.sql(
                            "update %s set %s = ? where ctid = cast(? as tid)".formatted(told.table(), told.column()))
                    .params(text, row)
                    .update());
        }
    }
}
