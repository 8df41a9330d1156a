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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PersonKeyTest {
    private static final String HEX = "00112233445566778899aabbccddeeff";

    @TempDir
    private Path folder;

    @Test
    void isMadeOnceAndKept() {
        Home home = new Home(folder);

        assertThat(PersonKey.of(home, Map.of(), () -> false))
                .hasSize(32)
                .isEqualTo(PersonKey.of(home, Map.of(), () -> false));
    }

    @Test
    void comesFromTheEnvironmentWhereItIsGivenAndIsThenNotWritten() {
        Home home = new Home(folder);

        assertThat(PersonKey.of(home, Map.of(PersonKey.VARIABLE, HEX), () -> false))
                .hasSize(16);
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

        assertThatThrownBy(() -> PersonKey.of(home, Map.of(), () -> false)).isInstanceOf(ProblemException.class);
        assertThatThrownBy(() -> PersonKey.of(home, Map.of(PersonKey.VARIABLE, "1234"), () -> false))
                .isInstanceOf(ProblemException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " \n", "\0\0\0\0"})
    void anEmptyFileIsNoKeyAndIsWrittenAnewWhereNobodyIsKnownByIt(String content) throws IOException {
        Home home = withKey(content);

        byte[] key = PersonKey.of(home, Map.of(), () -> false);

        assertThat(key).hasSize(32).isEqualTo(PersonKey.of(home, Map.of(), () -> true));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " \n", "\0\0\0\0"})
    void anEmptyFileIsRefusedWherePersonsAreKnown(String content) throws IOException {
        Home home = withKey(content);

        assertThatLost(home);
        assertThat(home.personKey()).hasContent(content);
    }

    @Test
    void aFileThatIsGoneIsRefusedWherePersonsAreKnown() {
        Home home = new Home(folder);

        assertThatLost(home);
        assertThat(home.personKey()).doesNotExist();
    }

    private static void assertThatLost(Home home) {
        assertThatThrownBy(() -> PersonKey.of(home, Map.of(), () -> true))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        problem -> assertThat(problem.key()).isEqualTo("job.person-key-lost"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"00112233445566778899aabbccddee", "00112233445566778899aabbccddeef"})
    void aCutFileIsNoKey(String content) throws IOException {
        Home home = withKey(content);

        assertThatThrownBy(() -> PersonKey.of(home, Map.of(), () -> false))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        problem -> assertThat(problem.key()).isEqualTo("job.person-key-invalid"));
    }

    @Test
    void aCheckReadsNoKeyFromAnEmptyFile() throws IOException {
        Home home = withKey("");

        assertThat(PersonKey.forCheck(home, Map.of())).hasSize(32);
        assertThat(home.personKey()).isEmptyFile();
    }

    private Home withKey(String content) throws IOException {
        Home home = new Home(folder);
        Files.createDirectories(home.personKey().getParent());
        Files.writeString(home.personKey(), content);
        return home;
    }
}
