package fr.mediation.bilan.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

@Tag("slow")
class EmbeddedDatabaseTest {
    @TempDir
    private Path folder;

    private Path home;
    private DatabaseSettings settings;

    @BeforeEach
    void makeAHome() {
        home = folder.resolve("home");
        settings = TestHome.made(home);
    }

    private Optional<RunningServer> server() {
        return RunningServer.in(new ServerFolder(home).data());
    }

    @Test
    void runsWithSettingsThatKeepAndProtectWhatIsCommitted() {
        Map<String, String> expected = Map.of(
                "fsync", "on",
                "synchronous_commit", "on",
                "full_page_writes", "on",
                "listen_addresses", "",
                "password_encryption", "scram-sha-256",
                "server_encoding", "UTF8");
        Map<String, String> found = new HashMap<>();

        try (Database database = Database.open(settings)) {
            expected.keySet()
                    .forEach(setting -> found.put(
                            setting,
                            TestHome.client(database)
                                    .sql("select current_setting(?)")
                                    .param(setting)
                                    .query(String.class)
                                    .single()));
        }

        assertThat(found).isEqualTo(expected);
    }

    /** In a container there is little of the memory that Linux has for it. */
    @Test
    @EnabledOnOs(OS.LINUX)
    void whatQueriesShareLiesInTheHome() {
        try (Database database = Database.open(settings)) {
            assertThat(TestHome.client(database)
                            .sql("show dynamic_shared_memory_type")
                            .query(String.class)
                            .single())
                    .isEqualTo("mmap");
        }
    }

    @Test
    void isTheMajorVersionThatItsDataFolderNames() {
        assertThat(TestHome.client(TestHome.database())
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
        ServerFolder server = new ServerFolder(home);
        Files.delete(server.passwordFile());

        server.password();

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(server.passwordFile())))
                .isEqualTo("rw-------");
    }

    @Test
    void keepsItsDataWhenItIsClosedAndOpenedAgain() {
        try (Database database = Database.open(settings)) {
            TestHome.client(database)
                    .sql("create schema kept; create table kept.answer as select 42 as answer")
                    .update();
        }
        assertThat(server()).isEmpty();

        try (Database database = Database.open(settings)) {
            assertThat(TestHome.client(database)
                            .sql("select answer from kept.answer")
                            .query(Integer.class)
                            .single())
                    .isEqualTo(42);
        }
    }

    @Test
    void theLastOneOutStopsTheServer() throws SQLException {
        Database first = Database.open(settings);
        try (Database second = Database.open(settings);
                var connection = DriverManager.getConnection(second.url(), second.user(), second.password())) {
            first.close();

            assertThat(connection.isValid(5)).isTrue();
            assertThat(second.url()).isEqualTo(first.url());
        }
        assertThat(server()).isEmpty();
    }

    @Test
    void aHandleThatIsOpenKeepsTheServerWithoutAnyConnection() {
        try (Database first = Database.open(settings)) {
            Database.open(settings).close();

            assertThat(TestHome.client(first)
                            .sql("select 1")
                            .query(Integer.class)
                            .single())
                    .isOne();
        }
    }

    @Test
    void anotherProcessThatUsesTheServerKeepsItWithoutAnyConnection() throws IOException {
        try (ServerUser other = ServerUser.of(home)) {
            Database.open(settings).close();

            assertThat(server()).map(RunningServer::url).contains(other.url());
        }
        assertThat(server()).isEmpty();
    }

    @Test
    void aServerThatAKilledProcessLeftIsUsedAgainAndStopped() throws IOException {
        ServerUser other = ServerUser.of(home);
        RunningServer left = server().orElseThrow();
        other.kill();
        assertThat(server()).contains(left);

        try (Database database = Database.open(settings)) {
            assertThat(database.url()).isEqualTo(left.url());
        }

        assertThat(server()).isEmpty();
    }

    @Test
    void aCopyThatWasMadeWhileTheServerRanHasAServerOfItsOwn() throws IOException {
        try (Database original = Database.open(settings)) {
            Path copy = TestHome.copy(home, folder.resolve("copy"));

            try (Database ofCopy = Database.open(new DatabaseSettings(copy, null, null, null))) {
                TestHome.client(ofCopy).sql("create schema only_in_copy").update();
            }

            assertThat(TestHome.client(original)
                            .sql("select count(*) from pg_namespace where nspname = 'only_in_copy'")
                            .query(Integer.class)
                            .single())
                    .isZero();
        }
    }

    @Test
    void aHomeThatIsMovedKeepsItsServer() throws Exception {
        try (Database database = Database.open(settings)) {
            long process = server().orElseThrow().process().pid();
            Path moved = Files.move(home, folder.resolve("moved"));

            RunningServer found =
                    RunningServer.in(new ServerFolder(moved).data()).orElseThrow();
            found.connect(Roles.OWNER, database.password()).close();

            Files.move(moved, home);
            assertThat(found.process().pid()).isEqualTo(process);
        }
    }

    /** A server writes this file by the name that its data had when it was started. */
    @Test
    @EnabledOnOs(OS.LINUX)
    void aHomeThatIsMovedWritesNothingIntoTheBackupThatTakesItsPlace() throws IOException {
        Path backup = TestHome.copy(home, folder.resolve("backup"));
        ServerUser.of(home).kill();
        Path moved = Files.move(home, folder.resolve("moved"));
        Files.move(backup, home);
        Path control = new ServerFolder(home).data().resolve("global/pg_control");
        byte[] before = Files.readAllBytes(control);

        try (Database ofMoved = Database.open(new DatabaseSettings(moved, null, null, null))) {
            TestHome.client(ofMoved).sql("create schema only_in_moved").update();
        }

        assertThat(control).hasBinaryContent(before);
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void aServerThatWasLeftInAHomeThatIsMovedFindsItsProgramsAgain() throws IOException {
        ServerUser.of(home).kill();
        Path moved = Files.move(home, folder.resolve("moved"));

        try (Database ofMoved = Database.open(new DatabaseSettings(moved, null, null, null))) {
            TestHome.client(ofMoved).sql("do $$ begin end $$").update();
        }

        assertThat(RunningServer.in(new ServerFolder(moved).data())).isEmpty();
    }

    @Test
    void aDatabaseThatTheSuperuserMadeIsGivenToTheApplication() {
        try (Database database = Database.open(settings)) {
            TestHome.client(database).sql("create schema bilan").update();
            asSuperuser(database, "create table bilan.facts (id bigint generated always as identity, number serial)");
            asSuperuser(database, "create view bilan.facts_shown as select * from bilan.facts");
            asSuperuser(database, "create sequence bilan.numbers");
            asSuperuser(database, "create type bilan.kind as enum ('a')");
            asSuperuser(database, "create function bilan.one() returns int language sql as 'select 1'");
            asSuperuser(database, "alter schema bilan owner to postgres");
            asSuperuser(database, "alter role bilan superuser");
            asSuperuser(database, "alter role bilan password 'other'");

            try (Database next = Database.open(settings)) {
                TestHome.client(next)
                        .sql("drop view bilan.facts_shown; drop table bilan.facts; drop sequence bilan.numbers;"
                                + " drop type bilan.kind; drop function bilan.one(); drop schema bilan")
                        .update();
                assertThat(TestHome.client(next)
                                .sql("select rolsuper from pg_roles where rolname = current_user")
                                .query(Boolean.class)
                                .single())
                        .isFalse();
            }
        }
    }

    private static void asSuperuser(Database database, String statement) {
        JdbcClient.create(new DriverManagerDataSource(database.url(), Roles.SUPERUSER, database.password()))
                .sql(statement)
                .update();
    }

    @Test
    void whoListensInThePlaceOfADeadServerIsNotToldThePassword() throws Exception {
        try (ServerSocket listener = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            CompletableFuture<byte[]> told = CompletableFuture.supplyAsync(() -> askForThePassword(listener));
            RunningServer stranger = new RunningServer(
                    folder, ProcessHandle.current(), new ServerAddress(null, listener.getLocalPort()));

            assertThatThrownBy(() -> stranger.connect(Roles.OWNER, "secret").close())
                    .isInstanceOf(SQLException.class);

            assertThat(new String(told.join(), StandardCharsets.ISO_8859_1)).doesNotContain("secret");
        }
    }

    @Test
    void neitherIsItToldByTheConnectionsOfARun() throws Exception {
        try (ServerSocket listener = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"));
                HikariDataSource pool = DatabaseConfiguration.pool(TestHome.database(), WaitListener.NONE)) {
            CompletableFuture<byte[]> told = CompletableFuture.supplyAsync(() -> askForThePassword(listener));
            Properties ofRun = new Properties();
            ofRun.putAll(pool.getDataSourceProperties());
            ofRun.put("user", Roles.OWNER);
            ofRun.put("password", "secret");

            assertThatThrownBy(() -> DriverManager.getConnection(
                                    "jdbc:postgresql://127.0.0.1:" + listener.getLocalPort() + "/postgres", ofRun)
                            .close())
                    .isInstanceOf(SQLException.class);

            assertThat(new String(told.join(), StandardCharsets.ISO_8859_1)).doesNotContain("secret");
        }
    }

    /** As PostgreSQL's protocol asks for a password in clear; gives all that is answered. */
    private static byte[] askForThePassword(ServerSocket listener) {
        byte[] askForPassword = {'R', 0, 0, 0, 8, 0, 0, 0, 3};
        try (Socket client = listener.accept()) {
            DataInputStream in = new DataInputStream(client.getInputStream());
            byte[] first = in.readNBytes(in.readInt() - Integer.BYTES);
            while (first.length == Integer.BYTES) {
                client.getOutputStream().write('N');
                first = in.readNBytes(in.readInt() - Integer.BYTES);
            }
            client.getOutputStream().write(askForPassword);
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void noPasswordIsInTheLogOfAServerWhoseRolesCouldNotBeMade() throws SQLException, IOException {
        String secret = "0123456789abcdef";
        try (Database database = Database.open(settings);
                Connection superuser =
                        DriverManager.getConnection(database.url(), Roles.SUPERUSER, database.password());
                Connection other = DriverManager.getConnection(database.url(), Roles.SUPERUSER, database.password())) {
            // What another session changes at the same time cannot be changed here.
            other.setAutoCommit(false);
            try (Statement statement = other.createStatement();
                    Statement limit = superuser.createStatement()) {
                statement.execute("alter role bilan connection limit 50");
                limit.execute("set statement_timeout = '100ms'");

                assertThatThrownBy(() -> Roles.make(superuser, secret))
                        .isInstanceOf(SQLException.class)
                        .hasMessageNotContaining(secret);
            }
            other.rollback();
        }
        assertThat(new ServerFolder(home).log()).content().doesNotContain(secret);
    }
}
