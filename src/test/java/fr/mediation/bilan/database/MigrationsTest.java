package fr.mediation.bilan.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.mediation.bilan.text.Messages;
import fr.mediation.bilan.text.ProblemException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

class MigrationsTest {
    private static final Path FILES = Path.of("src/main/resources/db/migration");
    private static final String NAME = "migrations_test";

    private final Migrations migrations =
            new Migrations(new DatabaseSettings(Path.of("accueil"), null, null, null), true);
    private DriverManagerDataSource dataSource;
    private JdbcClient jdbc;

    @BeforeEach
    void makeAnEmptyDatabase() {
        server().sql("create database " + NAME).update();
        Database server = TestHome.database();
        dataSource = new DriverManagerDataSource(
                server.url().replace("/postgres", "/" + NAME) + "&currentSchema=bilan",
                Roles.SUPERUSER,
                server.password());
        jdbc = JdbcClient.create(dataSource);
    }

    @AfterEach
    void dropIt() {
        server().sql("drop database " + NAME + " with (force)").update();
    }

    private static JdbcClient server() {
        Database server = TestHome.database();
        return JdbcClient.create(new DriverManagerDataSource(server.url(), Roles.SUPERUSER, server.password()));
    }

    private FluentConfiguration configuration() {
        FluentConfiguration configuration = Flyway.configure().dataSource(dataSource);
        migrations.customize(configuration);
        return configuration;
    }

    /** Today's program. */
    private void open() {
        migrations.migrate(configuration().load());
    }

    /** A program whose migrations are those of a folder. */
    private void open(Path folder, String checksum) {
        migrations.migrate(configuration()
                .locations("filesystem:" + folder)
                .placeholders(Map.of("migrations", checksum))
                .load());
    }

    private static Path copyTo(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(FILES)) {
            for (Path file : files.toList()) {
                Files.copy(file, folder.resolve(file.getFileName()));
            }
        }
        return folder;
    }

    private List<String> views() {
        return jdbc.sql("select viewname from pg_views where schemaname = 'bilan' order by 1")
                .query(String.class)
                .list();
    }

    /** As an earlier version left it where it was killed at its first start. */
    @Test
    void emptyTablesWithoutTheirHistoryAreMadeAgain() {
        open();
        loseHistory();

        open();

        assertThat(jdbc.sql("select count(*) from bilan.flyway_schema_history where version is not null")
                        .query(Integer.class)
                        .single())
                .isPositive();
    }

    @Test
    void tablesWithoutTheirHistoryThatHoldSomethingAreLeftAlone() {
        open();
        jdbc.sql("""
                insert into bilan.delivery (sha256, file, producer, source, profile, format, received_on, status)
                values (repeat('0', 64), 'a.csv', 'a', 'attendance', 'canonical', 'csv', '2016-01-01', 'withdrawn')""").update();
        loseHistory();

        assertThatThrownBy(this::open).isInstanceOf(FlywayException.class);

        assertThat(jdbc.sql("select count(*) from bilan.delivery")
                        .query(Integer.class)
                        .single())
                .isOne();
    }

    private void loseHistory() {
        jdbc.sql("delete from bilan.flyway_schema_history where type <> 'SCHEMA'")
                .update();
    }

    /** Else a process that is killed in between leaves a schema of which nobody knows what was done to it. */
    @Test
    void whatIsMigratedIsCommittedTogetherWithItsHistory() {
        open();

        assertThat(jdbc.sql("select distinct xmin::text from bilan.flyway_schema_history where type <> 'SCHEMA'")
                        .query(String.class)
                        .list())
                .isEqualTo(jdbc.sql("select xmin::text from pg_class where oid = 'bilan.delivery'::regclass")
                        .query(String.class)
                        .list());
    }

    @Test
    void openingTheSameDataAgainChangesNothing() {
        open();
        List<String> views = views();
        int history = history();

        open();

        assertThat(history()).isEqualTo(history);
        assertThat(views()).isEqualTo(views).isNotEmpty();
    }

    private int history() {
        return jdbc.sql("select count(*) from flyway_schema_history")
                .query(Integer.class)
                .single();
    }

    /** Keys of earlier versions were those of identifiers alone. */
    @Test
    void factsThatOthersOfAnotherDayHadReplacedCountAgain(@TempDir Path folder) throws IOException {
        try (Stream<Path> files = Files.list(FILES)) {
            for (Path file : files.toList()) {
                if (file.getFileName().toString().matches("(V[1-9]|V1[01])__.*|beforeEach.*")) {
                    Files.copy(file, folder.resolve(file.getFileName()));
                }
            }
        }
        open(folder, "before");
        for (int delivery = 1; delivery <= 3; delivery++) {
            jdbc.sql("""
                    insert into delivery (sha256, file, producer, source, profile, format, received_on, status)
                    values (repeat(?, 64), 'a.csv', 'a', 'attendance', 'canonique', 'csv', '2018-01-01', 'in_force')
                    """).param(Integer.toString(delivery)).update();
        }
        fact(1, 7, 1, "2016-02-05", 2);
        fact(2, 7, 1, "2017-02-05", null);
        fact(1, 8, 2, "2016-03-01", 2);
        fact(2, 8, 2, "2016-03-01", null);
        fact(1, 9, 3, "2016-04-01", 2);
        fact(2, 9, 3, "2017-04-01", 3);
        fact(3, 9, 3, "2016-04-01", null);
        fact(1, 10, 4, "2016-05-01", 1);
        fact(1, 10, 5, "2016-05-02", null);
        fact(1, 11, 6, "2016-06-01", 1);
        fact(1, 11, 7, "2016-06-01", null);

        open();

        assertThat(jdbc.sql("""
                        select concat_ws(' ', delivery, line, superseded_by) from bilan.attendance
                        where superseded_by is not null order by delivery, line
                        """).query(String.class).list()).containsExactly("1 2 2", "1 3 3", "1 6 1");
        assertThat(jdbc.sql("""
                        select count(distinct activity) from bilan.attendance
                        where natural_key = activity and activity # (date - date '1970-01-01') in (7, 8, 9, 10, 11)
                        """).query(Integer.class).single()).isEqualTo(8);
        assertThat(jdbc.sql("select count(*) from bilan.delivery_commune where year = 2016")
                        .query(Integer.class)
                        .single())
                .isPositive();
    }

    private void fact(long delivery, long key, int line, String date, @Nullable Integer supersededBy) {
        jdbc.sql("""
                insert into attendance (delivery, natural_key, activity, line, date, participants, activity_type,
                                        identified, minutes_banded, superseded_by, commune, sheet)
                values (?, ?, ?, ?, ?::date, 1, 2, true, false, ?, '69123', '')
                """).params(delivery, key, key, line, date, supersededBy).update();
    }

    @Test
    void aMigrationMayChangeAColumnThatViewsRestOn(@TempDir Path folder) throws IOException {
        open();
        List<String> views = views();
        Files.writeString(
                copyTo(folder).resolve("V999__longer_codes.sql"),
                "alter table directory alter column commune type text;");

        open(folder, "changed");

        assertThat(views()).isEqualTo(views);
        assertThat(jdbc.sql("""
                        select data_type from information_schema.columns
                        where table_name = 'directory_fact' and column_name = 'commune'
                        """).query(String.class).single()).isEqualTo("text");
    }

    @Test
    void aViewThatOthersRestOnMayLoseAColumn(@TempDir Path folder) throws IOException {
        open();
        Path file = copyTo(folder).resolve("R__2_population_at.sql");
        Files.writeString(file, Files.readString(file).replace("as inhabitants", "as inhabitants, 1 as households"));
        open(folder, "changed");
        assertThat(columns("population_at")).contains("households");

        open();

        assertThat(columns("population_at")).containsExactly("year", "department", "inhabitants");
        assertThat(columns("funding_fact")).contains("amount");
    }

    private List<String> columns(String view) {
        return jdbc.sql("""
                select column_name from information_schema.columns
                where table_schema = 'bilan' and table_name = ? order by ordinal_position
                """).param(view).query(String.class).list();
    }

    @Test
    void aViewThatIsNoLongerThereIsDropped(@TempDir Path folder) throws IOException {
        Files.writeString(
                copyTo(folder).resolve("R__4_earlier_fact.sql"), "create view earlier_fact as select 1 as one;");
        open(folder, "earlier");
        assertThat(views()).contains("earlier_fact");

        open();

        assertThat(views()).doesNotContain("earlier_fact").contains("attendance_fact");
    }

    @Test
    void aMigrationThatFailsLeavesTheSchemaAsItWas(@TempDir Path folder) throws IOException {
        open();
        List<String> views = views();
        Files.writeString(copyTo(folder).resolve("R__4_wrong_fact.sql"), "create view wrong_fact as select nothing;");

        assertThatThrownBy(() -> open(folder, "wrong")).hasMessageContaining("R__4_wrong_fact.sql");

        assertThat(views()).isEqualTo(views);
        open();
    }

    @Test
    void aViewThatSomebodyBuiltOnOursIsNotDroppedWithIt(@TempDir Path folder) throws IOException {
        open();
        jdbc.sql("create view public.mine as select count(*) as lines from attendance_fact")
                .update();

        assertThatThrownBy(() -> open(copyTo(folder), "changed"))
                .isInstanceOfSatisfying(ProblemException.class, problem -> {
                    assertThat(problem.key()).isEqualTo("database.built-upon");
                    assertThat(problem).hasMessageContaining("view public.mine depends on view");
                });

        assertThat(jdbc.sql("select lines from public.mine").query(Long.class).single())
                .isZero();
    }

    @Test
    void dataMadeBeforeTheFirstReleaseAreRefusedWithASentenceInBothLanguages() throws IOException {
        jdbc.sql(Files.readString(Path.of("src/test/resources/database/before-release.sql")))
                .update();

        assertThatThrownBy(this::open).isInstanceOfSatisfying(ProblemException.class, problem -> {
            assertThat(problem.key()).isEqualTo("database.made-before-release");
            assertThat(Messages.in(Messages.FRENCH).get(problem.sentence())).contains("accueil", "--home", "livrez");
            assertThat(Messages.in(Locale.UK).get(problem.sentence())).contains("accueil", "--home", "deliver");
        });
        assertThat(jdbc.sql("select max(installed_rank) from flyway_schema_history")
                        .query(Integer.class)
                        .single())
                .isEqualTo(10);
    }

    @Test
    void dataMadeByANewerVersionAreRefusedWithASentence(@TempDir Path folder) throws IOException {
        Files.writeString(copyTo(folder).resolve("V999__loans.sql"), "create table loan (id bigint);");
        open(folder, "newer");

        assertThatThrownBy(this::open)
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        problem -> assertThat(problem.key()).isEqualTo("database.made-by-newer"));
    }

    @Test
    void theMigrationsThatAreAppliedAreThoseOfTheFolder() throws IOException {
        open();

        try (Stream<Path> files = Files.list(FILES)) {
            assertThat(Arrays.stream(configuration().load().info().applied())
                            .map(MigrationInfo::getScript)
                            .filter(script -> script.endsWith(".sql")))
                    .containsExactlyInAnyOrderElementsOf(
                            files.map(file -> file.getFileName().toString())
                                    .filter(name -> name.startsWith("V") || name.startsWith("R__"))
                                    .toList());
        }
    }
}
