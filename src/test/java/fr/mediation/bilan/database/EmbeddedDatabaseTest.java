package fr.mediation.bilan.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.mediation.bilan.text.Messages;
import fr.mediation.bilan.text.ProblemException;
import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

@Tag("slow")
class EmbeddedDatabaseTest {
    @TempDir
    private Path home;

    @BeforeEach
    void giveItThePrograms() {
        TestHome.withPrograms(home);
    }

    private static JdbcClient client(Database database) {
        return JdbcClient.create(new DriverManagerDataSource(database.url(), database.user(), database.password()));
    }

    private DatabaseSettings settings() {
        return new DatabaseSettings(home, null, null, null);
    }

    @ParameterizedTest
    @CsvSource({
        "fsync, on",
        "synchronous_commit, on",
        "full_page_writes, on",
        "listen_addresses, 127.0.0.1",
        "password_encryption, scram-sha-256",
        "server_encoding, UTF8",
    })
    void runsWithSettingsThatKeepAndProtectWhatIsCommitted(String setting, String value) {
        assertThat(client(TestHome.database())
                        .sql("select current_setting(?)")
                        .param(setting)
                        .query(String.class)
                        .single())
                .isEqualTo(value);
    }

    @Test
    void isTheMajorVersionThatItsDataFolderNames() {
        assertThat(client(TestHome.database())
                        .sql("select current_setting('server_version_num')::int / 10000")
                        .query(Integer.class)
                        .single())
                .isEqualTo(ServerFolder.MAJOR_VERSION);
    }

    @Test
    void refusesAWrongPassword() {
        String url = TestHome.database().url();

        assertThatThrownBy(() ->
                        DriverManager.getConnection(url, Roles.OWNER, "guess").close())
                .isInstanceOf(SQLException.class)
                .hasMessageContaining("password authentication failed");
    }

    @Test
    void keepsThePasswordInAFileThatOnlyItsOwnerReads() throws IOException {
        Assumptions.assumeTrue(
                FileSystems.getDefault().supportedFileAttributeViews().contains("posix"));
        ServerFolder folder = new ServerFolder(home);
        folder.prepare();

        folder.password();

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.passwordFile())))
                .isEqualTo("rw-------");
    }

    @Test
    void keepsItsDataWhenItIsClosedAndOpenedAgain() {
        try (Database database = Database.open(settings())) {
            client(database)
                    .sql("create schema kept; create table kept.answer as select 42 as answer")
                    .update();
        }
        assertThat(RunningServer.in(new ServerFolder(home).data())).isEmpty();

        try (Database database = Database.open(settings())) {
            assertThat(client(database)
                            .sql("select answer from kept.answer")
                            .query(Integer.class)
                            .single())
                    .isEqualTo(42);
        }
    }

    @Test
    void theLastOneOutStopsTheServer() throws SQLException {
        Database first = Database.open(settings());
        try (Database second = Database.open(settings());
                var connection = DriverManager.getConnection(second.url(), second.user(), second.password())) {
            first.close();

            assertThat(connection.isValid(5)).isTrue();
            assertThat(second.url()).isEqualTo(first.url());
        }
        assertThat(RunningServer.in(new ServerFolder(home).data())).isEmpty();
    }

    @Test
    void aServerThatIsKilledIsStartedAgainOnTheSamePort() {
        try (Database database = Database.open(settings())) {
            client(database)
                    .sql("create schema kept; create table kept.answer as select 42 as answer")
                    .update();
            assertThat(database.restore()).isFalse();
            ProcessHandle server = RunningServer.in(new ServerFolder(home).data())
                    .orElseThrow()
                    .process();

            server.destroyForcibly();
            server.onExit().join();

            assertThat(database.restore()).isTrue();
            assertThat(client(database)
                            .sql("select answer from kept.answer")
                            .query(Integer.class)
                            .single())
                    .isEqualTo(42);
        }
    }

    @Test
    void aPidFileOfADeadServerDoesNotBlock() throws IOException {
        Database.open(settings()).close();
        Path pidFile = new ServerFolder(home).data().resolve("postmaster.pid");
        Files.writeString(pidFile, "999999999\n" + pidFile.getParent() + "\n1\n5432\n\n127.0.0.1\n");

        try (Database database = Database.open(settings())) {
            assertThat(client(database).sql("select 1").query(Integer.class).single())
                    .isOne();
        }
    }

    @Test
    void dataThatAKilledFirstStartLeftHalfMadeAreMadeAnew() throws IOException {
        Path data = Files.createDirectories(new ServerFolder(home).data());
        Files.writeString(data.resolve("PG_VERSION"), ServerFolder.MAJOR_VERSION + "\n");
        Files.writeString(data.resolve("postgresql.conf"), "");
        Files.writeString(
                data.resolve("pg_hba.conf"),
                "# PostgreSQL Client Authentication Configuration File\nlocal all all trust\n");

        try (Database database = Database.open(settings())) {
            assertThat(client(database).sql("select 1").query(Integer.class).single())
                    .isOne();
        }
    }

    @Test
    void dataWhoseRulesSomebodyEditedAreKept() throws IOException {
        try (Database database = Database.open(settings())) {
            client(database)
                    .sql("create schema kept; create table kept.answer as select 42 as answer")
                    .update();
        }
        Path rules = new ServerFolder(home).data().resolve("pg_hba.conf");
        Files.writeString(rules, "host all all 127.0.0.1/32 scram-sha-256\n");

        try (Database database = Database.open(settings())) {
            assertThat(client(database)
                            .sql("select answer from kept.answer")
                            .query(Integer.class)
                            .single())
                    .isEqualTo(42);
        }
    }

    @Test
    void theNumberOfADeadServerThatAnotherProgramGotDoesNotBlock() throws IOException {
        Database.open(settings()).close();
        Path pidFile = new ServerFolder(home).data().resolve("postmaster.pid");
        long ours = ProcessHandle.current().pid();
        Files.writeString(pidFile, ours + "\n" + pidFile.getParent() + "\n1\n5432\n\n127.0.0.1\n");

        try (Database database = Database.open(settings())) {
            assertThat(client(database).sql("select 1").query(Integer.class).single())
                    .isOne();
        }
    }

    @Test
    void aDataFolderOfAnotherMajorVersionIsLeftAloneAndExplained() throws IOException {
        Path other = Files.createDirectories(home.resolve("database").resolve("postgresql-17"));
        Files.writeString(other.resolve("PG_VERSION"), "17\n");

        assertThatThrownBy(() -> Database.open(settings()))
                .isInstanceOfSatisfying(ProblemException.class, problem -> assertThat(
                                Messages.in(Messages.FRENCH).get(problem.sentence()))
                        .contains("PostgreSQL 17", "PostgreSQL 18", "--home"));
        assertThat(home.resolve("database").resolve("postgresql-18")).doesNotExist();
    }

    @Test
    void aHomeThatCannotBeWrittenToIsExplained() throws IOException {
        Path file = Files.createFile(home.resolve("file"));

        assertThatThrownBy(() -> Database.open(new DatabaseSettings(file, null, null, null)))
                .isInstanceOfSatisfying(ProblemException.class, problem -> assertThat(problem.key())
                        .isEqualTo("database.not-writable"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "failed | initdb: error: cannot be run as root | true | false | root",
                "failed | could not write: No space left on device | false | false | disk-full",
                "No space left on device | | false | false | disk-full",
                "failed | something else | false | true | disk-full",
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
