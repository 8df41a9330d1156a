package fr.mediation.bilan.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** Where the embedded server listens, and how it is reached there. */
@DisabledOnOs(OS.WINDOWS)
class ServerAddressTest {
    private static final int LONG = 70;

    @TempDir
    private Path folder;

    private static String answer(Database database, String question) {
        return JdbcClient.create(new DriverManagerDataSource(database.url(), database.user(), database.password()))
                .sql(question)
                .query(String.class)
                .single();
    }

    @Test
    void listensWhereOthersOfTheMachineDoNotReach() {
        try (Database database = Database.open(TestHome.made(folder.resolve("l’accès, à d'autres, 1:2")))) {
            assertThat(answer(database, "show listen_addresses")).isEmpty();
            assertThat(answer(database, "select coalesce(inet_client_addr()::text, 'a file')"))
                    .isEqualTo("a file");
        }
    }

    @Test
    void whereTheFileWouldHaveTooLongANameListensOnAPort() {
        try (Database database = Database.open(TestHome.made(folder.resolve("h".repeat(LONG))))) {
            assertThat(answer(database, "select inet_client_addr()::text")).startsWith("127.0.0.1");
        }
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void aServerIsReachedThoughItsFolderWasMovedToALongName() throws IOException {
        DatabaseSettings settings = TestHome.made(folder.resolve("home"));
        Path moved = folder.resolve("h".repeat(2 * LONG));
        try (Database database = Database.open(settings)) {
            Files.move(settings.home(), moved);
            String url = RunningServer.in(new ServerFolder(moved).data())
                    .orElseThrow()
                    .address()
                    .url();

            assertThat(JdbcClient.create(new DriverManagerDataSource(url, database.user(), database.password()))
                            .sql("select 'there'")
                            .query(String.class)
                            .single())
                    .isEqualTo("there");
            Files.move(moved, settings.home());
        }
    }

    /** As after a power cut, when another process has the number of the server that died. */
    @Test
    void whatADeadServerLeftOfItsFileDoesNotBlock() throws IOException {
        DatabaseSettings settings = TestHome.made(folder.resolve("home"));
        Database.open(settings).close();
        Path data = new ServerFolder(settings.home()).data();
        Files.writeString(
                data.resolve(".s.PGSQL.1.lock"), ProcessHandle.current().pid() + "\n" + data + "\n1\n1\n.\n");
        Files.writeString(data.resolve(".s.PGSQL.1"), "");

        try (Database database = Database.open(settings)) {
            assertThat(answer(database, "select 'there'")).isEqualTo("there");
        }
    }

    @Test
    void waitsNoLongerThanItIsTold() throws IOException {
        try (ServerSocketChannel server = listen();
                Socket client = connect();
                SocketChannel accepted = server.accept()) {
            client.setSoTimeout(10);

            assertThatThrownBy(() -> client.getInputStream().read()).isInstanceOf(SocketTimeoutException.class);

            accepted.write(ByteBuffer.wrap(new byte[] {7}));
            assertThat(client.getInputStream().read()).isEqualTo(7);
        }
    }

    @Test
    void anInterruptedThreadReadsOnAndStaysInterrupted() throws IOException {
        try (ServerSocketChannel server = listen();
                Socket client = connect();
                SocketChannel accepted = server.accept()) {
            CompletableFuture<Boolean> read = CompletableFuture.supplyAsync(() -> {
                Thread.currentThread().interrupt();
                int value = readOne(client);
                return Thread.interrupted() && value == 7;
            });
            accepted.write(ByteBuffer.wrap(new byte[] {7}));

            assertThat(read).succeedsWithin(Duration.ofSeconds(10)).isEqualTo(true);
        }
    }

    private static int readOne(Socket client) {
        try {
            return client.getInputStream().read();
        } catch (IOException e) {
            return -1;
        }
    }

    @Test
    void sendsMoreThanFitsAtOnce() throws IOException {
        byte[] much = new byte[1 << 22];
        Arrays.fill(much, (byte) 3);
        try (ServerSocketChannel server = listen();
                Socket client = connect();
                SocketChannel accepted = server.accept()) {
            CompletableFuture<Void> sent = CompletableFuture.runAsync(() -> send(client, much));
            ByteBuffer received = ByteBuffer.allocate(much.length);
            while (received.hasRemaining() && accepted.read(received) >= 0) {
                // Goes on.
            }

            assertThat(received.array()).isEqualTo(much);
            assertThat(sent).succeedsWithin(Duration.ofSeconds(10));
        }
    }

    private static void send(Socket client, byte[] bytes) {
        try {
            client.getOutputStream().write(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void oneThatIsClosedByAnotherThreadEndsWhoReads() throws IOException {
        try (ServerSocketChannel server = listen()) {
            Socket client = connect();
            SocketChannel accepted = server.accept();
            InputStream in = client.getInputStream();
            CompletableFuture<Integer> read = CompletableFuture.supplyAsync(() -> readOne(client));
            client.close();

            assertThat(read).succeedsWithin(Duration.ofSeconds(10)).isEqualTo(-1);
            assertThatThrownBy(in::read).isInstanceOf(IOException.class);
            assertThat(accepted.read(ByteBuffer.allocate(1))).isEqualTo(-1);
            accepted.close();
        }
    }

    private ServerSocketChannel listen() throws IOException {
        return ServerSocketChannel.open(StandardProtocolFamily.UNIX)
                .bind(UnixDomainSocketAddress.of(folder.resolve("socket")));
    }

    private Socket connect() throws IOException {
        return new SocketFile(folder.resolve("socket").toString()).createSocket("127.0.0.1", 1);
    }
}
