package fr.mediation.bilan.database;

import fr.mediation.bilan.file.PrivateFiles;
import fr.mediation.bilan.text.ProblemException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.util.FileSystemUtils;

/** Where the embedded server keeps its data, binaries, password and log under the home. */
final class ServerFolder {
    /** The major version of the binaries that the build brings. */
    static final int MAJOR_VERSION = 18;

    /** The title of the authentication rules that initdb writes and ours replace. */
    private static final String RULES_OF_INITDB = "PostgreSQL Client Authentication Configuration File";

    private static final String DATA_PREFIX = "postgresql-";
    private static final int PASSWORD_BYTES = 24;

    private final Path home;

    ServerFolder(Path home) {
        this.home = home;
    }

    Path database() {
        return home.resolve("database");
    }

    Path data() {
        return database().resolve(DATA_PREFIX + MAJOR_VERSION);
    }

    Path binaries() {
        return database().resolve("binaries");
    }

    Path startLock() {
        return database().resolve("start.lock");
    }

    Path log() {
        return home.resolve("logs").resolve("postgresql.log");
    }

    Path passwordFile() {
        return home.resolve("keys").resolve("database-password");
    }

    /** Creates the folders, and refuses those that cannot be used. */
    void prepare() {
        try {
            for (Path folder :
                    new Path[] {database(), log().getParent(), passwordFile().getParent()}) {
                PrivateFiles.folder(folder);
                if (!Files.isWritable(folder)) {
                    throw new ProblemException("database.not-writable", folder.toString());
                }
            }
        } catch (IOException e) {
            throw new ProblemException(e, "database.not-writable", database().toString());
        }
        refuseOtherVersion();
    }

    private void refuseOtherVersion() {
        if (Files.exists(data())) {
            version(data())
                    .filter(version -> !version.equals(Integer.toString(MAJOR_VERSION)))
                    .ifPresent(version -> refuse(version, data()));
            return;
        }
        try (Stream<Path> entries = Files.list(database())) {
            entries.filter(entry -> entry.getFileName().toString().startsWith(DATA_PREFIX))
                    .filter(entry -> version(entry).isPresent())
                    .findFirst()
                    .ifPresent(entry -> refuse(version(entry).orElseThrow(), entry));
        } catch (IOException e) {
            throw new ProblemException(e, "database.not-writable", database().toString());
        }
    }

    private static void refuse(String version, Path data) {
        throw new ProblemException("database.other-version", data.toString(), version, Integer.toString(MAJOR_VERSION));
    }

    private static Optional<String> version(Path data) {
        try {
            return Optional.of(Files.readString(data.resolve("PG_VERSION"), StandardCharsets.US_ASCII)
                    .strip());
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /**
     * Removes what a killed start left behind: incomplete data, incompletely unpacked binaries, the number of a process
     * that has ended.
     */
    void clearUnfinishedStart() throws IOException {
        if (isUnfinished()) {
            // These data were never in use; they are moved nevertheless, not deleted.
            Files.move(
                    data(),
                    database().resolve("unfinished-" + ProcessHandle.current().pid()));
        }
        if (Files.isDirectory(binaries())) {
            try (Stream<Path> unpacked = Files.list(binaries())) {
                for (Path folder : unpacked.toList()) {
                    if (Files.isDirectory(folder) && Files.notExists(folder.resolve(".exists"))) {
                        FileSystemUtils.deleteRecursively(folder);
                    }
                }
            }
        }
        Path pidFile = data().resolve("postmaster.pid");
        if (RunningServer.in(data()).isEmpty()) {
            Files.deleteIfExists(pidFile);
        }
    }

    /** Whether the creation of the data was interrupted: our authentication rules are written last. */
    private boolean isUnfinished() throws IOException {
        if (Files.notExists(data())) {
            return false;
        }
        Path rules = data().resolve("pg_hba.conf");
        return Files.notExists(rules)
                || Files.readString(rules, StandardCharsets.UTF_8).contains(RULES_OF_INITDB);
    }

    /** The server's password, created at the first start in a file that only its owner can read. */
    String password() {
        Path file = passwordFile();
        try {
            if (Files.notExists(file)) {
                byte[] random = new byte[PASSWORD_BYTES];
                new SecureRandom().nextBytes(random);
                PrivateFiles.writeNew(file, HexFormat.of().formatHex(random).getBytes(StandardCharsets.US_ASCII));
            }
            return Files.readString(file, StandardCharsets.US_ASCII).strip();
        } catch (IOException e) {
            throw new ProblemException(e, "database.not-writable", file.toString());
        }
    }
}
