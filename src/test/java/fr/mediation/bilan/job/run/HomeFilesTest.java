package fr.mediation.bilan.job.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.mediation.bilan.file.TemporaryFolder;
import fr.mediation.bilan.text.ProblemException;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is refused in the place of a file. A test that waits for ever has failed: the timeout says so. */
@Timeout(60)
class HomeFilesTest {
    @TempDir
    private Path folder;

    private Path part(String name) throws IOException {
        Path part = folder.resolve(name);
        Files.createDirectories(part.getParent());
        return part;
    }

    private static void pipe(Path pipe) throws IOException, InterruptedException {
        assertThat(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor())
                .isZero();
    }

    private void isRefused(Path part) {
        assertThatThrownBy(() -> new Home(folder).prepare(sentence -> {}).close())
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        problem -> assertThat(problem.sentence().values())
                                .first()
                                .asString()
                                .endsWith(folder.relativize(part).toString()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "logs/bilan.log",
                "logs/postgresql.log",
                "database/start.lock",
                "database/use.lock",
                "database/postgresql-18/postmaster.pid",
                "keys/person-key",
                "tmp/.making",
                "retours/un-0123/rejets.csv"
            })
    void aPipeInThePlaceOfAFileIsRefusedByName(String name) throws IOException, InterruptedException {
        Path part = part(name);
        pipe(part);

        isRefused(part);
    }

    @Test
    void aLinkToAPipeIsRefusedByName() throws IOException, InterruptedException {
        pipe(part("pipe"));
        Files.createSymbolicLink(part("logs/bilan.log"), folder.resolve("pipe"));

        isRefused(folder.resolve("logs/bilan.log"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"logs/bilan.log", "database/start.lock", "keys/database-password"})
    void aFolderInThePlaceOfAFileIsRefusedByName(String name) throws IOException {
        isRefused(Files.createDirectories(part(name)));
    }

    @Test
    void whatTheServerListensOnIsNothingForeign() throws IOException {
        Path socket = part("database/postgresql-18/.s.PGSQL.1");
        try (ServerSocketChannel server = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
            server.bind(UnixDomainSocketAddress.of(socket));

            assertThatCode(() -> new Home(folder).prepare(sentence -> {}).close())
                    .doesNotThrowAnyException();
        }
    }

    @Test
    void aLogThatNobodyWantsMayLeadNowhere() throws IOException {
        Files.createSymbolicLink(part("logs/postgresql.log"), Path.of("/dev/null"));

        try (TemporaryFolder temporary = new Home(folder).prepare(sentence -> {})) {
            assertThat(temporary.folder()).isDirectory();
        }
    }
}
