package fr.mediation.bilan.job.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.mediation.bilan.job.run.Home;
import fr.mediation.bilan.text.ProblemException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PersonKeyTest {
    private static final String HEX = "00112233445566778899aabbccddeeff";

    @TempDir
    private Path folder;

    @Test
    void isMadeOnceAndKept() {
        Home home = new Home(folder);

        assertThat(PersonKey.of(home, Map.of())).hasSize(32).isEqualTo(PersonKey.of(home, Map.of()));
    }

    @Test
    void comesFromTheEnvironmentWhereItIsGivenAndIsThenNotWritten() {
        Home home = new Home(folder);

        assertThat(PersonKey.of(home, Map.of(PersonKey.VARIABLE, HEX))).hasSize(16);
        assertThat(home.personKey()).doesNotExist();
    }

    @Test
    void aCheckMakesNone() {
        Home home = new Home(folder);

        assertThat(PersonKey.forCheck(home, Map.of())).hasSize(32);
        assertThat(home.personKey()).doesNotExist();
    }

    @Test
    void aDamagedKeyIsExplainedAndNotReplaced() throws IOException {
        Home home = new Home(folder);
        Files.createDirectories(home.personKey().getParent());
        Files.writeString(home.personKey(), "abîmée");

        assertThatThrownBy(() -> PersonKey.of(home, Map.of())).isInstanceOf(ProblemException.class);
        assertThatThrownBy(() -> PersonKey.of(home, Map.of(PersonKey.VARIABLE, "1234")))
                .isInstanceOf(ProblemException.class);
    }
}
