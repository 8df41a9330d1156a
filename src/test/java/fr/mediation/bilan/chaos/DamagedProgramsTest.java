package fr.mediation.bilan.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import fr.mediation.bilan.database.Database;
import fr.mediation.bilan.database.DatabaseSettings;
import fr.mediation.bilan.database.TestHome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Programs of the server that do not run: unpacking them takes seconds each time. */
class DamagedProgramsTest {
    @TempDir
    private Path folder;

    private Path home;
    private DatabaseSettings settings;

    @BeforeEach
    void makeAHome() {
        home = folder.resolve("home");
        settings = TestHome.made(home);
    }

    private Path serverProgram() throws IOException {
        try (Stream<Path> files = Files.walk(home)) {
            return files.filter(file -> file.endsWith(Path.of("bin", "postgres")))
                    .findFirst()
                    .orElseThrow();
        }
    }

    /** The file is another one: its content is shared with other homes. */
    private void replaceServer(byte[] content) throws IOException {
        Path program = serverProgram();
        Files.delete(program);
        Files.write(program, content);
    }

    @Test
    void aProgramThatDoesNotRunIsUnpackedAgain() throws IOException {
        replaceServer(new byte[(int) Files.size(serverProgram())]);

        try (Database database = Database.open(settings)) {
            assertThat(TestHome.client(database)
                            .sql("select 1")
                            .query(Integer.class)
                            .single())
                    .isOne();
        }
    }

    @Test
    void programsThatACopyMayNotRunAreUnpackedAgain() throws IOException {
        byte[] program = Files.readAllBytes(serverProgram());
        replaceServer(program);
        assertThat(serverProgram().toFile().setExecutable(false)).isTrue();

        try (Database database = Database.open(settings)) {
            assertThat(TestHome.client(database)
                            .sql("select 1")
                            .query(Integer.class)
                            .single())
                    .isOne();
        }
    }
}
