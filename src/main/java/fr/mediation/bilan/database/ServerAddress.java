package fr.mediation.bilan.database;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.StandardProtocolFamily;
import java.net.URLEncoder;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Where the embedded server listens: on a file in its data, which nobody else can reach. A port is open to every user of the
 * machine, who can hold all its connections without a password; it is taken where such a file cannot be.
 *
 * @param file the file, null where it is a port
 * @param port the port; for a file, a number in its name
 */
record ServerAddress(@Nullable Path file, int port) {
    private static final Logger LOG = LoggerFactory.getLogger(ServerAddress.class);

    /** No server ever gets this port: it says that one listens on the file which is named after it. */
    private static final int PORT_OF_FILE = 1;

    /** The shortest limit that a system sets: that of macOS. Linux has four more. */
    private static final int LONGEST_FILE_NAME = 103;

    /**
     * Where a server can listen that is to be started.
     *
     * @param data its data, on which no server runs
     * @param port where the last one did, 0 where it is not known
     */
    static ServerAddress free(Path data, int port) throws IOException {
        ServerAddress file = of(data, PORT_OF_FILE);
        return file.isPossible() ? file : new ServerAddress(null, freePort(port == PORT_OF_FILE ? 0 : port));
    }

    /**
     * Where a server listens.
     *
     * @param data its data
     * @param port its port, as its {@code postmaster.pid} says it
     */
    static ServerAddress of(Path data, int port) {
        return new ServerAddress(port == PORT_OF_FILE ? data.toAbsolutePath().resolve(".s.PGSQL." + port) : null, port);
    }

    /**
     * The same, by a name that is short enough to connect to: a folder may be moved, or mounted elsewhere, while its server runs.
     *
     * @param process the server, which works in its data
     */
    ServerAddress of(ProcessHandle process) {
        return file == null || isShort(file)
                ? this
                : new ServerAddress(
                        Path.of("/proc", Long.toString(process.pid()), "cwd").resolve(file.getFileName()), port);
    }

    private static boolean isShort(Path file) {
        return file.toString().getBytes(StandardCharsets.UTF_8).length <= LONGEST_FILE_NAME;
    }

    /** Removes what a dead server left: its lock would be taken for that of whichever process has its number now. */
    static void clear(Path data) throws IOException {
        Path file = of(data, PORT_OF_FILE).file;
        if (file != null) {
            Files.deleteIfExists(file);
            Files.deleteIfExists(file.resolveSibling(file.getFileName() + ".lock"));
        }
    }

    /** Some file systems know no such files. */
    private boolean isPossible() {
        if (file == null || !isShort(file) || System.getProperty("os.name").startsWith("Windows")) {
            return false;
        }
        try (ServerSocketChannel channel = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
            channel.bind(UnixDomainSocketAddress.of(file));
            Files.delete(file);
            return true;
        } catch (IOException | UnsupportedOperationException e) {
            LOG.info("the server cannot listen on {}", file, e);
            return false;
        }
    }

    /** What the server is told. */
    List<String> settings() {
        return file == null
                ? List.of("listen_addresses=127.0.0.1", "unix_socket_directories=", "port=" + port)
                : List.of(
                        "listen_addresses=",
                        // The server works in its data: the folder's own name would have to be quoted.
                        "unix_socket_directories=.",
                        "unix_socket_permissions=0700",
                        "port=" + port);
    }

    /** Where to connect; with an option, so that others follow behind {@code &}. */
    String url() {
        String proof = "?" + EmbeddedDatabase.REQUIRE_PROOF + "=" + EmbeddedDatabase.PROOF;
        return file == null
                ? "jdbc:postgresql://127.0.0.1:" + port + "/postgres" + proof
                : "jdbc:postgresql://127.0.0.1/postgres" + proof
                        + "&socketFactory=" + SocketFile.class.getName()
                        + "&socketFactoryArg=" + URLEncoder.encode(file.toString(), StandardCharsets.UTF_8);
    }

    /** A port that is free, if possible this one. */
    private static int freePort(int wanted) throws IOException {
        InetAddress local = InetAddress.getByName("127.0.0.1");
        try (ServerSocket socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(local, wanted));
            return socket.getLocalPort();
        } catch (IOException e) {
            try (ServerSocket socket = new ServerSocket(0, 1, local)) {
                return socket.getLocalPort();
            }
        }
    }
}
