package fr.mediation.bilan.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.mediation.bilan.text.Messages;
import fr.mediation.bilan.text.ProblemException;
import fr.mediation.bilan.text.Sentence;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.util.FileSystemUtils;

/** What is found when the server, or a start, was killed, or the disk was full, with no process that is killed. */
@Tag("slow")
class DamagedHomeTest {
    @TempDir
    private Path folder;

    private Path home;
    private DatabaseSettings settings;

    @BeforeEach
    void makeAHome() {
        home = folder.resolve("home");
        settings = TestHome.made(home);
    }

    private void forgetData() throws IOException {
        FileSystemUtils.deleteRecursively(new ServerFolder(home).data());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\n", "0123456789abcdef"})
    void aPasswordThatIsEmptyOrCutIsMadeAnewAndTheServerTakesIt(String content) throws IOException {
        Database.open(settings).close();
        Path password = new ServerFolder(home).passwordFile();
        Files.writeString(password, content);

        try (Database database = Database.open(settings)) {
            assertThat(TestHome.client(database)
                            .sql("select 1")
                            .query(Integer.class)
                            .single())
                    .isOne();
        }
        assertThat(password).content().hasSize(48);
    }

    @Test
    void aPasswordThatIsGoneIsNotMadeAnewUnderTheOthersWhoUseTheServer() throws IOException {
        try (Database database = Database.open(settings)) {
            Files.delete(new ServerFolder(home).passwordFile());

            assertThatThrownBy(() -> Database.open(settings))
                    .isInstanceOfSatisfying(
                            ProblemException.class,
                            problem -> assertThat(problem.key()).isEqualTo("database.password-lost"));
            assertThat(TestHome.client(database)
                            .sql("select 1")
                            .query(Integer.class)
                            .single())
                    .isOne();
        }
        Database.open(settings).close();
    }

    @Test
    void programsThatAFullDiskCutAreUnpackedAgain() throws IOException {
        replaceServer("cut".getBytes(StandardCharsets.US_ASCII));

        try (Database database = Database.open(settings)) {
            assertThat(TestHome.client(database)
                            .sql("select 1")
                            .query(Integer.class)
                            .single())
                    .isOne();
        }
    }

    private Path serverProgram() throws IOException {
        try (Stream<Path> folders = Files.list(new ServerFolder(home).binaries())) {
            return folders.findFirst().orElseThrow().resolve("bin").resolve("postgres");
        }
    }

    /** The file is another one: its content is shared with other homes. */
    private void replaceServer(byte[] content) throws IOException {
        Path program = serverProgram();
        Files.delete(program);
        Files.write(program, content);
    }

    @Test
    void dataWhoseMakingWasInterruptedAreMadeAnew() throws IOException {
        forgetData();
        Path unfinished = Files.createDirectories(new ServerFolder(home).unfinishedData());
        Files.writeString(unfinished.resolve("PG_VERSION"), ServerFolder.MAJOR_VERSION + "\n");

        try (Database database = Database.open(settings)) {
            assertThat(TestHome.client(database)
                            .sql("select 1")
                            .query(Integer.class)
                            .single())
                    .isOne();
        }
        assertThat(unfinished).doesNotExist();
    }

    @Test
    void dataThatWereUsedAreNotMadeAnewWhateverFilesTheyLost() throws IOException {
        try (Database database = Database.open(settings)) {
            TestHome.client(database)
                    .sql("create schema kept; create table kept.before ()")
                    .update();
        }
        Path data = new ServerFolder(home).data();
        Files.delete(data.resolve("postmaster.opts"));
        Files.delete(data.resolve("pg_hba.conf"));

        try (Database database = Database.open(settings)) {
            assertThat(TestHome.client(database)
                            .sql("select count(*) from kept.before")
                            .query(Integer.class)
                            .single())
                    .isZero();
        }
    }

    @Test
    void aPidFileOfADeadServerDoesNotBlock() throws IOException {
        Database.open(settings).close();
        Path pidFile = new ServerFolder(home).data().resolve("postmaster.pid");
        Files.writeString(pidFile, "999999999\n" + pidFile.getParent() + "\n1\n5432\n\n127.0.0.1\n");

        try (Database database = Database.open(settings)) {
            assertThat(TestHome.client(database)
                            .sql("select 1")
                            .query(Integer.class)
                            .single())
                    .isOne();
        }
    }

    @Test
    void dataThatAKilledFirstStartLeftHalfMadeAreMadeAnew() throws IOException {
        forgetData();
        Path data = Files.createDirectories(new ServerFolder(home).data());
        Files.writeString(data.resolve("PG_VERSION"), ServerFolder.MAJOR_VERSION + "\n");
        Files.writeString(data.resolve("postgresql.conf"), "");
        Files.writeString(
                data.resolve("pg_hba.conf"),
                "# PostgreSQL Client Authentication Configuration File\nlocal all all trust\n");

        try (Database database = Database.open(settings)) {
            assertThat(TestHome.client(database)
                            .sql("select 1")
                            .query(Integer.class)
                            .single())
                    .isOne();
        }
    }

    @Test
    void dataWhoseRulesSomebodyEditedAreKept() throws IOException {
        try (Database database = Database.open(settings)) {
            TestHome.client(database)
                    .sql("create schema kept; create table kept.answer as select 42 as answer")
                    .update();
        }
        Path rules = new ServerFolder(home).data().resolve("pg_hba.conf");
        Files.writeString(rules, "host all all 127.0.0.1/32 scram-sha-256\n");

        try (Database database = Database.open(settings)) {
            assertThat(TestHome.client(database)
                            .sql("select answer from kept.answer")
                            .query(Integer.class)
                            .single())
                    .isEqualTo(42);
        }
    }

    @Test
    void theNumberOfADeadServerThatAnotherProgramGotDoesNotBlock() throws IOException {
        Database.open(settings).close();
        Path pidFile = new ServerFolder(home).data().resolve("postmaster.pid");
        long ours = ProcessHandle.current().pid();
        Files.writeString(pidFile, ours + "\n" + pidFile.getParent() + "\n1\n5432\n\n127.0.0.1\n");

        try (Database database = Database.open(settings)) {
            assertThat(TestHome.client(database)
                            .sql("select 1")
                            .query(Integer.class)
                            .single())
                    .isOne();
        }
    }

    @Test
    void aDataFolderOfAnotherMajorVersionIsLeftAloneAndExplained() throws IOException {
        forgetData();
        Path other = Files.createDirectories(home.resolve("database").resolve("postgresql-17"));
        Files.writeString(other.resolve("PG_VERSION"), "17\n");

        assertThatThrownBy(() -> Database.open(settings))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        problem -> assertThat(Messages.in(Messages.FRENCH).get(problem.sentence()))
                                .contains("PostgreSQL 17", "PostgreSQL 18", "--home"));
        assertThat(home.resolve("database").resolve("postgresql-18")).doesNotExist();
    }

    @Test
    void aHomeWithSpacesAndAccentsInItsNameIsOpened() {
        Path renamed = folder.resolve("l’été d'une année");
        DatabaseSettings there = TestHome.made(renamed);

        try (Database database = Database.open(there)) {
            assertThat(TestHome.client(database)
                            .sql("select 1")
                            .query(Integer.class)
                            .single())
                    .isOne();
        }
    }

    @Test
    void dataWhoseRulesAndEmptyFoldersAreGoneAreKept() throws IOException {
        try (Database database = Database.open(settings)) {
            TestHome.client(database).sql("create schema kept").update();
        }
        Path data = new ServerFolder(home).data();
        Files.delete(data.resolve("pg_hba.conf"));
        // Deepest first, as a backup that keeps files alone leaves them out.
        try (Stream<Path> entries = Files.walk(data)) {
            for (Path entry : entries.sorted(Comparator.reverseOrder())
                    .filter(Files::isDirectory)
                    .toList()) {
                if (isEmpty(entry)) {
                    Files.delete(entry);
                }
            }
        }

        try (Database database = Database.open(settings)) {
            assertThat(TestHome.client(database)
                            .sql("select count(*) from pg_namespace where nspname = 'kept'")
                            .query(Integer.class)
                            .single())
                    .isOne();
        }
    }

    private static boolean isEmpty(Path folder) throws IOException {
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.findAny().isEmpty();
        }
    }

    @Test
    void aServerThatAnotherContainerUsesIsLeftAlone() throws IOException {
        try (ServerUser other = ServerUser.of(home)) {
            ServerFolder server = new ServerFolder(home);
            Path place = server.database().resolve("server-place");
            Assumptions.assumeTrue(Files.exists(place));
            // Its number means nothing here.
            Path pidFile = server.data().resolve("postmaster.pid");
            String seenThere = Files.readString(pidFile);
            Files.writeString(pidFile, seenThere.replaceFirst("\\d+", "999999999"));
            Files.writeString(place, Files.readString(place) + "0");

            assertThatThrownBy(() -> Database.open(settings))
                    .isInstanceOfSatisfying(
                            ProblemException.class,
                            problem -> assertThat(problem.key()).isEqualTo("database.used-elsewhere"));
            assertThat(pidFile).exists();

            Files.writeString(pidFile, seenThere);
            assertThat(other.url()).isNotBlank();
        }
    }

    @Test
    void whoeverWasInterruptedWhileAServerEndsElsewhereLeavesTheWaitToTheNext() throws IOException {
        Database.open(settings).close();
        ServerFolder server = new ServerFolder(home);
        Assumptions.assumeTrue(Files.exists(server.place()));
        Files.writeString(server.data().resolve("postmaster.pid"), "999999999\n");
        Files.writeString(server.place(), Files.readString(server.place()) + "0");
        ServerUse use = ServerUse.begin(server.useLock());
        List<Sentence> told = new ArrayList<>();
        ServerPlace place = new ServerPlace(server, Duration.ofHours(1), sentence -> {
            told.add(sentence);
            Thread.currentThread().interrupt();
        });
        try {
            for (int i = 0; i < 2; i++) {
                assertThatThrownBy(() -> place.requireNoneElsewhere(use)).isInstanceOf(IOException.class);
                assertThat(Thread.interrupted()).isTrue();
            }
            new ServerPlace(server, Duration.ZERO, told::add).requireNoneElsewhere(use);
            place.requireNoneElsewhere(use);
        } finally {
            use.end();
        }

        assertThat(told)
                .extracting(Sentence::key)
                .containsExactly("database.waits-for-other-container", "database.waits-for-other-container");
    }

    @Test
    void dataThatAreGoneAreNotReplacedByEmptyOnes() throws IOException {
        Database.open(settings).close();
        Path data = new ServerFolder(home).data();
        Path backup = Files.move(data, home.resolveSibling("backup"));

        assertThatThrownBy(() -> Database.open(settings))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        problem -> assertThat(problem.sentence().values())
                                .startsWith(data.toString())
                                .hasSize(2));
        assertThat(data).doesNotExist();

        Files.move(backup, data);
        Database.open(settings).close();
    }

    @Test
    void aServerThatWasLeftInAnotherContainerLosesItsNumberAndIsWaitedFor() throws IOException {
        Database.open(settings).close();
        ServerFolder server = new ServerFolder(home);
        Path place = server.database().resolve("server-place");
        Assumptions.assumeTrue(Files.exists(place));
        Path pidFile = Files.writeString(server.data().resolve("postmaster.pid"), "999999999\n");
        Files.writeString(place, Files.readString(place) + "0");
        ServerUse use = ServerUse.begin(server.useLock());
        try {
            new ServerPlace(server, Duration.ZERO, WaitListener.NONE).requireNoneElsewhere(use);
        } finally {
            use.end();
        }

        assertThat(pidFile).doesNotExist();
    }
}
