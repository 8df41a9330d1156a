package fr.mediation.bilan.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SecretFileTest {
    @TempDir
    private Path folder;

    private SecretFile secret() {
        return new SecretFile(folder.resolve("keys").resolve("secret"));
    }

    @Test
    void whatIsMadeIsReadAgain() throws IOException {
        String made = secret().make(24, false);

        assertThat(made).matches("[0-9a-f]{48}").isEqualTo(secret().read());
        assertThat(secret().state()).isEqualTo(SecretFile.State.WRITTEN);
    }

    @Test
    void itIsReadByItsOwnerAloneAndNothingIsLeftBesideIt() throws IOException {
        secret().make(24, false);

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(secret().file())))
                .isEqualTo("rw-------");
        try (Stream<Path> files = Files.list(secret().file().getParent())) {
            assertThat(files).containsExactly(secret().file());
        }
    }

    @Test
    void whatAnotherProcessWroteMeanwhileStays() throws IOException {
        String first = secret().make(24, false);

        assertThat(secret().make(24, false)).isEqualTo(first);
    }

    @Test
    void whatIsToBeReplacedIsReplacedAsAWhole() throws IOException {
        String first = secret().make(24, false);

        assertThat(secret().make(24, true)).isNotEqualTo(first).isEqualTo(secret().read());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "  ", "\n", "\0\0"})
    void aFileWithNothingInItIsEmpty(String content) throws IOException {
        Files.createDirectories(secret().file().getParent());
        Files.writeString(secret().file(), content);

        assertThat(secret().state()).isEqualTo(SecretFile.State.EMPTY);
    }

    @Test
    void aFileThatIsNotThereIsMissing() throws IOException {
        assertThat(secret().state()).isEqualTo(SecretFile.State.MISSING);
    }
}
