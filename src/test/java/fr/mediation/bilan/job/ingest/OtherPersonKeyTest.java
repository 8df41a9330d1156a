package fr.mediation.bilan.job.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.mediation.bilan.database.BilanTest;
import fr.mediation.bilan.database.TestHome;
import fr.mediation.bilan.store.PersonKeyStore;
import fr.mediation.bilan.text.ProblemException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@BilanTest
class OtherPersonKeyTest {
    private static final byte[] KEY = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] OTHER = "fedcba9876543210".getBytes(StandardCharsets.US_ASCII);

    @Autowired
    private PersonKeyStore used;

    @Autowired
    private JdbcClient jdbc;

    @BeforeEach
    void emptyTables() {
        TestHome.empty(jdbc);
    }

    @Test
    void anotherKeyIsRefusedWherePersonsAreKnown() {
        PersonKey.requireSame(KEY, used, () -> true);

        assertThatThrownBy(() -> PersonKey.requireSame(OTHER, used, () -> true))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        problem -> assertThat(problem.sentence().key()).isEqualTo("job.person-key-other"));
        assertThat(used.fingerprint()).hasValue(PersonKey.fingerprint(KEY));
        PersonKey.requireSame(KEY, used, () -> true);
    }

    @Test
    void anotherKeyIsTakenWhereNobodyIsKnownByTheFirst() {
        PersonKey.requireSame(KEY, used, () -> false);

        PersonKey.requireSame(OTHER, used, () -> false);

        assertThat(used.fingerprint()).hasValue(PersonKey.fingerprint(OTHER));
    }

    @Test
    void theFingerprintIsNoneOfThePseudonyms() {
        assertThat(PersonKey.fingerprint(KEY)).matches("[0-9a-f]{16}").isNotEqualTo(PersonKey.fingerprint(OTHER));
    }
}
