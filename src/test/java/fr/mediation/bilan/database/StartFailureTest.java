package fr.mediation.bilan.database;

import static org.assertj.core.api.Assertions.assertThat;

import fr.mediation.bilan.text.Messages;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StartFailureTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "failed | initdb: error: cannot be run as root | true | false | root",
                "failed | could not write: No space left on device | false | false | disk-full",
                "No space left on device | | false | false | disk-full",
                "failed | could not write: Disk quota exceeded | false | false | disk-full",
                "failed | something else | false | true | disk-full",
                "failed | could not look up effective user ID 12345: user does not exist | false | false | no-such-user",
                "failed | could not bind IPv4 address: Address already in use | false | false | port-taken",
                "failed | could not open file: Permission denied | false | false | not-writable",
                "failed | something else | false | false | cannot-start",
            })
    void theReasonWhyItDoesNotStartIsRecognisedFromItsLog(
            String message, String log, boolean root, boolean diskFull, String key) {
        assertThat(StartFailure.key(new IllegalStateException(message), log == null ? "" : log, root, diskFull))
                .isEqualTo(key);
        assertThat(Messages.in(Messages.FRENCH).get("database." + key, "a", "b"))
                .isNotBlank();
    }
}
