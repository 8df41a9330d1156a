package fr.mediation.bilan.cli;

import static org.assertj.core.api.Assertions.assertThat;

import fr.mediation.bilan.text.ProblemException;
import java.sql.SQLException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ToldFailureTest {
    @ParameterizedTest
    @CsvSource({
        "database.unreachable, database.unreachable",
        "job.failed, database.failed.connection-lost",
    })
    void aServerThatWasNeverReachedIsToldByItsAddress(String thrown, String told) {
        ProblemException problem = new ProblemException(new SQLException("refused", "08001"), thrown, "jdbc:…");
        assertThat(Bilan.problem(new IllegalStateException(problem)))
                .hasValueSatisfying(said -> assertThat(said.key()).isEqualTo(told));
    }
}
