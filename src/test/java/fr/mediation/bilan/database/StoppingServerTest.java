package fr.mediation.bilan.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** A server that was told to stop, as by a system that shuts down, while somebody is connected: it waits for him. */
@Timeout(value = 2, unit = TimeUnit.MINUTES)
class StoppingServerTest {
    @TempDir
    private Path folder;

    private DatabaseSettings settings;
    private Path data;

    @BeforeEach
    void makeAHome() {
        Path home = folder.resolve("home");
        settings = TestHome.made(home);
        data = new ServerFolder(home).data();
    }

    private static Connection connection(Database database) throws SQLException {
        return DriverManager.getConnection(database.url(), database.user(), database.password());
    }

    private static int one(Database database) {
        return JdbcClient.create(new DriverManagerDataSource(database.url(), database.user(), database.password()))
                .sql("select 1")
                .query(Integer.class)
                .single();
    }

    private RunningServer server() {
        return RunningServer.in(data).orElseThrow();
    }

    /** Politely: it lets nobody in any more, and waits for those who are. */
    private void tellToStop() {
        server().process().destroy();
        while (!server().isStopping()) {
            Thread.onSpinWait();
        }
    }

    @Test
    void isStoppedAndStartedAgainForWhoComes() throws SQLException {
        try (Database first = Database.open(settings);
                Connection connected = connection(first)) {
            long stopping = server().process().pid();
            tellToStop();

            try (Database next = Database.open(settings)) {
                assertThat(one(next)).isOne();
                assertThat(server().process().pid()).isNotEqualTo(stopping);
                assertThat(connected.isValid(1)).isFalse();
            }
        }
    }

    @Test
    void isStartedAgainOnItsPortForTheRunThatIsConnected() throws SQLException {
        try (Database database = Database.open(settings);
                Connection connected = connection(database)) {
            tellToStop();

            assertThat(database.restore()).isTrue();

            assertThat(one(database)).isOne();
            assertThat(connected.isValid(1)).isFalse();
        }
    }

    @Test
    void aProcessThatEndedAndIsStillListedIsNoServer() throws IOException {
        Assumptions.assumeTrue(Files.exists(Path.of("/proc/self/stat")));
        // The shell becomes a program that never asks how its child ended.
        Process parent = new ProcessBuilder("sh", "-c", "sleep 0 & echo $!; exec sleep 60").start();
        try (var out = parent.inputReader()) {
            long ended = Long.parseLong(out.readLine());
            while (!Files.readString(Path.of("/proc", Long.toString(ended), "stat"))
                    .contains(") Z ")) {
                Thread.onSpinWait();
            }

            ProcessHandle listed = ProcessHandle.of(ended).orElseThrow();

            assertThat(new RunningServer(folder, listed, new ServerAddress(null, 0)).isAlive())
                    .isFalse();
        } finally {
            parent.destroyForcibly();
        }
    }
}
