package fr.mediation.bilan.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.mediation.bilan.fact.FactTable;
import fr.mediation.bilan.job.ingest.SourceCatalogue;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@BilanTest
class RolesTest {
    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private DataSource dataSource;

    private void asReader(String sql) throws SQLException {
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            try {
                statement.execute("set local role " + Database.READER);
                statement.execute(sql);
            } finally {
                connection.rollback();
            }
        }
    }

    @Test
    void theApplicationIsNoSuperuser() {
        assertThat(jdbc.sql("""
                        select rolsuper or rolcreaterole or rolcreatedb or rolreplication or rolbypassrls
                        from pg_roles where rolname = current_user
                        """).query(Boolean.class).single()).isFalse();
    }

    @Test
    void theApplicationIsInNoRoleThatReachesFilesOrPrograms() {
        assertThat(jdbc.sql("select rolname from pg_roles where pg_has_role(current_user, oid, 'member')")
                        .query(String.class)
                        .list())
                .containsExactlyInAnyOrder(Roles.OWNER, Database.READER);
    }

    static Stream<FactTable> facts() {
        return SourceCatalogue.facts().all().stream();
    }

    @ParameterizedTest
    @MethodSource("facts")
    void theReaderReadsEveryViewOfFacts(FactTable facts) throws SQLException {
        asReader("select * from " + facts.relation() + " limit 1");
    }

    @Test
    void theReaderReadsNothingElse() {
        List<String> views = facts().map(FactTable::relation).toList();

        assertThat(jdbc.sql("""
                        select relname from pg_class
                        where relnamespace = current_schema()::regnamespace and relkind in ('r', 'p', 'v', 'm')
                          and has_any_column_privilege('bilan_reader', oid, 'select')
                        """).query(String.class).list()).containsExactlyInAnyOrderElementsOf(views);
    }

    @Test
    void theReaderWritesNothing() {
        assertThat(jdbc.sql("""
                        select relname from pg_class
                        where relnamespace = current_schema()::regnamespace and relkind in ('r', 'p', 'v', 'm')
                          and (has_any_column_privilege('bilan_reader', oid, 'insert, update, references')
                               or has_table_privilege('bilan_reader', oid, 'delete, truncate, trigger'))
                        """).query(String.class).list()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "select set_config('role', 'none', true)",
                "select pg_read_file('PG_VERSION')",
                "select pg_ls_dir('.')",
                "select lo_import('PG_VERSION')",
                "copy (select 1) to program 'true'",
                "copy (select 1) to '/tmp/x'",
                "create temporary table mine (id int)",
                "create table mine (id int)",
                "select * from attendance",
                "select * from delivery",
                "select * from pg_authid",
            })
    void theReaderIsRefused(String sql) {
        assertThatThrownBy(() -> asReader(sql))
                .isInstanceOf(SQLException.class)
                .hasMessageContaining("permission denied");
    }
}
