package fr.mediation.bilan.store;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What is kept about persons: a number for each, made of its identifier and a key, and the lines it is in. */
@Repository
public class PersonStore {
    /** The facts that name persons, and the column that does. */
    private static final List<Named> NAMED = List.of(
            new Named("attendance", "person"), new Named("training", "person"), new Named("donation", "beneficiary"));

    private final JdbcClient jdbc;

    PersonStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    private record Named(String facts, String column) {}

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
}
