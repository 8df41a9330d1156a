package fr.mediation.bilan.store;

import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** By which key the persons of a home are known. The key itself is not there, only its fingerprint. */
@Repository
public class PersonKeyStore {
    private final JdbcClient jdbc;

    PersonKeyStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** {@return the fingerprint of the key, empty where none was used yet} */
    public Optional<String> fingerprint() {
        return jdbc.sql("select fingerprint from person_key")
                .query(String.class)
                .optional();
    }

    /**
     * Keeps the fingerprint of the key that is used from now on.
     *
     * @param fingerprint the fingerprint
     */
    @Transactional
    public void keep(String fingerprint) {
        jdbc.sql("""
                insert into person_key (fingerprint) values (?)
                on conflict (single) do update set fingerprint = excluded.fingerprint
                """).param(fingerprint).update();
    }
}
