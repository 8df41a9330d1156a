package fr.mediation.bilan.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import fr.mediation.bilan.database.ConnectionCut;
import fr.mediation.bilan.database.ConnectionCut.Victim;
import fr.mediation.bilan.database.RunningHome;
import fr.mediation.bilan.definition.JobsFolder;
import fr.mediation.bilan.fact.YearBasis;
import fr.mediation.bilan.job.OpenHome;
import fr.mediation.bilan.job.compute.KeptSums;
import fr.mediation.bilan.job.ingest.Deliveries;
import fr.mediation.bilan.job.run.Home;
import fr.mediation.bilan.text.Sha256;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.util.FileSystemUtils;

/** Homes in which something goes wrong, beside one in which nothing does. All know persons by the same key. */
final class ChaosHomes {
    /** Two files are enough to pass through all steps. */
    private static final List<String> FILES = List.of("frequentation-2016.csv", "formations-2016.csv");

    private final Path folder;
    private final List<String> undisturbed;

    private ChaosHomes(Path folder) {
        this.folder = folder;
        try {
            Path inbox = Files.createDirectories(folder.resolve("inbox"));
            for (String file : FILES) {
                Files.copy(Path.of("sample-data", file), inbox.resolve(file));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Path home = make("undisturbed");
        BilanProcess run = BilanProcess.run(home, committee());
        assertThat(run.code()).as(run.text()).isZero();
        undisturbed = outcome(home);
    }

    /** Makes the undisturbed one in a folder. */
    static ChaosHomes in(Path folder) {
        return new ChaosHomes(folder);
    }

    /** The command that is disturbed. */
    String[] committee() {
        return new String[] {"committee", "--inbox", folder.resolve("inbox").toString()};
    }

    /** A home with its tables. */
    private Path make(String name) {
        try {
            Path home = folder.resolve(name);
            Path keys = home.resolve("keys");
            Files.createDirectories(
                    keys, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
            Path key = Files.createFile(
                    keys.resolve("person-key"),
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            Files.writeString(key, Deliveries.personKey());
            BilanProcess status = BilanProcess.run(home, "status");
            assertThat(status.code()).as(status.text()).isZero();
            return home;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A home whose database does something to a step at its first commit. */
    Path cutAt(String step, Victim victim) {
        Path home = make(step + "-" + victim);
        RunningHome.ask(home, jdbc -> {
            new ConnectionCut(jdbc).atCommit(step, 1, victim);
            return true;
        });
        return home;
    }

    /** Holds the steps that wait at the gate of a home until it is closed, or its server dies. */
    static final class Gate implements AutoCloseable {
        private final Connection connection;
        private final Path home;

        private Gate(Path home) {
            this.home = home;
            Poll.until("a server in " + home, () -> {
                try {
                    return !JdbcClient.create(RunningHome.of(home))
                            .sql("select 1")
                            .query(Integer.class)
                            .list()
                            .isEmpty();
                } catch (RuntimeException e) {
                    return false;
                }
            });
            try {
                connection = RunningHome.of(home).getConnection();
                connection.createStatement().execute("select pg_advisory_lock(" + ConnectionCut.GATE + ")");
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
        }

        static Gate of(Path home) {
            return new Gate(home);
        }

        void awaitStep() {
            JdbcClient jdbc = JdbcClient.create(RunningHome.of(home));
            Poll.until(
                    "a step at the gate",
                    () -> jdbc.sql(
                                            "select count(*) from pg_locks where locktype = 'advisory' and not granted and objid = "
                                                    + ConnectionCut.GATE)
                                    .query(Integer.class)
                                    .single()
                            > 0);
        }

        @Override
        public void close() {
            try {
                connection.close();
            } catch (SQLException serverIsGone) {
                // And the lock with it.
            }
        }
    }

    /** The same command ends well, finds the second time that nothing is left to do, and left what an undisturbed run does. */
    void assertEqualAfterTheSameCommand(Path home) {
        BilanProcess again = BilanProcess.run(home, committee());
        assertThat(again.code()).as(again.text()).isZero();
        BilanProcess nothing = BilanProcess.run(home, committee());
        assertThat(nothing.code()).as(nothing.text()).isZero();
        assertThat(nothing.text()).contains("Rien de nouveau");
        assertThat(outcome(home)).isEqualTo(undisturbed);
        assertSumsAreThoseOfTheFacts(home);
        forget(home);
    }

    /** What is kept does not outlive a server that was killed, and is kept again with the next facts. */
    private static void assertSumsAreThoseOfTheFacts(Path home) {
        boolean areKept = RunningHome.ask(home, ChaosHomes::keepsSums);
        try (OpenHome open = OpenHome.of(new Home(home), told -> {})) {
            KeptSums.Checked checked = open.get(KeptSums.class).check(JobsFolder.packaged(), YearBasis.CIVIL);
            assertThat(checked.wrong()).isEmpty();
            assertThat(checked.miscounted()).isEmpty();
            assertThat(checked.sums() > 0).isEqualTo(areKept);
        }
    }

    private static boolean keepsSums(JdbcClient jdbc) {
        return jdbc.sql("select exists (select from cube)").query(Boolean.class).single();
    }

    private static void forget(Path home) {
        try {
            FileSystemUtils.deleteRecursively(home);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> outcome(Path home) {
        List<String> outcome = new ArrayList<>(RunningHome.ask(home, ChaosHomes::rows));
        try (Stream<Path> files = Files.walk(home.resolve("reports"))) {
            files.filter(Files::isRegularFile)
                    .sorted()
                    .forEach(file -> outcome.add(file.getFileName() + " " + sha256(file)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return outcome;
    }

    private static List<String> rows(JdbcClient jdbc) {
        List<String> rows = new ArrayList<>();
        // All columns, whatever they are, but deliveries by their file: a server that was killed skips numbers.
        for (String facts : List.of("attendance", "training", "donation", "directory", "funding")) {
            rows.add(facts + " "
                    + jdbc.sql("""
                            select md5(coalesce(string_agg(fact, '|' order by fact), ''))
                            from (select (to_jsonb(f) - 'delivery' - 'superseded_by')::text || ' ' || d.file || ' '
                                         || coalesce(later.file, '') as fact
                                  from %s f join delivery d on d.id = f.delivery
                                  left join delivery later on later.id = f.superseded_by) facts
                            """.formatted(facts)).query(String.class).single());
        }
        for (String query : List.of(
                "select file || ' ' || status || ' ' || accepted || ' ' || rejected || ' ' || replaced from delivery order by id",
                "select file || ' ' || line || ' ' || rule from rejection r join delivery d on d.id = delivery order by 1",
                "select indicator || ' ' || year || ' ' || count(*) || ' ' || coalesce(sum(value), 0)"
                        + " from part join figure on part = part.id group by indicator, year order by 1")) {
            rows.addAll(jdbc.sql(query).query(String.class).list());
        }
        return rows;
    }

    private static String sha256(Path file) {
        try {
            return Sha256.of(Files.readAllBytes(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
