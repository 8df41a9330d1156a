package fr.mediation.bilan.database;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.stream.Stream;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.util.FileSystemUtils;

/** The home of the database that the tests of one process share, made anew for each run of the tests. */
public final class TestHome implements ApplicationContextInitializer<ConfigurableApplicationContext> {
    /** Where it lies. */
    public static final Path FOLDER = Path.of(System.getProperty("bilan.test-home", "target/test-home"));

    private static final String PROGRAMS =
            new ServerFolder(Path.of("")).binaries().toString();

    /** Started when it is first asked for: a process of a test that only knows where it lies starts none. */
    private static final class Shared {
        static final Database DATABASE = fresh();
    }

    private static Database fresh() {
        try {
            ServerFolder folder = new ServerFolder(FOLDER);
            RunningServer.in(folder.data()).ifPresent(leftover -> {
                leftover.process().destroyForcibly();
                leftover.process().onExit().join();
            });
            FileSystemUtils.deleteRecursively(FOLDER);
            copy(unpackedPrograms(), folder.binaries());
            Database database = Database.open(new DatabaseSettings(FOLDER, null, null, null));
            commitWithoutWaiting(database);
            return database;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /**
     * The programs, unpacked once for all processes of the tests: that takes seconds. Those that an earlier run unpacked are
     * compared byte by byte.
     */
    private static Path unpackedPrograms() throws IOException {
        ServerFolder shared = new ServerFolder(FOLDER.resolveSibling("test-programs"));
        Files.createDirectories(shared.database());
        try (FileChannel channel = FileChannel.open(
                shared.database().resolve("tests.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            // Given back with the channel.
            channel.lock();
            Programs programs = new Programs(shared.binaries(), shared.log());
            programs.prepare();
            programs.repair();
        }
        return shared.binaries();
    }

    /** Tens of thousands of commits would wait for the disk; no power cut is tried on this server. */
    private static void commitWithoutWaiting(Database database) throws SQLException {
        try (Connection connection = DriverManager.getConnection(database.url(), database.user(), database.password());
                Statement statement = connection.createStatement()) {
            statement.execute("alter role %s set synchronous_commit = off".formatted(Roles.OWNER));
        }
    }

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        // Nothing to set: the database only has to run.
        database();
    }

    /** Where to connect, for tests that need no application. */
    static Database database() {
        return Shared.DATABASE;
    }

    /**
     * Puts the programs of the server into a home, as an earlier start has: to unpack them takes seconds.
     *
     * @param home the home
     * @return the home
     */
    public static Path withPrograms(Path home) {
        database();
        copy(new ServerFolder(FOLDER).binaries(), new ServerFolder(home).binaries());
        return home;
    }

    /**
     * Makes a home whose server has run and was stopped, by a copy of one: to make one takes seconds.
     *
     * @param home where
     * @return its settings
     */
    public static DatabaseSettings made(Path home) {
        copy(Made.HOME, home);
        return new DatabaseSettings(home, null, null, null);
    }

    /**
     * {@return what asks the database of an opened home}
     *
     * @param database the database
     */
    public static JdbcClient client(Database database) {
        return JdbcClient.create(new DriverManagerDataSource(database.url(), database.user(), database.password()));
    }

    private static final class Made {
        static final Path HOME = make(FOLDER.resolveSibling(FOLDER.getFileName() + "-made"));

        private static Path make(Path home) {
            try {
                FileSystemUtils.deleteRecursively(home);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            Database.open(new DatabaseSettings(withPrograms(home), null, null, null))
                    .close();
            return home;
        }
    }

    /** Copies a folder with all that is in it, permissions and links too; programs are shared, for they do not change. */
    static Path copy(Path from, Path to) {
        try (Stream<Path> files = Files.walk(from)) {
            Files.createDirectories(to.getParent());
            for (Path file : files.toList()) {
                Path copy = to.resolve(from.relativize(file).toString());
                if (Files.isRegularFile(file) && file.toString().contains(PROGRAMS)) {
                    Files.createLink(copy, file);
                } else if (!isSocket(file)) {
                    Files.copy(file, copy, LinkOption.NOFOLLOW_LINKS, StandardCopyOption.COPY_ATTRIBUTES);
                }
            }
            return to;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What a server listens on; it cannot be copied as a file is. */
    private static boolean isSocket(Path file) throws IOException {
        return Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS)
                .isOther();
    }

    /**
     * Empties all tables but the schema's history and the copy of the reference: the program brings the same for all
     * tests, and copying it again takes longer than most of them. Tables that are empty are left as they are.
     *
     * @param jdbc the database
     */
    public static void empty(JdbcClient jdbc) {
        jdbc.sql("""
                do $$
                declare
                    candidate text;
                    filled bool;
                    tables text[];
                begin
                    for candidate in
                        select quote_ident(tablename) from pg_tables
                        where schemaname = 'bilan'
                          and tablename not in ('flyway_schema_history', 'territory', 'population', 'commune_population',
                                                'equipment_factor', 'reference_state')
                    loop
                        execute format('select exists (select from %s)', candidate) into filled;
                        if filled then
                            tables := tables || candidate;
                        end if;
                    end loop;
                    if tables is not null then
                        execute format('truncate %s cascade', array_to_string(tables, ', '));
                    end if;
                end $$
                """).update();
    }

    /**
     * Forgets all that was computed, so that it is computed from the facts alone.
     *
     * @param jdbc the database
     */
    public static void forgetFigures(JdbcClient jdbc) {
        jdbc.sql("truncate cube, part, computation, batch_job_instance cascade").update();
    }
}
