package fr.mediation.bilan.database;

import fr.mediation.bilan.file.Permissions;
import fr.mediation.bilan.file.PrivateFiles;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Duration;

/** Starts the embedded server. The library is meant for tests, so every setting that keeps data safe is made here. */
final class ServerStart {
    private static final Duration START_TIMEOUT = Duration.ofSeconds(60);
    private static final String AUTHENTICATION =
            """
            # Only this machine, and only with the password of keys/database-password.
            host all all 127.0.0.1/32 scram-sha-256
            host all all ::1/128 scram-sha-256
            """;

    private ServerStart() {}

    /**
     * Starts the server of a folder, whose data are created at the first start; closing it stops it.
     *
     * @param port where it listens, 0 for a port that is free
     */
    static EmbeddedPostgres start(ServerFolder folder, String password, int port) throws IOException {
        // The library must not stop the server at exit: another process may still use it.
        EmbeddedPostgres server = EmbeddedPostgres.builder()
                .setRegisterShutdownHook(false)
                .setCleanDataDirectory(false)
                .setPort(port)
                .setDataDirectory(folder.data())
                .setOverrideWorkingDirectory(folder.binaries().toFile())
                .setDataDirectoryCustomizer(ServerStart::requirePassword)
                .setLocaleConfig("pwfile", folder.passwordFile().toString())
                .setLocaleConfig("locale", "C")
                .setConnectConfig("password", password)
                .setPGStartupWait(START_TIMEOUT)
                .setErrorRedirector(
                        ProcessBuilder.Redirect.appendTo(folder.log().toFile()))
                .setOutputRedirector(
                        ProcessBuilder.Redirect.appendTo(folder.log().toFile()))
                // What is committed must survive a power cut: the library turns this off.
                .setServerConfig("fsync", "on")
                .setServerConfig("synchronous_commit", "on")
                .setServerConfig("listen_addresses", "127.0.0.1")
                .setServerConfig("unix_socket_directories", "")
                .setServerConfig("timezone", "UTC")
                // Enough for one run and a status query, on a machine that also does other work.
                .setServerConfig("max_connections", "20")
                .setServerConfig("shared_buffers", "256MB")
                .setServerConfig("work_mem", "64MB")
                // Loads of millions of lines would otherwise stop for a checkpoint every few seconds.
                .setServerConfig("max_wal_size", "2GB")
                // Compiling a statement costs more than these queries take.
                .setServerConfig("jit", "off")
                .start();
        // The library lets everybody write there, if it unpacked them.
        if (Files.exists(folder.binaries())) {
            Permissions.close(folder.binaries());
        }
        return server;
    }

    private static void requirePassword(File data) {
        try {
            PrivateFiles.write(
                    data.toPath().resolve("pg_hba.conf"), AUTHENTICATION.getBytes(StandardCharsets.US_ASCII));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
