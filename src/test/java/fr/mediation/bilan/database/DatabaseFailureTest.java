package fr.mediation.bilan.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DatabaseFailureTest {
    @ParameterizedTest
    @CsvSource({
        "53100, could not extend file: No space left on device, database.failed.no-space",
        "XX000, could not extend file: Disk quota exceeded, database.failed.no-space",
        "58030, could not read block, database.failed.device",
        "42501, permission denied for table delivery, database.failed.no-right",
        "57P03, the database system is shutting down, database.failed.connection-lost",
    })
    void isOfTheKindThatTheServerSays(String state, String message, String key) {
        assertThat(DatabaseFailure.in(new IllegalStateException(new SQLException(message, state))))
                .map(DatabaseFailure::key)
                .contains(key);
    }

    @Test
    void aServerThatGivesThePoolNoConnectionInTimeIsLost() {
        assertThat(DatabaseFailure.in(new IllegalStateException(new SQLTransientConnectionException(
                        "Connection is not available, request timed out after 2100ms"))))
                .map(DatabaseFailure::key)
                .contains("database.failed.connection-lost");
    }

    @ParameterizedTest
    @CsvSource({"XX000, cache lookup failed", "22012, division by zero"})
    void isNoFailureOfTheDatabaseAsAWhole(String state, String message) {
        assertThat(DatabaseFailure.in(new SQLException(message, state))).isEmpty();
    }
}
