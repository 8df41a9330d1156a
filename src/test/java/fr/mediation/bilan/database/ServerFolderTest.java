package fr.mediation.bilan.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.mediation.bilan.text.ProblemException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Folders in which no server is started. */
class ServerFolderTest {
    @TempDir
    private Path folder;

    @Test
    void theFirstProcessOfTheMachineIsNeverTakenForAServer() throws IOException {
        Path data = Files.createDirectories(folder.resolve("data"));
        Files.writeString(data.resolve("postmaster.pid"), "1\n%s\n1700000000\n5432\n\n\n\nready\n".formatted(data));

        assertThat(RunningServer.in(data)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"$(touch run)", "`touch run`", "a\"b", "a\nb"})
    void aHomeWhoseNameAShellWouldRunIsRefused(String name) {
        Path refused = folder.resolve(name);

        assertThatThrownBy(() -> Database.open(new DatabaseSettings(refused, null, null, null)))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        problem -> assertThat(problem.key()).isEqualTo("database.wrong-folder-name"));
        assertThat(refused).doesNotExist();
    }

    @Test
    void aHomeThatCannotBeWrittenToIsExplained() throws IOException {
        Path file = Files.createFile(folder.resolve("file"));

        assertThatThrownBy(() -> Database.open(new DatabaseSettings(file, null, null, null)))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        problem -> assertThat(problem.key()).isEqualTo("database.not-writable"));
    }

    @Test
    void aDatabaseIsNotMadeBesideReportsOfAnother() throws IOException {
        Path other = folder.resolve("other");
        Files.createDirectories(other.resolve("reports/2016"));

        assertThatThrownBy(() -> new ServerFolder(other).prepare())
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        problem -> assertThat(problem.key()).isEqualTo("database.data-lost"));
    }

    @Test
    void aDatabaseIsNotMadeInAnEmptyFolderWhereThereWasAnother() throws IOException {
        Path other = folder.resolve("other");
        Files.createDirectories(other.resolve("reports/2016"));
        // As where a disk is not mounted.
        Path data = Files.createDirectories(new ServerFolder(other).data());

        assertThatThrownBy(() -> new ServerFolder(other).prepare())
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        problem -> assertThat(problem.key()).isEqualTo("database.data-lost"));
        assertThat(data).isEmptyDirectory();
    }
}
