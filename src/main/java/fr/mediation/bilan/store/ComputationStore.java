package fr.mediation.bilan.store;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** Computations: each a set of parts of {@link FigureStore} that becomes visible as a whole. */
@Repository
public class ComputationStore {
    private final JdbcClient jdbc;

    ComputationStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * {@return the computation of a fingerprint, begun if it was not}
     *
     * @param fingerprint 64 hexadecimal digits over the fingerprints of its parts
     * @param yearBasis how its years are counted
     */
    @Transactional
    public long begin(String fingerprint, String yearBasis) {
        // Looked for first: an insert that does nothing takes a number too, and a publication's identity holds it.
        return jdbc.sql("select id from computation where fingerprint = ?")
                .param(fingerprint)
                .query(Long.class)
                .optional()
                .orElseGet(
                        () -> jdbc.sql("insert into computation (fingerprint, year_basis) values (?, ?) returning id")
                                .params(fingerprint, yearBasis)
                                .query(Long.class)
                                .single());
    }

    /**
     * Makes a computation visible.
     *
     * @param computation its number
     * @param fingerprints those of its parts, all stored
     */
    @Transactional
    public void complete(long computation, Collection<String> fingerprints) {
        jdbc.sql("""
                insert into computation_part (computation, part)
                select :computation, id from part where fingerprint in (:fingerprints)
                on conflict do nothing
                """)
                .param("computation", computation)
                .param("fingerprints", fingerprints)
                .update();
        jdbc.sql("update computation set complete = true where id = ?")
                .param(computation)
                .update();
    }

    /**
     * {@return the complete computation of a fingerprint, empty where it is not complete}
     *
     * @param fingerprint 64 hexadecimal digits over the fingerprints of its parts
     */
    public Optional<Long> completed(String fingerprint) {
        return jdbc.sql("select id from computation where fingerprint = ? and complete")
                .param(fingerprint)
                .query(Long.class)
                .optional();
    }

    /**
     * Forgets old computations, and the parts that belong to no other. Those that a publication shows stay, and the latest
     * of each year basis.
     *
     * @param current a computation that stays in any case
     * @param kept how many of the latest stay for each year basis
     */
    @Transactional
    public void forget(long current, int kept) {
        jdbc.sql("""
                create temporary table forgotten_computation on commit drop as
                select id from computation
                where id <> :current
                  and id not in (select computation from publication)
                  and id not in (
                      select id
                      from (select id, row_number() over (partition by year_basis order by id desc) as nth
                            from computation) ranked
                      where nth <= :kept)
                """).param("current", current).param("kept", kept).update();
        jdbc.sql("delete from computation_part where computation in (select id from forgotten_computation)")
                .update();
        jdbc.sql("delete from computation where id in (select id from forgotten_computation)")
                .update();
        // By their parts, which are few: all figures that are kept are not looked through.
        String forgotten = "any(array(select id from part where id not in (select part from computation_part)))";
        for (String ofParts : List.of(
                "figure",
                "constant_scope",
                "response",
                "non_respondent",
                "renamed_reporter",
                "partial_delivery",
                "name_change")) {
            jdbc.sql("delete from " + ofParts + " where part = " + forgotten).update();
        }
        jdbc.sql("delete from part where id = " + forgotten).update();
    }
}
