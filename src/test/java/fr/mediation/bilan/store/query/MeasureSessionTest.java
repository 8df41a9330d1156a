package fr.mediation.bilan.store.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.mediation.bilan.database.BilanTest;
import fr.mediation.bilan.database.Database;
import fr.mediation.bilan.fact.FactTable;
import fr.mediation.bilan.job.ingest.SourceCatalogue;
import fr.mediation.bilan.store.FactLines;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.annotation.Transactional;

/** What a measure could do, had its check a hole: the SQL here is passed by it. */
@BilanTest
class MeasureSessionTest {
    @Autowired
    private MeasureSession session;

    @Autowired
    private FactReader reader;

    @Autowired
    private FactLines lines;

    @Autowired
    private JdbcClient jdbc;

    private String setting(String name) {
        return jdbc.sql("select current_setting(?)")
                .param(name)
                .query(String.class)
                .single();
    }

    private static FactQuery query(String expression) {
        return new FactQuery(new FactSelection("(select 1) as one", "true"), List.of(expression));
    }

    static Stream<FactTable> facts() {
        return SourceCatalogue.facts().all().stream();
    }

    @ParameterizedTest
    @MethodSource("facts")
    void measuresMayReadTheFacts(FactTable facts) {
        FactQuery query = new FactQuery(new FactSelection(facts.relation(), "true"), List.of("count(*)"));

        assertThat(reader.read(query, row -> {})).isEqualTo(1);
        assertThat(lines.evaluate(query)).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "64 = any(select length(pg_read_file('postgresql.conf')))",
                "length(pg_read_file('PG_VERSION'))",
                "(select count(*) from pg_ls_dir('.'))",
                "lo_import('/etc/passwd')",
                "lo_export(1, '/tmp/out')",
                "lo_from_bytea(0, 'a')",
                "(select count(*) from bilan.delivery)",
                "(select count(*) from bilan.attendance)",
                "(select count(*) from pg_authid)",
                "set_config('role', 'none', true)",
                "set_config('transaction_read_only', 'off', true)",
                "nextval('delivery_id_seq')",
                "pg_reload_conf()",
                "query_to_xml('select * from bilan.delivery', true, true, '')"
            })
    void measuresMayDoNothingElse(String expression) {
        String number = "length(cast(" + expression + " as text))";

        assertThatThrownBy(() -> reader.read(query(number), row -> {})).isInstanceOf(WrongQueryException.class);
        assertThatThrownBy(() -> lines.evaluate(query(number))).isInstanceOf(WrongQueryException.class);
    }

    @Test
    void nothingIsWrittenAndTimeIsLimited() {
        assertThat(session.run(() -> setting("transaction_read_only"))).isEqualTo("on");
        assertThat(session.run(() -> setting("role"))).isEqualTo(Database.READER);
        assertThat(session.run(() -> setting("statement_timeout"))).isEqualTo("15min");
        assertThatThrownBy(() -> session.run(
                        () -> jdbc.sql("create temporary table mine (a int)").update()))
                .isInstanceOfAny(DataAccessException.class, WrongQueryException.class);
    }

    @Test
    void aLineIsNotComparedWithEachPlaceWhereTheServerKnowsNothingOfThem() {
        assertThat(session.run(() -> setting("enable_nestloop"))).isEqualTo("off");
    }

    @Test
    @Transactional
    void theTransactionAroundGoesOnAsItWas() {
        jdbc.sql("create temporary table around (a int) on commit drop").update();
        String role = setting("role");
        String limit = setting("statement_timeout");

        session.run(() -> setting("role"));
        assertThatThrownBy(() -> reader.read(query("1 / 0"), row -> {})).isInstanceOf(WrongQueryException.class);

        assertThat(setting("role")).isEqualTo(role).isNotEqualTo(Database.READER);
        assertThat(setting("transaction_read_only")).isEqualTo("off");
        assertThat(setting("statement_timeout")).isEqualTo(limit);
        assertThat(jdbc.sql("insert into around values (1)").update()).isEqualTo(1);
    }
}
