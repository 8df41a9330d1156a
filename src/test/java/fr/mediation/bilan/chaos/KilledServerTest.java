package fr.mediation.bilan.chaos;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.mediation.bilan.database.Database;
import fr.mediation.bilan.database.DatabaseSettings;
import fr.mediation.bilan.database.RunningHome;
import fr.mediation.bilan.database.TestHome;
import java.io.EOFException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/** The server is killed under those who use it. */
class KilledServerTest {
    @TempDir
    private Path folder;

    private Path home;
    private DatabaseSettings settings;

    @BeforeEach
    void makeAHome() {
        home = folder.resolve("home");
        settings = TestHome.made(home);
    }

    private void killServer() {
        ProcessHandle process = RunningHome.server(home);
        process.destroyForcibly();
        process.onExit().join();
    }

    @Test
    void aServerThatIsKilledIsStartedAgainOnTheSamePort() {
        try (Database database = Database.open(settings)) {
            TestHome.client(database)
                    .sql("create schema kept; create table kept.answer as select 42 as answer")
                    .update();
            assertThat(database.restore()).isFalse();

            killServer();

            assertThat(database.restore()).isTrue();
            assertThat(TestHome.client(database)
                            .sql("select answer from kept.answer")
                            .query(Integer.class)
                            .single())
                    .isEqualTo(42);
        }
    }

    @Test
    void whatAKilledServerLeftAtWorkDoesNotKeepItFromStartingAgain() throws Exception {
        try (Database database = Database.open(settings);
                Connection connection =
                        DriverManager.getConnection(database.url(), database.user(), database.password())) {
            JdbcClient busy = JdbcClient.create(new SingleConnectionDataSource(connection, true));
            long backend = busy.sql("select pg_backend_pid()").query(Long.class).single();
            Future<Long> work = CompletableFuture.supplyAsync(
                    () -> busy.sql("select count(*) from generate_series(1, 100000000000)")
                            .query(Long.class)
                            .single());
            JdbcClient watch = TestHome.client(database);
            while (!watch.sql("select state from pg_stat_activity where pid = ?")
                    .param(backend)
                    .query(String.class)
                    .single()
                    .equals("active")) {
                Thread.onSpinWait();
            }

            killServer();

            assertThat(database.restore()).isTrue();
            assertThat(ProcessHandle.of(backend).filter(ProcessHandle::isAlive)).isEmpty();
            assertThat(TestHome.client(database)
                            .sql("select 1")
                            .query(Integer.class)
                            .single())
                    .isOne();
            assertThatThrownBy(work::get).hasRootCauseInstanceOf(EOFException.class);
        }
    }

    @Test
    void aServerThatTakesThePlaceOfAKilledOneTakesItsPort() {
        try (Database waiting = Database.open(settings)) {
            killServer();

            try (Database next = Database.open(settings)) {
                assertThat(next.url()).isEqualTo(waiting.url());
                assertThat(waiting.restore()).isFalse();
            }
        }
    }
}
