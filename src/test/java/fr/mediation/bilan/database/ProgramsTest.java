package fr.mediation.bilan.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.mediation.bilan.text.ProblemException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Arrays;
import java.util.stream.Stream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tukaani.xz.LZMA2Options;
import org.tukaani.xz.XZOutputStream;

class ProgramsTest {
    private static final int PROGRAM = 0755;
    private static final int DATA = 0644;

    @TempDir
    private Path temporary;

    private Path folder;
    private Path archive;

    private interface Entries {
        void write(TarArchiveOutputStream out) throws IOException;
    }

    @BeforeEach
    void makeAnArchive() throws IOException {
        folder = temporary.resolve("binaries");
        archive = archive("whole.txz", out -> {
            put(out, "bin/postgres", "program", PROGRAM);
            put(out, "share/postgres.bki", "x".repeat(100_000), DATA);
            TarArchiveEntry link = new TarArchiveEntry("lib/libpq.so.5", TarConstants.LF_SYMLINK);
            link.setLinkName("libpq.so.5.18");
            out.putArchiveEntry(link);
            out.closeArchiveEntry();
            put(out, "lib/libpq.so.5.18", "library", DATA);
        });
    }

    private Path archive(String name, Entries entries) throws IOException {
        Path file = temporary.resolve(name);
        try (TarArchiveOutputStream out =
                new TarArchiveOutputStream(new XZOutputStream(Files.newOutputStream(file), new LZMA2Options(0)))) {
            entries.write(out);
        }
        return file;
    }

    private static void put(TarArchiveOutputStream out, String name, String content, int mode) throws IOException {
        byte[] bytes = content.getBytes(StandardCharsets.UTF_8);
        TarArchiveEntry entry = new TarArchiveEntry(name);
        entry.setSize(bytes.length);
        entry.setMode(mode);
        out.putArchiveEntry(entry);
        out.write(bytes);
        out.closeArchiveEntry();
    }

    private Programs programs(Path from) throws IOException {
        return new Programs(
                folder,
                temporary.resolve("log"),
                new ProgramArchive(from.toUri().toURL()));
    }

    private Path unpacked() throws IOException {
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.findFirst().orElseThrow();
        }
    }

    @Test
    void whatIsUnpackedIsWhatIsInTheArchive() throws IOException {
        programs(archive).prepare();

        assertThat(unpacked().resolve("bin/postgres")).hasContent("program").isExecutable();
        assertThat(unpacked().resolve("share/postgres.bki")).hasContent("x".repeat(100_000));
        assertThat(unpacked().resolve("lib/libpq.so.5")).isSymbolicLink().hasContent("library");
    }

    @Test
    void nobodyElseReadsOrWritesWhatIsUnpacked() throws IOException {
        programs(archive).prepare();

        try (Stream<Path> files = Files.walk(folder)) {
            assertThat(files.filter(file -> !Files.isSymbolicLink(file)))
                    .allSatisfy(file -> assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                            .endsWith("------"));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 30, 200})
    void anArchiveThatEndsTooEarlyLeavesNothingThatCountsAsUnpacked(int bytes) throws IOException {
        Path cut = temporary.resolve("cut.txz");
        Files.write(cut, Arrays.copyOf(Files.readAllBytes(archive), bytes));

        assertThatIOException().isThrownBy(() -> programs(cut).prepare());

        assertThat(folder.resolve(new ProgramArchive(cut.toUri().toURL()).id())).doesNotExist();
    }

    @Test
    void whatAnInterruptedStartUnpackedIsRemoved() throws IOException {
        Path left = Files.createDirectories(folder.resolve("unfinished").resolve("bin"));
        Files.writeString(left.resolve("postgres"), "prog");

        programs(archive).prepare();

        assertThat(folder.resolve("unfinished")).doesNotExist();
        assertThat(unpacked().resolve("bin/postgres")).hasContent("program");
    }

    @ParameterizedTest
    @CsvSource({"bin/postgres", "share/postgres.bki", "lib/libpq.so.5", "inventory"})
    void aFileThatIsGoneIsUnpackedAgain(String name) throws IOException {
        programs(archive).prepare();
        Files.delete(unpacked().resolve(name));

        programs(archive).prepare();

        assertThat(unpacked().resolve(name)).exists();
    }

    @ParameterizedTest
    @CsvSource({"bin/postgres, pro", "share/postgres.bki, ''", "inventory, bin/postgres"})
    void aFileThatIsCutIsUnpackedAgain(String name, String content) throws IOException {
        programs(archive).prepare();
        Path file = unpacked().resolve(name);
        byte[] whole = Files.readAllBytes(file);
        Files.writeString(file, content);

        programs(archive).prepare();

        assertThat(file).hasBinaryContent(whole);
    }

    @Test
    void anotherArchiveOfTheSameSizeIsUnpackedToo() throws IOException {
        programs(archive("first.txz", out -> put(out, "bin/postgres", "first", PROGRAM)))
                .prepare();

        programs(archive("other.txz", out -> put(out, "bin/postgres", "other", PROGRAM)))
                .prepare();

        assertThat(unpacked().resolve("bin/postgres")).hasContent("other");
    }

    @Test
    void whatIsWholeIsNotUnpackedAgain() throws IOException {
        programs(archive).prepare();
        Path more = Files.createFile(unpacked().resolve("more"));

        programs(archive).prepare();

        assertThat(more).exists();
    }

    @Test
    void aFileWithOtherBytesIsFoundWhenAStartHasFailed() throws IOException {
        programs(archive).prepare();
        Path program = unpacked().resolve("bin/postgres");
        assertThat(programs(archive).repair()).isFalse();
        Files.writeString(program, "Program");

        assertThat(programs(archive).repair()).isTrue();

        assertThat(program).hasContent("program");
    }

    @Test
    void theProgramsOfAnEarlierVersionAreRemoved() throws IOException {
        Path earlier = Files.createDirectories(folder.resolve("PG-59e8d331a924ec3d78c088ab74e1aede"));
        Files.createFile(earlier.resolve(".exists"));

        programs(archive).prepare();

        assertThat(earlier).doesNotExist();
    }

    @Test
    void whatAnArchiveWantsToPutElsewhereIsRefused() throws IOException {
        Path hostile = archive("hostile.txz", out -> put(out, "../outside", "program", PROGRAM));

        assertThatIOException().isThrownBy(() -> programs(hostile).prepare());

        assertThat(temporary.resolve("outside")).doesNotExist();
        assertThat(folder.resolve("outside")).doesNotExist();
    }

    @Test
    void aProgramThatFailsIsTold() throws IOException {
        Path failing = archive("failing.txz", out -> put(out, "bin/initdb", "#!/bin/sh\necho no; exit 3\n", PROGRAM));
        Programs programs = programs(failing);
        programs.prepare();

        assertThatIOException()
                .isThrownBy(() -> programs.run(Duration.ofMinutes(1), null, "initdb"))
                .withMessage("initdb failed with 3");
        assertThat(temporary.resolve("log")).hasContent("no");
    }

    @Test
    void aMachineThatTheJarHasNoProgramsForIsTold() {
        assertThatThrownBy(() -> ProgramArchive.find("Plan9", "amd64"))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        problem -> assertThat(problem.key()).isEqualTo("database.no-binaries"));
    }
}
