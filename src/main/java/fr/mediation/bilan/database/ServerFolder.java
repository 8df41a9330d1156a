package fr.mediation.bilan.database;

import fr.mediation.bilan.file.PrivateFiles;
import fr.mediation.bilan.file.SecretFile;
import fr.mediation.bilan.text.ProblemException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Where the embedded server keeps its data, binaries, password and log under the home. */
final class ServerFolder {
    /** The major version of the binaries that the build brings. */
    static final int MAJOR_VERSION = 18;

    /** The title of the authentication rules that initdb writes and ours replace. */
    private static final String RULES_OF_INITDB = "PostgreSQL Client Authentication Configuration File";

    private static final String DATA_PREFIX = "postgresql-";
    /** The programs of PostgreSQL call each other by a shell, in double quotes: these would be run by it. */
    private static final Pattern UNFIT_FOR_SHELL = Pattern.compile("[\"$`\\p{Cntrl}]");

    /** Folders of the data that are usually empty, each behind the one it lies in. The server does not start without them. */
    private static final List<String> OFTEN_EMPTY = List.of(
            "pg_commit_ts",
            "pg_dynshmem",
            "pg_logical",
            "pg_logical/mappings",
            "pg_logical/snapshots",
            "pg_notify",
            "pg_replslot",
            "pg_serial",
            "pg_snapshots",
            "pg_stat",
            "pg_stat_tmp",
            "pg_tblspc",
            "pg_twophase",
            "pg_wal/archive_status",
            "pg_wal/summaries");

    private static final int PASSWORD_BYTES = 24;
    private static final Pattern PASSWORD = Pattern.compile("[0-9a-f]{" + 2 * PASSWORD_BYTES + "}");
    private static final Logger LOG = LoggerFactory.getLogger(ServerFolder.class);

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

    /** What processes lock while they use the server. */
    Path useLock() {
        return database().resolve("use.lock");
    }

    /** Says where the server was last started; made once there are data. */
    Path place() {
        return database().resolve("server-place");
    }

    /** Where data are made before they are moved to {@link #data()}. */
    Path unfinishedData() {
        return database().resolve("unfinished-data");
    }

    Path log() {
        return home.resolve("logs").resolve("postgresql.log");
    }

    Path passwordFile() {
        return home.resolve("keys").resolve("database-password");
    }

    /** Creates the folders, and refuses those that cannot be used. */
    void prepare() {
        if (UNFIT_FOR_SHELL.matcher(home.toAbsolutePath().toString()).find()) {
            throw new ProblemException("database.wrong-folder-name", home.toString());
        }
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
        refuseLostData();
    }

    /**
     * Refuses to make data in the place of some that were lost: they would be empty, and nobody would know before the next
     * review.
     */
    void refuseLostData() {
        // Data whose making was interrupted were never used.
        if (saysSomething(data()) || Files.exists(unfinishedData())) {
            return;
        }
        Stream.of(place(), home.resolve("reports"), home.resolve("retours"))
                .filter(ServerFolder::saysSomething)
                .findFirst()
                .ifPresent(sign -> {
                    throw new ProblemException("database.data-lost", data().toString(), sign.toString());
                });
    }

    private static boolean saysSomething(Path sign) {
        if (!Files.isDirectory(sign)) {
            return Files.exists(sign);
        }
        try (Stream<Path> entries = Files.list(sign)) {
            return entries.findAny().isPresent();
        } catch (IOException e) {
            throw new ProblemException(e, "database.not-writable", sign.toString());
        }
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
                            .strip())
                    .filter(version -> !version.isEmpty());
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /**
     * Removes what a killed start left behind: data that an earlier version made only in part, the number of a process that
     * has ended. Only to be called while no server runs.
     */
    void clearUnfinishedStart() throws IOException {
        if (isUnfinished()) {
            // These data were never in use; they are moved nevertheless, not deleted.
            Files.move(data(), database().resolve("unfinished-" + UUID.randomUUID()));
        }
        Files.deleteIfExists(data().resolve("postmaster.pid"));
        ServerAddress.clear(data());
    }

    /** Makes the folders of the data that a backup left out because nothing was in them, as object storage does. */
    void restoreEmptyFolders() throws IOException {
        if (version(data()).isEmpty()) {
            return;
        }
        for (String name : OFTEN_EMPTY) {
            Path empty = data().resolve(name);
            // Where what it lies in is gone, data are lost.
            if (Files.notExists(empty) && Files.isDirectory(empty.getParent())) {
                PrivateFiles.folder(empty);
                LOG.warn("{} was missing: it is made", empty);
            }
        }
    }

    /**
     * Whether the creation of the data was interrupted: our authentication rules are written last. Data that a server ever ran
     * on are whole, whatever became of the rules: it leaves its options there, and we leave where it ran.
     */
    private boolean isUnfinished() throws IOException {
        boolean ran = Files.exists(data().resolve("postmaster.opts"))
                || Files.exists(place()) && Files.exists(data().resolve("global/pg_control"));
        if (Files.notExists(data()) || ran) {
            return false;
        }
        Path rules = data().resolve("pg_hba.conf");
        return Files.notExists(rules)
                || Files.readString(rules, StandardCharsets.UTF_8).contains(RULES_OF_INITDB);
    }

    /**
     * The server's password, made at the first start. One that is empty or cut is made anew, like one that is missing: the
     * server then gets the new one.
     */
    String password() {
        SecretFile file = new SecretFile(passwordFile());
        try {
            if (file.state() != SecretFile.State.MISSING) {
                String password = file.read();
                if (PASSWORD.matcher(password).matches()) {
                    return password;
                }
                LOG.warn("{} is empty or cut: it is made anew", file.file());
            }
            return file.make(PASSWORD_BYTES, true);
        } catch (IOException e) {
            throw new ProblemException(e, "database.not-writable", file.file().toString());
        }
    }
}
