package fr.mediation.bilan.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import fr.mediation.bilan.text.ProblemException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

class ExternalDatabaseTest {
    private static final Path HOME = Path.of("unused");

    @Test
    void isTheOneThatTheEnvironmentNames() {
        Database server = TestHome.database();
        DatabaseSettings settings = DatabaseSettings.of(
                HOME,
                Map.of(
                        "BILAN_DATABASE_URL", server.url(),
                        "BILAN_DATABASE_USER", server.user(),
                        "BILAN_DATABASE_PASSWORD", server.password()));

        try (Database database = Database.open(settings)) {
            assertThat(database).isInstanceOf(ExternalDatabase.class);
            assertThat(database.url()).isEqualTo(server.url());
        }
        assertThat(HOME).doesNotExist();
    }

    @Test
    void itsUserTakesOnTheRoleForMeasuresWhereAnAdministratorGrantedIt() {
        Database server = TestHome.database();

        try (Database database =
                Database.open(new DatabaseSettings(HOME, server.url(), server.user(), server.password()))) {
            assertThat(database.hasReader()).isTrue();
        }
    }

    @Test
    void itIsOpenedWithoutTheRoleForMeasuresWhereItsUserMayMakeNone() {
        Database server = TestHome.database();
        JdbcClient superuser =
                JdbcClient.create(new DriverManagerDataSource(server.url(), Roles.SUPERUSER, server.password()));
        superuser
                .sql("create role external_test login password 'x'; grant create on database postgres to external_test")
                .update();
        try (Database database = Database.open(new DatabaseSettings(HOME, server.url(), "external_test", "x"))) {
            assertThat(database.hasReader()).isFalse();
            assertThat(database.restore()).isFalse();
        } finally {
            superuser
                    .sql("drop owned by external_test; drop role external_test")
                    .update();
        }
    }

    @Test
    void oneThatNoLongerAnswersIsTold() {
        Database gone = new ExternalDatabase("jdbc:postgresql://127.0.0.1:1/bilan", "a", "b", false);

        assertThatThrownBy(gone::restore)
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        problem -> assertThat(problem.key()).isEqualTo("database.unreachable"));
    }

    @Test
    void aWrongPasswordIsExplainedAndNotRepeated() {
        assertThatThrownBy(() -> Database.open(
                        new DatabaseSettings(HOME, TestHome.database().url(), "postgres", "guess")))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        problem -> assertThat(problem.key()).isEqualTo("database.refused"))
                .hasMessageNotContaining("guess");
    }

    @Test
    void aServerThatDoesNotAnswerIsExplained() {
        assertThatThrownBy(() ->
                        Database.open(new DatabaseSettings(HOME, "jdbc:postgresql://127.0.0.1:1/bilan", "a", "b")))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        problem -> assertThat(problem.key()).isEqualTo("database.unreachable"));
    }

    @Test
    void aDatabaseThatDoesNotExistIsExplained() {
        Database server = TestHome.database();

        assertThatThrownBy(() -> Database.open(new DatabaseSettings(
                        HOME, server.url().replace("/postgres", "/nulle_part"), server.user(), server.password())))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        problem -> assertThat(problem.key()).isEqualTo("database.no-such-database"));
    }

    @Test
    void anAddressOfAnotherKindOfDatabaseIsExplained() {
        assertThatThrownBy(() -> Database.open(new DatabaseSettings(HOME, "jdbc:mysql://localhost/x", null, null)))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        problem -> assertThat(problem.key()).isEqualTo("database.wrong-url"));
    }

    @Test
    void aServerBefore14IsRefused() {
        assertThatThrownBy(() -> ExternalDatabase.checkVersion(130_011, "13.11"))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        problem -> assertThat(problem.key()).isEqualTo("database.too-old"));
        ExternalDatabase.checkVersion(140_000, "14.0");
    }

    @Test
    void aPasswordInTheUrlOpensTheDatabaseAndStandsInNoUrlAfterwards() {
        Database server = TestHome.database();
        String user = "user=" + server.user() + "&password=" + server.password();

        try (Database database =
                Database.open(new DatabaseSettings(HOME, server.url() + "&connectTimeout=5&" + user, null, null))) {
            assertThat(database.url()).isEqualTo(server.url() + "&connectTimeout=5");
            assertThat(database.password()).isEqualTo(server.password());
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "jdbc:postgresql://anna:s3cr:et@127.0.0.1:1/bilan",
                "jdbc:postgresql://anna:s3cr:et/@?@127.0.0.1:1/bilan?ssl=true",
                "jdbc:postgresql://127.0.0.1:1/bilan?user=anna&password=s3cr:et",
                "jdbc:postgresql://127.0.0.1:1/bilan?sslpassword=s3cr:et",
                "jdbc:postgresql://anna:s3cr:et@127.0.0.1:1",
                "jdbc:postgresql://127.0.0.1:1/bilan?password=s3cr:et%",
                "jdbc:postgresql:anna/s3cr:et@bilan",
                "jdbc:mysql://anna:s3cr:et@localhost/x",
                "postgres://anna:s3cr:et@localhost/x",
                "host=localhost password=s3cr:et",
                "jdbc:postgresql://127.0.0.1:1/bilan;password=s3cr:et",
                "jdbc:postgresql://127.0.0.1:1/bilan?Password=s3cr:et",
                "s3cr:et"
            })
    void aPasswordInTheUrlIsNeverSaid(String url) {
        DatabaseSettings settings = new DatabaseSettings(HOME, url, null, null);

        assertThat(settings.toString()).doesNotContain("s3cr");
        assertThatThrownBy(() -> Database.open(settings))
                .isInstanceOf(ProblemException.class)
                .satisfies(failure -> assertThat(allThatIsSaid(failure)).doesNotContain("s3cr"));
    }

    private static String allThatIsSaid(Throwable failure) {
        StringWriter said = new StringWriter();
        failure.printStackTrace(new PrintWriter(said));
        return said.toString();
    }

    @ParameterizedTest
    @ValueSource(strings = {"LATIN1", "SQL_ASCII"})
    void oneThatDoesNotKnowAllCharactersIsRefused(String encoding) {
        assertThatThrownBy(() -> ExternalDatabase.checkEncoding(encoding))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        problem -> assertThat(problem.key()).isEqualTo("database.wrong-encoding"));
    }

    @Test
    void limitsThatAnAdministratorGaveTheUserDoNotEndARun() {
        withUser(
                "alter role external_limits set statement_timeout = '1s';"
                        + "alter role external_limits set idle_session_timeout = '1s';"
                        + "alter role external_limits set idle_in_transaction_session_timeout = '1s'",
                database -> {
                    try (HikariDataSource pool = DatabaseConfiguration.pool(database, WaitListener.NONE)) {
                        assertThat(JdbcClient.create(pool)
                                        .sql(
                                                "select name from pg_settings where name like '%timeout' and setting <> '0'"
                                                        + " and source in ('user', 'database user', 'database')")
                                        .query(String.class)
                                        .list())
                                .isEmpty();
                    }
                });
    }

    @Test
    void oneThatCanOnlyBeReadIsExplained() {
        assertThatThrownBy(() ->
                        withUser("alter role external_limits set default_transaction_read_only = on", database -> {}))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        problem -> assertThat(problem.key()).isEqualTo("database.read-only"));
    }

    private static void withUser(String settings, Consumer<Database> work) {
        Database server = TestHome.database();
        JdbcClient superuser =
                JdbcClient.create(new DriverManagerDataSource(server.url(), Roles.SUPERUSER, server.password()));
        superuser
                .sql(
                        "create role external_limits login password 'x'; grant create on database postgres to external_limits")
                .update();
        try {
            superuser.sql(settings).update();
            try (Database database = Database.open(new DatabaseSettings(HOME, server.url(), "external_limits", "x"))) {
                work.accept(database);
            }
        } finally {
            superuser
                    .sql("drop owned by external_limits; drop role external_limits")
                    .update();
        }
    }
}
